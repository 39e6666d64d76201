import { graphql } from "../api/generated/gql.ts";

graphql(`
  query FollowImport($id: ID!) {
    importJob(id: $id) {
      ...FollowedImport
    }
  }

  fragment FollowedImport on ImportJob {
    id
    kind
    state
    dryRun
    files
    rowsRead
    householdsDone
    householdsTotal
    failure {
      ...Text
    }
    canRetry
    report {
      batch {
        batchId
      }
      tables {
        table
        read
        accepted
        unchanged
        quarantined
      }
      reasons {
        count
      }
      problems {
        file
        table
        column
        columnName {
          ...Text
        }
        header
        reason
        count
        rows {
          line
          value
        }
        message {
          ...Text
        }
      }
      retried
      superseded
      withdrawn
      ignored {
        ...Text
      }
    }
  }

  fragment ImportAnswer on ImportPayload {
    job {
      ...FollowedImport
    }
    userErrors {
      code
      told {
        ...Text
      }
    }
  }
`);

graphql(`
  mutation StartImport($input: StartImportInput!) {
    started: startImport(input: $input) {
      ...ImportAnswer
    }
  }
`);

graphql(`
  mutation RetryImport($input: RetryImportInput!) {
    started: retryImport(input: $input) {
      ...ImportAnswer
    }
  }
`);

graphql(`
  mutation CancelImport($input: CancelImportInput!) {
    started: cancelImport(input: $input) {
      ...ImportAnswer
    }
  }
`);

graphql(`
  mutation ResubmitQuarantine($input: ResubmitQuarantineInput!) {
    started: resubmitQuarantine(input: $input) {
      ...ImportAnswer
    }
  }
`);

graphql(`
  mutation WithdrawBatch($input: WithdrawBatchInput!) {
    started: withdrawBatch(input: $input) {
      ...ImportAnswer
    }
  }
`);

/** What runs already, for a page that was opened anew. */
graphql(`
  query RunningImports {
    imports {
      ...FollowedImport
    }
  }
`);

/** How files are most likely to be read, for somebody to correct. */
graphql(`
  query SuggestMapping($uploads: [ID!]!) {
    draft: suggestMapping(uploads: $uploads) {
      mapping
      notes {
        ...Text
      }
      files {
        match
        columns {
          name
          samples
        }
      }
      tables {
        table
        columns {
          code
          name {
            ...Text
          }
          required
          isDate
          words {
            code
            name {
              ...Text
            }
          }
        }
      }
      userErrors {
        code
        told {
          ...Text
        }
      }
    }
  }
`);
