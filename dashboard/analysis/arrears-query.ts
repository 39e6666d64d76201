import { graphql } from "../api/generated/gql.ts";
import type { ArrearsStructureQuery, ArrearsStructureQueryVariables } from "../api/generated/graphql.ts";
import { sliceOf } from "../comparison/comparison-query.ts";
import { figureVariables } from "../figures/figure-slice.ts";
import type { ArrearsView } from "./arrears-view.ts";

graphql(`
  query ArrearsStructure(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $whole: Boolean!
    $estate: String!
    $first: Int!
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Spread
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      code
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Spread
      }
    }
  }

  fragment Spread on Collection {
    knownAt
    freshness {
      latestEntryOn
      stale
    }
    completeness {
      quarantinedRows
      estatesWithoutRecords
    }
    arrearsStructure(first: $first) {
      asOf
      households
      owing
      open
      gini
      giniOfAll
      theil
      theilBetween
      herfindahl
      topFifth
      lorenzMembers
      lorenzAmounts
      estates {
        code
        name
        owing
        open
        share
        topFifth
      }
      cases {
        householdCode
        estateCode
        estateName
        open
        since
        bills
        runningShare
      }
    }
  }
`);

type Collection = NonNullable<ArrearsStructureQuery["portfolio"]>["collection"];
export type Structure = Collection["arrearsStructure"];
export type Case = Structure["cases"][number];
export type EstateArrears = Structure["estates"][number];

export const arrearsVariables = (view: ArrearsView): ArrearsStructureQueryVariables => ({
  ...figureVariables(view, sliceOf(view)),
  whole: view.within === null,
  estate: view.within ?? "",
  first: 100,
});

export const structureIn = (data: ArrearsStructureQuery | undefined): Collection | undefined =>
  data?.portfolio?.collection ?? data?.estate?.collection;
