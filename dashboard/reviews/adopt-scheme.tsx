import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AdoptSchemeDocument, type ReviewSchemeLineInput, type ReviewSchemesQuery } from "../api/generated/graphql.ts";
import { FormWrong } from "../people/door.tsx";
import { useAct } from "../people/use-act.ts";
import { useFrame } from "../shell/frame.ts";
import { DayInput } from "../ui/day-input.tsx";
import { TitleFields, type Titles } from "../ui/title-fields.tsx";
import { weightsOf } from "./scheme-lines.ts";
import "../people/door.css";

interface AdoptSchemeProps {
  readonly lines: readonly ReviewSchemeLineInput[];
  readonly latest: ReviewSchemesQuery["reviewSchemes"][number];
  readonly adopted: () => void;
}

/** Adopts the scheme that was written, from a day on and with a reason. */
export function AdoptScheme({ lines, latest, adopted }: AdoptSchemeProps) {
  const { t } = useTranslation();
  const { day } = useFrame();
  const [titles, setTitles] = useState<Titles>({ titleZh: latest.title.zh, titleEn: latest.title.en });
  const [validFrom, setValidFrom] = useState(day);
  const [reason, setReason] = useState("");
  const { act, busy, wrong, wrongBeside } = useAct(AdoptSchemeDocument, adopted);
  return (
    <form
      className="form adopt-form"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ input: { ...titles, validFrom, reason, lines: [...lines] } });
      }}
    >
      <TitleFields of="scheme" titles={titles} wrong={wrong} change={setTitles} />
      <DayInput
        label={t("validFrom")}
        description={t("schemeValidHint")}
        required
        day={validFrom}
        error={wrong("validFrom")}
        choose={setValidFrom}
      />
      <Textarea
        label={t("reviewReason")}
        required
        maxLength={500}
        value={reason}
        error={wrong("reason")}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <FormWrong text={wrongBeside("titleZh", "titleEn", "validFrom", "reason")} />
      <Button type="submit" loading={busy} disabled={weightsOf(lines) !== 100}>
        {t("adoptScheme")}
      </Button>
    </form>
  );
}
