import { graphql } from "../api/generated/gql.ts";

graphql(`
  query ServiceFigures(
    $by: ServiceGroup!
    $from: Date!
    $to: Date!
    $asOf: Date!
    $knownAt: DateTime
    $estates: [String!]
  ) {
    total: serviceFigures(from: $from, to: $to, asOf: $asOf, knownAt: $knownAt, estates: $estates) {
      ...ServiceLine
    }
    groups: serviceFigures(by: $by, from: $from, to: $to, asOf: $asOf, knownAt: $knownAt, estates: $estates) {
      ...ServiceLine
    }
    estates {
      code
      name
    }
  }

  fragment ServiceLine on ServiceFigures {
    key
    label
    received
    responseRate {
      ...ServiceShare
    }
    settledRate {
      ...ServiceShare
    }
    satisfaction {
      answers
      counted
      hidden
      mean
      speed
      correctness
      manner
      answerRate {
        ...ServiceShare
      }
    }
  }

  fragment ServiceShare on ServiceRate {
    numerator
    denominator
  }
`);

graphql(`
  query Complaints(
    $estate: String
    $open: Boolean!
    $from: Date
    $to: Date
    $dueBy: Date
    $knownAt: DateTime
    $first: Int!
    $after: String
    $counted: Boolean!
  ) {
    complaints(
      estate: $estate
      open: $open
      from: $from
      to: $to
      dueBy: $dueBy
      knownAt: $knownAt
      first: $first
      after: $after
    ) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedComplaint
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedComplaint on Complaint {
    complaintNo
    kind
    channel
    subject
    buildingCode
    receivedAt
    respondBy
    respondedAt
    settledAt
    estate {
      code
      name
    }
    finding {
      code
      state
    }
  }
`);

graphql(`
  mutation LogComplaint($input: LogComplaintInput!) {
    answer: logComplaint(input: $input) {
      complaint {
        ...ListedComplaint
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  mutation RaiseComplaintFinding($input: RaiseComplaintInput!) {
    answer: raiseComplaintFinding(input: $input) {
      complaint {
        ...ListedComplaint
      }
      userErrors {
        ...Refused
      }
    }
  }
`);
