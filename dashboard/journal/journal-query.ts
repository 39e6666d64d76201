import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Journal($act: String, $text: String, $from: Date, $to: Date, $after: String) {
    journal(first: 100, act: $act, text: $text, from: $from, to: $to, after: $after) {
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
