import { graphql } from "../api/generated/gql.ts";

graphql(`
  query MonthCloses {
    monthCloses {
      ...ListedClose
    }
  }

  fragment ListedClose on MonthClose {
    month
    asOf
    knownAt
    closedAt
    closedBy
    reason
    estateCount
    openExceptions
    quarantinedRows
    inputsSha256
    outputsSha256
  }
`);

graphql(`
  query Closing($month: Date!) {
    closing: monthClosing(month: $month) {
      knownAt
      estates
      checks {
        identity
        difference
        estates
      }
      exceptions {
        rule
        open
        amount
      }
      quarantinedRows
      estatesBehind
    }
    auditRules {
      code
      title {
        ...Text
      }
    }
  }
`);

graphql(`
  mutation CloseMonth($input: CloseMonthInput!) {
    answer: closeMonth(input: $input) {
      monthClose {
        ...ListedClose
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  query ClosedEstates($month: Date!) {
    monthClose(month: $month) {
      figures {
        estate {
          code
        }
      }
    }
  }
`);

graphql(`
  query CloseReplay($month: Date!, $estates: [String!]!) {
    closeReplay(month: $month, estates: $estates) {
      estates
      differing
    }
  }
`);

graphql(`
  query Restatement($month: Date!, $rate: ClosedRate!) {
    monthClose(month: $month) {
      month
      restatement(rate: $rate) {
        total {
          ...Restated
        }
        estates {
          ...Restated
          estate {
            code
            name
          }
        }
      }
    }
  }

  fragment Restated on RestatedRate {
    closed {
      numerator
      denominator
    }
    now {
      numerator
      denominator
    }
    restated
  }
`);

/** Of one estate, for the note beside its figures. */
graphql(`
  query RestatedEstate($month: Date!, $estate: String!) {
    monthClose(month: $month) {
      month
      closedAt
      restatement(rate: CURRENT_RATE, estate: $estate) {
        total {
          ...Restated
        }
      }
    }
  }
`);

graphql(`
  query RestatingRows($month: Date!, $rate: ClosedRate!, $estate: String, $after: String) {
    monthClose(month: $month) {
      restatement(rate: $rate, estate: $estate) {
        rows(first: 50, after: $after) {
          count
          nodes {
            ...RestatingRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }

  fragment RestatingRow on RestatingRow {
    cause
    billNo
    entryNo
    entryIsLate
    batchId
    recordedAt
    effectiveOn
    amount
    numerator
    denominator
    unit {
      householdCode
      estate {
        code
        name
      }
    }
  }
`);
