import { graphql } from "../api/generated/gql.ts";

graphql(`
  mutation RevealContact($input: RevealContactInput!) {
    answer: revealContact(input: $input) {
      contact {
        name
        phone
      }
      userErrors {
        ...Refused
      }
    }
  }
`);
