import { graphql } from "../api/generated/gql.ts";

graphql(`
  query ServiceFigures($by: ServiceGroup!, $from: Date!, $to: Date!, $asOf: Date!, $estates: [String!]) {
    total: serviceFigures(from: $from, to: $to, asOf: $asOf, estates: $estates) {
      ...ServiceLine
    }
    groups: serviceFigures(by: $by, from: $from, to: $to, asOf: $asOf, estates: $estates) {
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
  query Complaints($estate: String, $open: Boolean!, $first: Int!, $after: String, $counted: Boolean!) {
    complaints(estate: $estate, open: $open, first: $first, after: $after) {
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
