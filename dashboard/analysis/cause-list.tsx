import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { percent } from "../format/ratio.ts";
import { Dotted } from "../ui/dotted.tsx";
import { Panel } from "../ui/panel.tsx";
import type { ByDimension, Changed } from "./change-query.ts";
import { changingRate, type ChangeView } from "./change-view.ts";
import { points } from "./numbers.ts";
import { useSegmentName } from "./use-segment-name.ts";

interface CauseListProps {
  readonly changed: Changed;
  readonly view: ChangeView;
  readonly show: (change: Partial<ChangeView>) => void;
}

/** In which segments the change lies, the most telling dimension first; where, not why. */
export function CauseList({ changed, view, show }: CauseListProps) {
  const { t } = useTranslation();
  const nameOf = useSegmentName(view.within);
  const told = changed.dimensions.filter(({ standOut }) => standOut.length > 0);
  const fall = changed.change < 0;
  const namesOf = (by: ByDimension) =>
    by.segments
      .filter(({ key }) => by.standOut.includes(key))
      .map((part) => nameOf(by, part))
      .join(t("listComma"));
  return (
    <Panel title={t("causes")} note={t("notProof")}>
      <p>
        {t("changeSummary", {
          rate: t(changingRate(view)),
          before: percent(changed.before),
          after: percent(changed.after),
          change: `${points(changed.change)} ${t("pointUnit")}`,
        })}
      </p>
      {told.length === 0 && <p>{t("spreadEvenly")}</p>}
      <ol className="verdict-list">
        {told.map((by, at) => (
          <li key={by.dimension} data-tone={at === 0 ? (fall === changed.lessIsBetter ? "better" : "worse") : "same"}>
            <Dotted
              parts={[
                <b key="dimension">{t(`by_${by.dimension}`)}</b>,
                by.explains !== null &&
                  t(by.explains > 1 ? "explainsMore" : fall ? "explainsFall" : "explainsRise", {
                    names: namesOf(by),
                    share: `${Math.round(by.explains * 100)}%`,
                  }),
              ]}
            />
            <small>
              <Dotted
                parts={by.segments
                  .filter(({ key }) => by.standOut.includes(key))
                  .map(
                    (part) =>
                      `${nameOf(by, part)} ${percent({ numerator: part.beforeNumerator, denominator: part.beforeDenominator })} → ${percent({ numerator: part.afterNumerator, denominator: part.afterDenominator })}`,
                  )}
              />
            </small>
            <Button variant="subtle" size="compact-xs" onClick={() => show({ dimension: by.dimension })}>
              {t("showParts")}
            </Button>
            {by.dimension === "ESTATE" && by.standOut[0] !== undefined && (
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => show({ within: by.standOut[0] ?? null, dimension: null })}
              >
                {t("lookInside")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
