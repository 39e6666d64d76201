import { graphql } from "../api/generated/gql.ts";
import type { FairBoardQuery, FairBoardQueryVariables } from "../api/generated/graphql.ts";
import { analysedVariables } from "./use-analysed.ts";
import { fairRateOf, memberOf, type BoardView } from "./analysis-view.ts";

graphql(`
  query FairBoard(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $whole: Boolean!
    $estate: String!
    $rate: FairRate!
    $by: FairMember!
    $of: FairSubject!
    $peers: Peers!
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Fair
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      code
      name
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        ...Fair
      }
    }
  }

  fragment Fair on Collection {
    ...Analysed
    fairComparison(rate: $rate, by: $by, of: $of, peers: $peers) {
      code
      lessIsBetter
      phi
      phiChance
      tauSquared
      version
      seed
      draws
      members {
        key
        label
        peer
        value
        numerator
        denominator
        households
        effective
        target
        lower95
        upper95
        lower998
        upper998
        z
        chance
        falseDiscovery
        verdict
        rank
        rankLow
        rankHigh
        group
      }
      funnels {
        peer
        target
        households
        lower95
        upper95
        lower998
        upper998
      }
    }
  }
`);

type Collection = NonNullable<FairBoardQuery["portfolio"]>["collection"];
export type Fair = Collection["fairComparison"];
export type Member = Fair["members"][number];

export const boardVariables = (view: BoardView): FairBoardQueryVariables => ({
  ...analysedVariables(view),
  rate: fairRateOf(view),
  by: memberOf(view),
  of: view.subject,
  peers: view.peers,
});
