import { graphql } from "../api/generated/gql.ts";

/** The ledger against what bank and finance say, month by month. */
graphql(`
  query Reconciliation($from: Date!, $to: Date!) {
    portfolio {
      reconciliation(from: $from, to: $to) {
        ...Reconciled
      }
    }
  }

  fragment Reconciled on Reconciliation {
    estate {
      code
      name
    }
    month
    source
    channel
    figure
    days
    stated
    recorded
    difference
  }
`);
