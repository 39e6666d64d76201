import { graphql } from "../api/generated/gql.ts";

/** A household: what it is, who is to be reached, how it stands, and all that happened to it. */
graphql(`
  query Household($code: String!, $asOf: Date!, $knownAt: DateTime) {
    unit(householdCode: $code) {
      code
      householdCode
      grossAreaM2
      usableAreaM2
      use
      occupantKind
      contact {
        name
        phone
      }
      estate {
        code
        name
      }
      building {
        code
        name
        steward
      }
      ledger(asOf: $asOf, knownAt: $knownAt) {
        status
        open
        overdue
        held
        knownAt
        timeline {
          ...TimelineEvent
        }
      }
    }
  }

  fragment TimelineEvent on LedgerEvent {
    position
    happenedOn
    kind
    billNo
    receiptNo
    adjustmentNo
    feeClass
    feeItem
    reason
    reversesReceiptNo
    channel
    amount
    owedChange
    heldChange
    owed
    held
    recordedAt
  }
`);
