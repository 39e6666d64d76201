import { cacheExchange, Client, fetchExchange } from "urql";
import { inFlight } from "./in-flight.ts";

/** The one door to the server. */
export const client = new Client({
  url: "/graphql",
  exchanges: [cacheExchange, inFlight, fetchExchange],
  preferGetMethod: false,
});
