import { cacheExchange, Client, fetchExchange } from "urql";
import { fetchNotingClock, keptForTheDay } from "./business-day.ts";
import { inFlight } from "./in-flight.ts";
import { inTurn } from "./in-turn.ts";
import { toTheDoor } from "./to-the-door.ts";

/** The one door to the server. */
export const client = new Client({
  url: "/graphql",
  fetch: fetchNotingClock,
  exchanges: [toTheDoor, keptForTheDay, cacheExchange, inFlight, inTurn, fetchExchange],
  preferGetMethod: false,
});
