import { graphql } from "../api/generated/gql.ts";
import type {
  ExplanationQuery,
  ExplanationQueryVariables,
  RateFigure,
  RateRowsQueryVariables,
} from "../api/generated/graphql.ts";
import type { Compared } from "../figures/compared.ts";
import type { FigureVariables } from "../figures/figure-slice.ts";
import type { Explained } from "../figures/figure-view.ts";
import { unitOfAccount, type RateName } from "../figures/rates.ts";
import type { Reading } from "../reading/reading.ts";

/** A rate of the total, of an estate or of a building with its definition, its comparisons and the first of its rows. */
graphql(`
  query Explanation(
    $whole: Boolean!
    $estate: String!
    $ofBuilding: Boolean!
    $building: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $figure: RateFigure!
    $money: Boolean!
    $households: Boolean!
    $now: Boolean!
    $previousPeriod: Boolean!
    $lastYear: Boolean!
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Explained
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice)
        @skip(if: $ofBuilding) {
        ...Explained
      }
      building(code: $building) @include(if: $ofBuilding) {
        name
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          ...Explained
        }
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
    $ofBuilding: Boolean!
    $building: String!
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $figure: RateFigure!
    $after: String
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        rows(figure: $figure, after: $after, first: 200) {
          ...Rows
        }
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice)
        @skip(if: $ofBuilding) {
        rows(figure: $figure, after: $after, first: 200) {
          ...Rows
        }
      }
      building(code: $building) @include(if: $ofBuilding) {
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          rows(figure: $figure, after: $after, first: 200) {
            ...Rows
          }
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

export function explanationVariables(subject: Subject, explained: Explained): ExplanationQueryVariables {
  const { rate, of } = explained;
  const { period, asOf, knownAt } = readingOf(subject, explained);
  const money = unitOfAccount(rate) === "MONEY";
  return {
    ...scopeOf(subject, explained),
    period,
    asOf,
    knownAt,
    figure: FIGURES[rate],
    money,
    households: !money,
    now: of === "now",
    previousPeriod: of === "previousPeriod",
    lastYear: of === "lastYear",
  };
}

/** The figures that an answer explains; null where there is no such estate or building. */
export const explainedIn = ({ portfolio, estate }: ExplanationQuery) =>
  portfolio?.collection ?? estate?.collection ?? estate?.building?.collection ?? null;

export type ExplainedFigures = NonNullable<ReturnType<typeof explainedIn>>;

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
    figure: FIGURES[explained.rate],
    after,
  };
}
