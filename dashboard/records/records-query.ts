import { graphql } from "../api/generated/gql.ts";

graphql(`
  query BillPage($filter: BillFilter!, $sort: BillSort!, $asOf: Date, $after: String) {
    bills(filter: $filter, sort: $sort, asOf: $asOf, first: 100, after: $after) {
      nodes {
        ...ListedBill
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedBill on Bill {
    id
    billNo
    status
    feeClass
    feeItem
    dueOn
    periodStart
    periodEnd
    amount
    paid
    open
    unit {
      code
      householdCode
      estate {
        code
        name
      }
    }
  }
`);

graphql(`
  query BillTotals($filter: BillFilter!, $asOf: Date) {
    bills(filter: $filter, asOf: $asOf, first: 1) {
      totals {
        count
        amount
        open
      }
    }
  }
`);

graphql(`
  query ReceiptPage($filter: ReceiptFilter!, $sort: ReceiptSort!, $asOf: Date, $after: String) {
    receipts(filter: $filter, sort: $sort, asOf: $asOf, first: 100, after: $after) {
      nodes {
        ...ListedReceipt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedReceipt on Receipt {
    id
    receiptNo
    kind
    amount
    allocated
    channel
    paidOn
    feeClass
    reversed
    estate {
      code
      name
    }
    unit {
      code
      householdCode
    }
  }
`);

graphql(`
  query ReceiptTotals($filter: ReceiptFilter!, $asOf: Date) {
    receipts(filter: $filter, asOf: $asOf, first: 1) {
      totals {
        count
        amount
      }
    }
  }
`);

/** What the lists can be narrowed by. */
graphql(`
  query RecordChoices {
    filters {
      feeItems
    }
    estates {
      code
      name
    }
  }
`);

graphql(`
  query BuildingChoices($estate: String!) {
    estate(code: $estate) {
      buildings {
        code
        name
      }
    }
  }
`);
