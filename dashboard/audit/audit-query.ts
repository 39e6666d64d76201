import { graphql } from "../api/generated/gql.ts";

graphql(`
  query AuditSummary($filter: AuditFilter) {
    auditExceptions(filter: $filter, first: 1) {
      summary {
        rule {
          ...ToldRule
        }
        open
        explained
        confirmed
        gone
        estates
        amount
      }
      progress {
        ranAt
        asOf
        waiting
      }
    }
  }

  fragment ToldRule on AuditRule {
    code
    severity
    source
    title {
      en
      zh
    }
    reason {
      en
      zh
    }
    judgement {
      en
      zh
    }
    verify {
      en
      zh
    }
  }
`);

graphql(`
  query AuditExceptions($filter: AuditFilter, $first: Int!, $after: String, $counted: Boolean!) {
    auditExceptions(filter: $filter, first: $first, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedException
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedException on AuditException {
    id
    subject
    severity
    standing
    effectiveOn
    amount
    times
    appearedAt
    goneAt
    fact {
      en
      zh
    }
    rule {
      ...ToldRule
    }
    estate {
      code
      name
    }
    unit {
      householdCode
    }
    proof {
      table
      no
    }
    decisions {
      decision
      reason
      expiresOn
      actor
      role
      decidedAt
    }
    finding {
      code
      state
    }
  }
`);

graphql(`
  mutation ExplainException($input: ExplainExceptionInput!) {
    answer: explainException(input: $input) {
      exception {
        ...ListedException
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  mutation ConfirmException($input: ConfirmExceptionInput!) {
    answer: confirmException(input: $input) {
      exception {
        ...ListedException
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  query AuditRules {
    auditRules {
      ...ListedRule
    }
  }

  fragment ListedRule on AuditRule {
    ...ToldRule
    version
    kind
    on
    thresholds {
      name
      value
      validFrom
      reason
    }
    switches {
      runs
      reason
      actor
      switchedAt
    }
  }
`);

graphql(`
  query AuditTrial($code: String!, $months: Int!) {
    auditRules(code: $code) {
      trial(months: $months) {
        from
        to
        hits
        amount
        estates {
          estate {
            code
            name
          }
          hits
          amount
        }
        months {
          month
          hits
        }
      }
    }
  }
`);

graphql(`
  mutation SwitchRuleOn($input: SwitchRuleInput!) {
    answer: switchRuleOn(input: $input) {
      rule {
        ...ListedRule
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  mutation SwitchRuleOff($input: SwitchRuleInput!) {
    answer: switchRuleOff(input: $input) {
      rule {
        ...ListedRule
      }
      userErrors {
        ...Refused
      }
    }
  }
`);
