import { graphql } from "../api/generated/gql.ts";

/** Who looks at the page, and what every page of figures needs before it can read its address: which day it is, how far the records reach, which regions and companies there are. */
graphql(`
  query Me {
    me {
      personId
      name
      demo
      role
      roles {
        role
        portfolio
        estates {
          code
          name
        }
      }
      today
      portfolio {
        # How far the records reach does not depend on the period, but one has to be named.
        collection(period: { from: "2000-01-01", to: "2000-01-01" }) {
          freshness {
            latestEntryOn
          }
        }
      }
      filters {
        regions
        cityCompanies
      }
    }
  }
`);

/** The day itself, wherever the records end. */
graphql(`
  query Today {
    today
  }
`);
