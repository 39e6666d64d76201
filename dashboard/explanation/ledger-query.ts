import { graphql } from "../api/generated/gql.ts";

/** A household's ledger, as of the same day and as known at the same time as the rate that led here. */
graphql(`
  query HouseholdLedger($code: String!, $asOf: Date!, $knownAt: DateTime) {
    unit(householdCode: $code) {
      householdCode
      use
      grossAreaM2
      estate {
        name
      }
      building {
        name
      }
      ledger(asOf: $asOf, knownAt: $knownAt) {
        bills {
          ...LedgerBill
        }
      }
    }
  }

  fragment LedgerBill on Bill {
    billNo
    feeClass
    feeItem
    periodStart
    periodEnd
    issuedOn
    dueOn
    amount
    charged
    waived
    net
    paid
    unpaid
    writtenOff
    open
    status
    adjustments {
      adjustmentNo
      kind
      effective
      effectiveOn
      reason
    }
    allocations {
      amount
      effectiveOn
      recordedAt
      receipt {
        receiptNo
        kind
        channel
        paidOn
        amount
      }
    }
  }
`);
