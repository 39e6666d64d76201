import type { CombinedError } from "urql";
import { Stopped } from "./in-flight.ts";

/** What a failed request tells the user: whether the server was reached, or the user gave up, its own words, and the id to quote. */
export interface Failure {
  readonly kind:
    | "UNREACHABLE"
    | "REFUSED"
    | "FORBIDDEN"
    | "FAULT"
    | "STOPPED"
    | "TAKING_IN"
    | "TAKING_IN_FOR"
    | "BUSY"
    | "BUSY_FOR"
    | "OUTDATED"
    | "TOO_LONG";
  /** The server's words; of TAKING_IN_FOR and BUSY_FOR the seconds, of TOO_LONG how many rows a file holds. */
  readonly message: string;
  readonly requestId: string | null;
}

export const textAt = (value: unknown, key: string): string | null => {
  if (typeof value !== "object" || value === null) return null;
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === "string" ? found : null;
};

const KINDS: Readonly<Record<string, Failure["kind"]>> = {
  BAD_USER_INPUT: "REFUSED",
  FORBIDDEN: "FORBIDDEN",
  RATE_LIMITED: "BUSY",
  OVERLOADED: "BUSY",
  SHUTTING_DOWN: "BUSY",
  UNAVAILABLE: "BUSY",
  UNKNOWN_DOCUMENT: "OUTDATED",
};

export function failureOf({ networkError, graphQLErrors, response }: CombinedError): Failure {
  if (networkError instanceof Stopped) return { kind: "STOPPED", message: "", requestId: null };
  const [first] = graphQLErrors;
  const header = response instanceof Response ? response.headers.get("x-request-id") : null;
  const requestId = textAt(first?.extensions, "requestId") ?? header;
  if (textAt(first?.extensions, "code") === "TAKING_IN_RECORDS") {
    const seconds: unknown = first?.extensions["secondsLeft"];
    if (typeof seconds !== "number") return { kind: "TAKING_IN", message: "", requestId };
    return { kind: "TAKING_IN_FOR", message: String(seconds), requestId };
  }
  const wait: unknown = first?.extensions["retryAfter"];
  if (typeof wait === "number") return { kind: "BUSY_FOR", message: String(wait), requestId };
  if (first !== undefined) {
    const kind = KINDS[textAt(first.extensions, "code") ?? ""] ?? "FAULT";
    return { kind, message: first.message, requestId };
  }
  const reached = response instanceof Response;
  return { kind: reached ? "FAULT" : "UNREACHABLE", message: networkError?.message ?? "", requestId };
}
