import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Journal($act: String, $text: String, $from: Date, $to: Date, $first: Int!, $after: String, $counted: Boolean!) {
    journal(first: $first, act: $act, text: $text, from: $from, to: $to, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedEntry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedEntry on JournalEntry {
    seq
    recordedAt
    actor
    role
    address
    requestId
    act
    subject
    subjectName
    before
    after
    hash
  }
`);
