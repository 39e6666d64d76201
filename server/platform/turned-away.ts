import { GraphQLError } from "graphql";

/** Why a request is not even looked at: nothing is wrong with it, later it will be answered. */
export type BusyCode = "RATE_LIMITED" | "OVERLOADED" | "SHUTTING_DOWN" | "UNAVAILABLE";

/** A request that may be sent again after some seconds. */
export function turnedAway(code: BusyCode, message: string, seconds: number): GraphQLError {
  const headers = new Map([["retry-after", String(seconds)]]);
  return new GraphQLError(message, {
    extensions: { code, retryAfter: seconds, http: { status: code === "RATE_LIMITED" ? 429 : 503, headers } },
  });
}
