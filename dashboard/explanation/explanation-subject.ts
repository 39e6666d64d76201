import type {
  BuildingExplanationQuery,
  BuildingExplanationQueryVariables,
  DefinedFragment,
  ExplanationQuery,
  ExplanationQueryVariables,
  RateFigure,
  RateRowsQueryVariables,
} from "../api/generated/graphql.ts";
import type { Compared } from "../figures/compared.ts";
import type { FigureVariables } from "../figures/figure-slice.ts";
import type { Explained } from "../figures/figure-view.ts";
import { unitOfAccount, type FigureName } from "../figures/rates.ts";
import type { Reading } from "../reading/reading.ts";

const FIGURES: Record<FigureName, RateFigure> = {
  currentRate: "CURRENT_RATE",
  onTimeRate: "ON_TIME_RATE",
  overdueRate: "OVERDUE_RATE",
  recoveryRate: "RECOVERY_RATE",
  combinedRate: "COMBINED_RATE",
  householdRate: "HOUSEHOLD_RATE",
  householdOnTimeRate: "HOUSEHOLD_ON_TIME_RATE",
  householdOverdueRate: "HOUSEHOLD_OVERDUE_RATE",
  billed: "BILLED",
  netBilled: "NET_BILLED",
  collected: "COLLECTED",
  outstanding: "OUTSTANDING",
  openingArrears: "OPENING_ARREARS",
};

/** The catalogue's code of a figure. */
export const codeOf = (figure: FigureName): string => FIGURES[figure].toLowerCase();

/** What a page counts. */
export type Subject = FigureVariables;

/** When an explained rate is read: the page's period, or the one that was pointed at, as of its own end. */
export function readingOf({ period, asOf, knownAt }: Subject, { at }: Explained): Reading {
  if (at === null) return { period, asOf, knownAt };
  return { period: at, asOf: at.to < asOf ? at.to : asOf, knownAt };
}

/** Whose rate it is, and how it is narrowed. */
const scopeOf = ({ feeClass, slice }: Subject, { estate, building, region, company }: Explained) => ({
  whole: estate === null,
  estate: estate ?? "",
  ofBuilding: building !== null,
  building: building ?? "",
  feeClass,
  slice: {
    ...slice,
    ...(region !== null && { regions: [region] }),
    ...(company !== null && { cityCompanies: [company] }),
  },
});

/** What both queries ask for, whoever it is of. */
function askedOf(subject: Subject, explained: Explained, rows: boolean) {
  const { figure, of } = explained;
  const { period, asOf, knownAt } = readingOf(subject, explained);
  const { feeClass, slice } = scopeOf(subject, explained);
  const money = unitOfAccount(figure) === "MONEY";
  return {
    period,
    asOf,
    knownAt,
    feeClass,
    slice,
    figure: FIGURES[figure],
    money,
    households: !money,
    now: rows && of === "now",
    previousPeriod: rows && of === "previousPeriod",
    lastYear: rows && of === "lastYear",
  };
}

/** `rows` says whether single households are open to the reader. */
export function explanationVariables(subject: Subject, explained: Explained, rows: boolean): ExplanationQueryVariables {
  const { whole, estate } = scopeOf(subject, explained);
  return { whole, estate, ...askedOf(subject, explained, rows) };
}

export function buildingVariables(
  subject: Subject,
  explained: Explained,
  rows: boolean,
): BuildingExplanationQueryVariables {
  const { estate, building } = scopeOf(subject, explained);
  return { estate, building, ...askedOf(subject, explained, rows) };
}

/** An answer of either query. */
export interface Explanation {
  readonly names: readonly string[];
  /** Null where there is no such estate or building. */
  readonly figures: ExplainedFigures | null;
  readonly metrics: readonly DefinedFragment[];
}

export const explanationIn = ({ portfolio, estate, metrics }: ExplanationQuery): Explanation => ({
  names: estate == null ? [] : [estate.name],
  figures: portfolio?.collection ?? estate?.collection ?? null,
  metrics,
});

export const buildingExplanationIn = ({ estate, metrics }: BuildingExplanationQuery): Explanation => ({
  names: [estate?.name ?? "", estate?.building?.name ?? ""],
  figures: estate?.building?.collection ?? null,
  metrics,
});

export type ExplainedFigures = NonNullable<ExplanationQuery["portfolio"]>["collection"];

export const comparedIn = (figures: ExplainedFigures, of: Compared) => (of === "now" ? figures : figures[of]);

/** Asks for the rows of one of the three periods, at its own position. */
export function rowsVariables(
  subject: Subject,
  explained: Explained,
  figures: ExplainedFigures,
  after: string | null,
): RateRowsQueryVariables {
  const { period, asOf } = comparedIn(figures, explained.of);
  return {
    ...scopeOf(subject, explained),
    period: { from: period.from, to: period.to },
    asOf,
    knownAt: subject.knownAt,
    figure: FIGURES[explained.figure],
    after,
  };
}
