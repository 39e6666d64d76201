import { graphql } from "../api/generated/gql.ts";
import type {
  ExplanationQuery,
  ExplanationQueryVariables,
  RateFigure,
  RateRowsQueryVariables,
} from "../api/generated/graphql.ts";
import { sliceOf } from "../comparison/comparison-query.ts";
import type { Compared, ComparisonView, Explained } from "../comparison/comparison-view.ts";
import type { RateName } from "../comparison/rates.ts";

/** A rate of the total or of one estate with its definition, its comparisons and the first of its rows. */
graphql(`
  query Explanation(
    $whole: Boolean!
    $estate: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $slice: SliceInput!
    $figure: RateFigure!
    $money: Boolean!
    $households: Boolean!
    $now: Boolean!
    $previousPeriod: Boolean!
    $lastYear: Boolean!
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        ...Explained
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        ...Explained
      }
    }
    metrics {
      code
      version
      name {
        ...Text
      }
      meaning {
        ...Text
      }
      formula {
        ...Text
      }
      counts {
        ...Text
      }
      excludes {
        ...Text
      }
    }
  }

  fragment Text on BilingualText {
    en
    zh
  }

  fragment Explained on Collection {
    knownAt
    freshness {
      recordedAt
      latestEntryOn
    }
    ...Rates
    rows(figure: $figure) @include(if: $now) {
      ...Rows
    }
    previousPeriod {
      ...Rates
      rows(figure: $figure) @include(if: $previousPeriod) {
        ...Rows
      }
    }
    lastYear {
      ...Rates
      rows(figure: $figure) @include(if: $lastYear) {
        ...Rows
      }
    }
  }

  fragment Rows on RateRowConnection {
    numerator
    denominator
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      numerator
      denominator
      unit {
        householdCode
      }
      bill {
        billNo
        dueOn
      }
    }
  }
`);

/** The rows after those that came with the rate. */
graphql(`
  query RateRows(
    $whole: Boolean!
    $estate: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $slice: SliceInput!
    $figure: RateFigure!
    $after: String
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        rows(figure: $figure, after: $after, first: 200) {
          ...Rows
        }
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, slice: $slice) {
        rows(figure: $figure, after: $after, first: 200) {
          ...Rows
        }
      }
    }
  }
`);

const FIGURES: Record<RateName, RateFigure> = {
  currentRate: "CURRENT_RATE",
  onTimeRate: "ON_TIME_RATE",
  overdueRate: "OVERDUE_RATE",
  recoveryRate: "RECOVERY_RATE",
  combinedRate: "COMBINED_RATE",
  householdRate: "HOUSEHOLD_RATE",
  householdOnTimeRate: "HOUSEHOLD_ON_TIME_RATE",
  householdOverdueRate: "HOUSEHOLD_OVERDUE_RATE",
};

/** The catalogue's code of a rate. */
export const codeOf = (rate: RateName): string => FIGURES[rate].toLowerCase();

export function explanationVariables(view: ComparisonView, { estate, rate, of }: Explained): ExplanationQueryVariables {
  const { period, asOf, knownAt, unit } = view;
  return {
    whole: estate === null,
    estate: estate ?? "",
    period,
    asOf,
    knownAt,
    slice: sliceOf(view),
    figure: FIGURES[rate],
    money: unit === "MONEY",
    households: unit === "HOUSEHOLDS",
    now: of === "now",
    previousPeriod: of === "previousPeriod",
    lastYear: of === "lastYear",
  };
}

/** The figures that an answer explains; null where there is no such estate. */
export const explainedIn = ({ portfolio, estate }: ExplanationQuery) =>
  portfolio?.collection ?? estate?.collection ?? null;

export type ExplainedFigures = NonNullable<ReturnType<typeof explainedIn>>;

export const comparedIn = (figures: ExplainedFigures, of: Compared) => (of === "now" ? figures : figures[of]);

/** Asks for the rows of one of the three periods, at its own position. */
export function rowsVariables(
  view: ComparisonView,
  { estate, rate, of }: Explained,
  figures: ExplainedFigures,
  after: string | null,
): RateRowsQueryVariables {
  const { period, asOf } = comparedIn(figures, of);
  return {
    whole: estate === null,
    estate: estate ?? "",
    period: { from: period.from, to: period.to },
    asOf,
    knownAt: view.knownAt,
    slice: sliceOf(view),
    figure: FIGURES[rate],
    after,
  };
}
