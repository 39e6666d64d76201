import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Checklists {
    checkTemplates {
      ...WrittenChecklist
    }
  }

  query ChecklistVersions($code: String!) {
    checkTemplateVersions(code: $code) {
      ...WrittenChecklist
    }
  }

  fragment WrittenChecklist on CheckTemplate {
    code
    version
    title {
      zh
      en
    }
    basis
    publishedAt
    publisher
    reason
    items {
      code
      kind
      zh
      en
      basis
      points
      severity
      atLeast
      atMost
      unitZh
      unitEn
      choices {
        code
        zh
        en
        points
        severity
      }
    }
  }

  mutation PublishChecklist($input: PublishTemplateInput!) {
    answer: publishTemplate(input: $input) {
      template {
        code
        version
      }
      userErrors {
        ...Refused
      }
    }
  }
`);
