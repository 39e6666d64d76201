import { lazy } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { CardLineFragment, ScorecardQuery } from "../api/generated/graphql.ts";
import { estatePath, paths } from "../paths.ts";
import type { Column } from "../ui/data-table.tsx";
import { DataTable, tableFile } from "../ui/data-table.tsx";
import { Figure } from "../ui/figure.tsx";
import { Panel } from "../ui/panel.tsx";
import { figureText, fractionText, pointsText, ruleText } from "./score-words.ts";

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
  const columns = useColumns(card, code);
  const title = t("scoreLines");
  const worst = card.lines.toSorted((a, b) => b.lost - a.lost)[0];
  const spread = card.lines.filter(({ reason, rule }) => reason !== null && rule.missing === "SPREAD");
  return (
    <>
      <Figure
        id="lines"
        title={t("pointsByLine")}
        summary={
          worst === undefined || worst.lost === 0
            ? t("nothingLost")
            : t("mostLost", { indicator: t(`indicator${worst.indicator}`), points: pointsText(worst.lost) })
        }
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
        note={
          spread.length > 0
            ? t("weightSpread", {
                indicators: spread.map(({ indicator }) => t(`indicator${indicator}`)).join(t("reviewListJoin")),
              })
            : undefined
        }
        file={() => tableFile(title, columns, card.lines)}
      >
        <DataTable labelledBy="score-lines" columns={columns} rows={card.lines} keyOf={({ indicator }) => indicator} />
      </Panel>
    </>
  );
}

const RATE_OF: Readonly<Record<string, string>> = {
  current_rate: "currentRate",
  on_time_rate: "onTimeRate",
  overdue_rate: "overdueRate",
  recovery_rate: "recoveryRate",
  household_on_time_rate: "householdOnTimeRate",
};

/** Where the rows behind a figure are, as it was known when it was frozen. */
function rowsAddress({ indicator, metric }: CardLineFragment, { estate, knownAt }: Card, code: string): string | null {
  const rate = RATE_OF[metric ?? ""];
  if (rate !== undefined) {
    const search = new URLSearchParams({ period: code, explain: rate, explainEstate: estate.code });
    if (knownAt !== null) search.set("knownAt", knownAt);
    if (rate === "householdOnTimeRate") search.set("unit", "households");
    return `${estatePath(estate.code)}?${search.toString()}`;
  }
  if (indicator === "PLAN_AMOUNT") return `${paths.targets}?year=${code.slice(0, 4)}`;
  if (indicator === "PLAN_COMPLETION") return paths.checks;
  if (indicator === "COMPLAINTS_RESPONDED" || indicator === "SATISFACTION") {
    const search = new URLSearchParams({ period: code, estate: estate.code, by: "MONTH" });
    return `${paths.service}?${search.toString()}`;
  }
  return `${paths.findings}?estate=${encodeURIComponent(estate.code)}`;
}

function useColumns(card: Card, code: string): readonly Column<CardLineFragment>[] {
  const { t } = useTranslation();
  return [
    {
      id: "indicator",
      head: t("reviewIndicator"),
      cell: ({ indicator }) => t(`indicator${indicator}`),
      fields: [{ name: t("reviewIndicator"), value: ({ indicator }) => t(`indicator${indicator}`) }],
    },
    {
      id: "figure",
      head: t("figureFrozen"),
      cell: (line) => {
        const address = line.reason === null ? rowsAddress(line, card, code) : null;
        const fraction = fractionText(t, line);
        return (
          <>
            {address === null ? figureText(t, line) : <Link to={address}>{figureText(t, line)}</Link>}
            {fraction !== "" && <small>{fraction}</small>}
          </>
        );
      },
      fields: [
        { name: t("figureFrozen"), value: (line) => figureText(t, line) },
        { name: `${t("numerator")} ÷ ${t("denominator")}`, value: (line) => fractionText(t, line) },
      ],
    },
    {
      id: "rule",
      wide: true,
      head: t("reviewRule"),
      cell: ({ rule, target }) => <span className="rule-text">{ruleText(t, rule, target)}</span>,
      fields: [{ name: t("reviewRule"), value: ({ rule, target }) => ruleText(t, rule, target) }],
    },
    {
      id: "weight",
      numeric: true,
      head: t("reviewWeight"),
      cell: ({ effective, rule }) => (
        <>
          {pointsText(effective)}
          {effective !== rule.weight * 100 && <small>{t("weightAgreed", { weight: rule.weight })}</small>}
        </>
      ),
      fields: [
        { name: t("weightInScheme"), value: ({ rule }) => rule.weight },
        { name: t("reviewWeight"), value: ({ effective }) => pointsText(effective) },
      ],
    },
    {
      id: "points",
      numeric: true,
      head: t("pointsEarned"),
      cell: ({ points }) => <b>{pointsText(points)}</b>,
      fields: [{ name: t("pointsEarned"), value: ({ points }) => pointsText(points) }],
    },
    {
      id: "lost",
      numeric: true,
      head: t("pointsLost"),
      cell: ({ lost }) => pointsText(lost),
      fields: [{ name: t("pointsLost"), value: ({ lost }) => pointsText(lost) }],
    },
  ];
}
