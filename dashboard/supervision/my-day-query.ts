import { graphql } from "../api/generated/gql.ts";

graphql(`
  query MyChecks {
    today
    assignedChecks {
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
      template {
        title {
          zh
          en
        }
      }
    }
  }
`);
