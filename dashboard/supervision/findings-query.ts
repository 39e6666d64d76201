import { graphql } from "../api/generated/gql.ts";

graphql(`
  query FindingPage($filter: FindingFilter, $sort: FindingOrder!, $first: Int!, $after: String) {
    findings(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        ...ListedFinding
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedFinding on Finding {
    code
    version
    title
    severity
    source
    state
    list
    round
    raisedOn
    originalDueOn
    dueOn
    untilOn
    awaitedBy
    closedOn
    overdue
    daysLate
    escalatedTo
    causeGoneAt
    actions
    estate {
      code
      name
    }
    assignee {
      name
    }
  }

  query ListedInFull($filter: FindingFilter, $after: String) {
    findings(filter: $filter, sort: DUE, first: 100, after: $after) {
      nodes {
        ...ListedFinding
        description
        raisedBy
        raiserRole
        submittedOn
        events {
          action
          actor
          role
          reason
          rootCause
          corrective
          preventive
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  query FindingCounts($filter: FindingFilter) {
    findings(filter: $filter, first: 1) {
      counts {
        list
        count
        overdue
      }
    }
  }

  query FindingFigures(
    $from: Date!
    $to: Date!
    $asOf: Date!
    $estates: [String!]
    $severities: [FindingSeverity!]
    $sources: [FindingSource!]
  ) {
    findingFigures(from: $from, to: $to, asOf: $asOf, estates: $estates, severities: $severities, sources: $sources) {
      raised
      closedRate {
        ...FindingShare
      }
      onTimeRate {
        ...FindingShare
      }
      onTimeExtendedRate {
        ...FindingShare
      }
      firstPassRate {
        ...FindingShare
      }
      recurrenceRate {
        ...FindingShare
      }
      medianDays
    }
  }

  fragment FindingShare on FindingRate {
    code
    value
    numerator
    denominator
  }

  query FindingEstates {
    today
    estates {
      code
      name
    }
  }

  query Assignees($estate: String!) {
    assignees(estate: $estate) {
      personId
      name
    }
  }
`);
