import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Batches($first: Int!, $after: String, $counted: Boolean!) {
    batches(first: $first, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedBatch
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedBatch on Batch {
    id
    batchId
    kind
    label
    recordedAt
    withdrawsBatchId
    files {
      file
      table
      accepted
      unchanged
      quarantined
    }
  }
`);

graphql(`
  query Quarantine(
    $estate: String
    $table: String
    $reason: String
    $settled: Boolean!
    $first: Int!
    $after: String
    $counted: Boolean!
  ) {
    quarantine(first: $first, estate: $estate, table: $table, reason: $reason, settled: $settled, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...QuarantinedRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment QuarantinedRow on QuarantineRow {
    id
    batchId
    table
    file
    line
    column
    columnName {
      ...Text
    }
    value
    waits
    outcome
    endedBy
    message {
      ...Text
    }
  }
`);

graphql(`
  query QuarantineCounts($estate: String) {
    quarantineCounts(estate: $estate) {
      table
      reason
      count
      message {
        ...Text
      }
    }
  }
`);

/** How far each estate's records reach; that depends on no period, but one has to be named. */
graphql(`
  query Freshness {
    estates {
      code
      name
      collection(period: { from: "2000-01-01", to: "2000-01-01" }) {
        freshness {
          latestEntryOn
          recordedAt
        }
        completeness {
          quarantinedRows
        }
      }
    }
  }
`);
