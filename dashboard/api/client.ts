import { cacheExchange, Client, fetchExchange } from "urql";
import { inFlight } from "./in-flight.ts";
import { toTheDoor } from "./to-the-door.ts";

/** The one door to the server. */
export const client = new Client({
  url: "/graphql",
  exchanges: [toTheDoor, cacheExchange, inFlight, fetchExchange],
  preferGetMethod: false,
});
