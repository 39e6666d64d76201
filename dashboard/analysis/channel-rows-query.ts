import { graphql } from "../api/generated/gql.ts";
import type { ChannelRowsQueryVariables, PaidThroughFragment } from "../api/generated/graphql.ts";
import type { ChangeView } from "./change-view.ts";
import { analysedVariables } from "./use-analysed.ts";

graphql(`
  query ChannelRows(
    $period: PeriodInput!
    $asOf: Date!
    $knownAt: DateTime
    $feeClass: FeeClass
    $slice: SliceInput!
    $whole: Boolean!
    $estate: String!
    $against: ChangeAgainst!
    $channel: String!
    $after: String
  ) {
    portfolio @include(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        channelRows(channel: $channel, against: $against, first: 100, after: $after) {
          ...PaidThrough
        }
      }
    }
    estate(code: $estate) @skip(if: $whole) {
      collection(period: $period, asOf: $asOf, knownAt: $knownAt, feeClass: $feeClass, slice: $slice) {
        channelRows(channel: $channel, against: $against, first: 100, after: $after) {
          ...PaidThrough
        }
      }
    }
  }

  fragment PaidThrough on ChannelRowConnection {
    beforeNumerator
    afterNumerator
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      billNo
      receiptNo
      paidOn
      beforeNumerator
      afterNumerator
      unit {
        householdCode
      }
    }
  }
`);

export type PaidThrough = PaidThroughFragment;

/** The channel whose payments are open; null where the open segment is none. */
export function openChannel({ segment }: ChangeView): string | null {
  const [dimension, key = ""] = (segment ?? "").split(":");
  return dimension === "CHANNEL" ? key : null;
}

export const channelVariables = (
  view: ChangeView,
  channel: string,
  after: string | null,
): ChannelRowsQueryVariables => ({ ...analysedVariables(view), against: view.against, channel, after });
