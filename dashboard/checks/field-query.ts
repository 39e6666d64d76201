import { graphql } from "../api/generated/gql.ts";

/** All that an inspector needs on site, to be kept on the phone. */
graphql(`
  query Field {
    me {
      personId
      name
      role
    }
    assignedChecks {
      ...Assignment
      template {
        ...Checklist
      }
    }
    checkTemplates {
      ...Checklist
    }
    estates {
      code
      name
    }
  }

  fragment Assignment on AssignedCheck {
    kind
    content
    plan
    planItem
    draw
    startsOn
    endsOn
    estate {
      code
      name
    }
  }

  fragment Checklist on CheckTemplate {
    code
    version
    title {
      zh
      en
    }
    items {
      code
      kind
      zh
      en
      basis
      points
      unitZh
      unitEn
      choices {
        code
        zh
        en
      }
    }
  }
`);

graphql(`
  mutation StartCheck($input: StartCheckInput!) {
    answer: startCheck(input: $input) {
      check {
        number
      }
      userErrors {
        ...Refused
      }
    }
  }
`);

graphql(`
  mutation RecordCheck($input: RecordCheckInput!) {
    answer: recordCheck(input: $input) {
      check {
        number
      }
      userErrors {
        ...Refused
      }
    }
  }
`);
