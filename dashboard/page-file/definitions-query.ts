import { graphql } from "../api/generated/gql.ts";

/** The definitions that go with a page's figures. */
graphql(`
  query Definitions {
    metrics {
      ...Defined
    }
  }
`);
