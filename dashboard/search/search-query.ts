import { graphql } from "../api/generated/gql.ts";

graphql(`
  query Search($text: String!) {
    search(text: $text, first: 5) {
      estates {
        code
        name
      }
      buildings {
        code
        name
        estate {
          code
          name
        }
      }
      households {
        householdCode
        estate {
          name
        }
        building {
          name
        }
      }
    }
  }
`);
