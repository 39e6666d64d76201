import type { TFunction } from "i18next";
import { lazy } from "react";
import { useTranslation } from "react-i18next";
import type { CardLineFragment, ScorecardQuery } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { DataTable, tableFile } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { lineColumns } from "./scorecard-columns.tsx";
import { pointsText } from "./score-words.ts";

const StackedChart = lazy(() =>
  import("../charts/stacked-chart.tsx").then((module) => ({ default: module.StackedChart })),
);

type Card = NonNullable<ScorecardQuery["scorecard"]>;

interface ScorecardLinesProps {
  readonly card: Card;
  readonly code: string;
}

/** The lines of a card: what was earned and lost, from which figure, by which rule. */
export function ScorecardLines({ card, code }: ScorecardLinesProps) {
  const { t } = useTranslation();
  const columns = lineColumns(t, card, code);
  const title = t("scoreLines");
  const worst = card.lines.toSorted((a, b) => b.lost - a.lost)[0];
  return (
    <>
      <Figure
        id="lines"
        title={t("pointsByLine")}
        summary={lossText(t, card.score, worst)}
        height={card.lines.length * 40 + 60}
        chart={
          <StackedChart
            name={t("pointsByLine")}
            layout="horizontal"
            parts={[
              { id: "points", label: t("pointsEarned") },
              { id: "lost", label: t("pointsLost") },
            ]}
            stacks={card.lines
              .filter(({ effective }) => effective > 0)
              .map(({ indicator, points, lost, effective }) => ({
                id: indicator,
                label: t(`indicator${indicator}`),
                total: `${pointsText(points)} / ${pointsText(effective)}`,
                parts: { points: points / 100, lost: lost / 100 },
                texts: { points: pointsText(points), lost: pointsText(lost) },
              }))}
            tick={String}
          />
        }
        columns={columns}
        rows={card.lines}
        keyOf={({ indicator }) => indicator}
      />
      <Panel
        id="score-lines"
        title={title}
        note={card.missing?.[currentLanguage()]}
        file={() => tableFile(title, columns, card.lines)}
      >
        <DataTable labelledBy="score-lines" columns={columns} rows={card.lines} keyOf={({ indicator }) => indicator} />
      </Panel>
    </>
  );
}

/** Where most points were lost; a card without a score has lost none, whatever its lines come to. */
function lossText(t: TFunction, score: number | null, worst: CardLineFragment | undefined): string {
  if (score === null) return t("unrankedNOT_COMPUTABLE");
  return worst === undefined || worst.lost === 0
    ? t("nothingLost")
    : t("mostLost", { indicator: t(`indicator${worst.indicator}`), points: pointsText(worst.lost) });
}
