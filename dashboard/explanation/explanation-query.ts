import { graphql } from "../api/generated/gql.ts";

/** A figure of the total or of an estate with its definition, its comparisons and the first of its rows. */
graphql(`
  query Explanation(
    $whole: Boolean!
    $estate: String!
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
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Explained
      }
    }
    metrics {
      ...Defined
    }
  }

  fragment Defined on Metric {
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

  fragment Text on BilingualText {
    en
    zh
  }

  fragment ExplainedAmounts on Collection {
    billed @include(if: $money)
    netBilled @include(if: $money)
    collected @include(if: $money)
    outstanding @include(if: $money)
    openingArrears @include(if: $money)
  }

  fragment Explained on Collection {
    knownAt
    freshness {
      recordedAt
      latestEntryOn
    }
    ...Rates
    ...ExplainedAmounts
    rows(figure: $figure) @include(if: $now) {
      ...Rows
    }
    previousPeriod {
      ...Rates
      ...ExplainedAmounts
      rows(figure: $figure) @include(if: $previousPeriod) {
        ...Rows
      }
    }
    lastYear {
      ...Rates
      ...ExplainedAmounts
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

/** The same of a building; apart, since a query may select only so many fields. */
graphql(`
  query BuildingExplanation(
    $estate: String!
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
    estate(code: $estate) {
      name
      building(code: $building) {
        name
        collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
          ...Explained
        }
      }
    }
    metrics {
      ...Defined
    }
  }
`);

/** The rows after those that came with the figure. */
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
