import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { CardLineFragment, CountedFindings, ScorecardQuery } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import { estatePath, paths } from "../paths.ts";
import type { Column } from "../ui/data-table.tsx";
import { DOT, Dotted } from "../ui/dotted.tsx";
import { figureValue, missingValue, pointsText, pointsValue, restsOnText, ruleText } from "./score-words.ts";

/** What of a card its lines lead back to. */
type LinesOf = Pick<NonNullable<ScorecardQuery["scorecard"]>, "estate" | "knownAt">;

const RATE_OF: Readonly<Record<string, string>> = {
  current_rate: "currentRate",
  on_time_rate: "onTimeRate",
  overdue_rate: "overdueRate",
  recovery_rate: "recoveryRate",
  combined_rate: "combinedRate",
  household_on_time_rate: "householdOnTimeRate",
};

/** Which findings an indicator counts. */
const COUNTED_FINDINGS: Readonly<Partial<Record<CardLineFragment["indicator"], CountedFindings>>> = {
  FINDINGS: "RAISED",
  RECTIFIED_ON_TIME: "DUE",
  FIRST_PASS: "SUBMITTED",
};

/** Where the rows behind a figure are, those that it counted and no others, as it was known when it was frozen. */
export function rowsAddress(
  { indicator, metric }: CardLineFragment,
  { estate, knownAt }: LinesOf,
  code: string,
): string | null {
  const rate = RATE_OF[metric ?? ""];
  if (rate !== undefined) {
    const search = new URLSearchParams({ period: code, explain: rate, explainEstate: estate.code });
    if (knownAt !== null) search.set("knownAt", knownAt);
    if (rate === "householdOnTimeRate") search.set("unit", "households");
    return `${estatePath(estate.code)}?${search.toString()}`;
  }
  const search = new URLSearchParams({ period: code, estate: estate.code });
  if (indicator === "PLAN_COMPLETION") return `${paths.checks}?${search.toString()}`;
  const counted = COUNTED_FINDINGS[indicator];
  if (counted !== undefined) {
    search.set("as", "list");
    search.set("counted", counted);
    return `${paths.findings}?${search.toString()}`;
  }
  search.set("by", "MONTH");
  if (knownAt !== null) search.set("knownAt", knownAt);
  if (indicator === "COMPLAINTS_RESPONDED") search.set("counted", "1");
  return `${paths.service}?${search.toString()}`;
}

/** Where the plan is that an amount is held against, with its versions. */
const planAddress = (estate: string, code: string): string =>
  `${paths.targets}?${new URLSearchParams({ year: code.slice(0, 4), versions: estate }).toString()}`;

const weightText = (t: TFunction, { effective, rule }: CardLineFragment): string =>
  effective === rule.weight * 100
    ? pointsText(effective)
    : t("inBrackets", { text: pointsText(effective), more: t("weightAgreed", { weight: rule.weight }) });

/** Findings of a severity are not told from their number by a line's end. */
const wholePart = (part: string) => (
  <span key={part} className="whole">
    {part}
  </span>
);

/** Columns of a card's lines, on the page and in files. */
export function lineColumns(t: TFunction, card: LinesOf, code: string): readonly Column<CardLineFragment>[] {
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
        const figure = <Dotted parts={line.figure[currentLanguage()].split(DOT).map(wholePart)} />;
        const restsOn = restsOnText(line);
        return (
          <span className="place-text">
            {address === null ? figure : <Link to={address}>{figure}</Link>}
            {restsOn !== "" && <small>{restsOn}</small>}
            {line.indicator === "PLAN_AMOUNT" && (
              <Link to={planAddress(card.estate.code, code)}>
                <small>{t("plannedAmount")}</small>
              </Link>
            )}
            <small className="on-phone rule-text">
              {`${ruleText(line.rule)}\n${t("reviewWeight")} ${weightText(t, line)}`}
            </small>
          </span>
        );
      },
      fields: [
        { name: t("figureFrozen"), value: (line) => figureValue(line) },
        { name: `${t("numerator")} ÷ ${t("denominator")}`, value: restsOnText },
        { name: t("whenMissing"), value: (line) => missingValue(t, line) },
      ],
    },
    {
      id: "rule",
      wide: true,
      head: t("reviewRule"),
      cell: ({ rule }) => <span className="rule-text">{ruleText(rule)}</span>,
      fields: [{ name: t("reviewRule"), value: ({ rule }) => ruleText(rule) }],
    },
    {
      id: "weight",
      numeric: true,
      wide: true,
      head: t("reviewWeight"),
      cell: ({ effective, rule }) => (
        <>
          {pointsText(effective)}
          {effective !== rule.weight * 100 && <small>{t("weightAgreed", { weight: rule.weight })}</small>}
        </>
      ),
      fields: [
        { name: t("weightInScheme"), value: ({ rule }) => rule.weight },
        { name: t("reviewWeight"), value: ({ effective }) => pointsValue(effective) },
      ],
    },
    {
      id: "points",
      numeric: true,
      head: t("pointsEarned"),
      cell: ({ points }) => <b>{pointsText(points)}</b>,
      fields: [{ name: t("pointsEarned"), value: ({ points }) => pointsValue(points) }],
    },
    {
      id: "lost",
      numeric: true,
      head: t("pointsLost"),
      cell: ({ lost }) => pointsText(lost),
      fields: [{ name: t("pointsLost"), value: ({ lost }) => pointsValue(lost) }],
    },
  ];
}
