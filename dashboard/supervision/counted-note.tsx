import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { parsePeriod } from "../format/period.ts";
import type { Counted } from "./findings-view.ts";

interface CountedNoteProps {
  readonly counted: Counted;
  /** Findings that match. */
  readonly count: number;
  readonly whole: () => void;
}

/** That the lists hold what a figure of a review counted, how many that is, and the way back to all of them. */
export function CountedNote({ counted: { by, period }, count, whole }: CountedNoteProps) {
  const { t } = useTranslation();
  return (
    <p className="counted-note" role="status">
      <span>{t("countedNote", { count, figure: t(`counted${by}`), period, day: parsePeriod(period)?.to ?? "" })}</span>
      <Button variant="default" size="compact-sm" onClick={whole}>
        {t("everyFinding")}
      </Button>
    </p>
  );
}
