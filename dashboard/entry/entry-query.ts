import { graphql } from "../api/generated/gql.ts";

/** A bill with the receipts on it, and whose it is. */
graphql(`
  query BillEntry($estate: String!, $no: String!, $asOf: Date, $knownAt: DateTime) {
    bill(estate: $estate, billNo: $no, asOf: $asOf, knownAt: $knownAt) {
      ...LedgerBill
      recordedAt
      unit {
        ...EntryHousehold
      }
    }
  }

  fragment EntryHousehold on Unit {
    householdCode
    estate {
      name
    }
    building {
      name
    }
  }
`);

/** A receipt with the bills that its money stands on, and whose it is. */
graphql(`
  query ReceiptEntry($estate: String!, $no: String!, $asOf: Date, $knownAt: DateTime) {
    receipt(estate: $estate, receiptNo: $no, asOf: $asOf, knownAt: $knownAt) {
      ...LedgerReceipt
    }
  }

  fragment LedgerReceipt on Receipt {
    receiptNo
    kind
    amount
    allocated
    channel
    paidOn
    feeClass
    billNo
    prepay
    reversesReceiptNo
    reversed
    recordedAt
    estate {
      code
      name
    }
    unit {
      ...EntryHousehold
    }
    allocations {
      amount
      effectiveOn
      recordedAt
      bill {
        billNo
        dueOn
        feeClass
        net
        status
      }
    }
  }
`);
