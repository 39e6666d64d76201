import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Checks($filter: CheckFilter, $first: Int!, $after: String, $counted: Boolean!) {
    checks(filter: $filter, first: $first, after: $after) {
      matching @include(if: $counted) {
        rows
        more
      }
      nodes {
        ...ListedCheck
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ListedCheck on Check {
    checkId
    number
    kind
    subject
    onDay
    inspector
    state
    earned
    possible
    findingCount
    estate {
      code
      name
    }
    template {
      title {
        zh
        en
      }
    }
  }
`);

graphql(`
  query CheckPlans($from: Date!, $to: Date!, $drafts: Boolean!) {
    inspectionFigures(from: $from, to: $to) {
      coverage {
        numerator
        denominator
      }
      scores {
        checks
        score {
          numerator
          denominator
        }
        template {
          title {
            zh
            en
          }
        }
      }
    }
    plans {
      code
      startsOn
      endsOn
      due
      overdue
      completion {
        numerator
        denominator
      }
      versions {
        version
        title
        content
        method
        drafter
        publishedAt
        publisher
      }
      items(draft: $drafts) {
        ...ListedPlanItem
      }
    }
  }

  fragment ListedPlanItem on PlanItem {
    item
    kind
    content
    startsOn
    endsOn
    person
    doneOn
    checkId
    estate {
      code
      name
    }
    template {
      title {
        zh
        en
      }
    }
  }
`);

graphql(`
  query Check($id: ID!) {
    check(id: $id) {
      ...ListedCheck
      confirmable
      plan
      planItem
      draw
      inspectorRole
      startedAt
      receivedAt
      finishedAt
      recordedAt
      remark
      confirmation {
        name
        position
        agreed
        remark
        at
      }
      template {
        code
        version
        items {
          code
          kind
          zh
          en
          basis
          unitZh
          unitEn
          choices {
            code
            zh
            en
          }
        }
      }
      answers {
        item
        value
        note
        earned
        possible
        severity
        finding
      }
      photos {
        sha256
        path
        thumbnail
        item
        takenAt
        place
        stampedFrom
      }
    }
  }
`);

graphql(`
  mutation ConfirmCheck($input: ConfirmCheckInput!) {
    answer: confirmCheck(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation DraftPlan($input: DraftPlanInput!) {
    answer: draftPlan(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation PlanCheck($input: PlanCheckInput!) {
    answer: planCheck(input: $input) {
      userErrors {
        ...Refused
      }
    }
  }

  mutation PublishPlan($code: String!) {
    answer: publishPlan(code: $code) {
      userErrors {
        ...Refused
      }
    }
  }

  query PlanChoices($estate: String!, $kind: PlannedCheckKind!) {
    planPeople(estate: $estate, kind: $kind) {
      personId
      name
    }
    checkTemplates {
      code
      title {
        zh
        en
      }
    }
    estates {
      code
      name
    }
  }
`);
