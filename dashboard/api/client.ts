import { cacheExchange, Client, fetchExchange } from "urql";
import { inFlight } from "./in-flight.ts";
import { inTurn } from "./in-turn.ts";
import { toTheDoor } from "./to-the-door.ts";

/** The one door to the server. */
export const client = new Client({
  url: "/graphql",
  exchanges: [toTheDoor, cacheExchange, inFlight, inTurn, fetchExchange],
  preferGetMethod: false,
});
