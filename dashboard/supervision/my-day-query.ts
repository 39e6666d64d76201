import { graphql } from "../api/generated/gql.ts";

graphql(`
  query MyChecks {
    today
    assignedChecks {
      ...Assignment
      template {
        title {
          zh
          en
        }
      }
    }
  }
`);
