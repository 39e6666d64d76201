import { cacheExchange, Client, fetchExchange } from "urql";

/** The one door to the server. */
export const client = new Client({
  url: "/graphql",
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
});
