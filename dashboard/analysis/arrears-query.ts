import { graphql } from "../api/generated/gql.ts";
import type { ArrearsStructureQuery, ArrearsStructureQueryVariables } from "../api/generated/graphql.ts";
import type { ArrearsView } from "./arrears-view.ts";
import { analysedVariables } from "./use-analysed.ts";

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
    ...Analysed
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
  ...analysedVariables(view),
  first: 100,
});
