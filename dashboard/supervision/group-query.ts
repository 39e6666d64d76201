import { graphql } from "../api/generated/gql.ts";

graphql(`
  query GroupedFigures(
    $by: FindingGroup!
    $from: Date!
    $to: Date!
    $asOf: Date!
    $estates: [String!]
    $severities: [FindingSeverity!]
    $sources: [FindingSource!]
  ) {
    findingFigures(
      by: $by
      from: $from
      to: $to
      asOf: $asOf
      estates: $estates
      severities: $severities
      sources: $sources
    ) {
      key
      label
      raised
      overdue
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

  query ObservedRates($estate: String!, $period: PeriodInput!, $before: Date!, $after: Date!) {
    estate(code: $estate) {
      before: collection(period: $period, asOf: $before) {
        ...Observed
      }
      after: collection(period: $period, asOf: $after) {
        ...Observed
      }
    }
  }

  fragment Observed on Collection {
    currentRate {
      numerator
      denominator
    }
    overdueRate {
      numerator
      denominator
    }
  }

  query FindingEvidence($filter: FindingFilter, $after: String) {
    findings(filter: $filter, sort: DUE, first: 100, after: $after) {
      nodes {
        code
        title
        evidence {
          ...EvidenceFile
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
