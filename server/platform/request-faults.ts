import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { DatabaseBusy } from "../database/places.ts";
import { CANCELLED } from "../database/time-limit.ts";
import { DatabaseUnavailable, isLost } from "../database/unavailable.ts";
import { turnedAway } from "./turned-away.ts";
import { codeOf } from "./refusal.ts";

/** What can be mended by asking later or for less, in the words that a caller is told; any other error stays as it is. */
export function mendable(error: unknown): unknown {
  if (error instanceof DatabaseBusy)
    return turnedAway("UNAVAILABLE", "More is asked just now than can be answered in time. Try again in a moment.", 5);
  if (error instanceof DatabaseUnavailable || isLost(error))
    return turnedAway("UNAVAILABLE", "The database cannot be reached just now. Try again in a moment.", 5);
  if (codeOf(error) === CANCELLED)
    return new GraphQLError("The answer took longer than it may and was given up. Ask for less at once.", {
      extensions: { code: "TIMED_OUT" },
    });
  return error;
}

/** SQLSTATEs of text that no database can hold: only a caller can have sent it. */
const UNUSABLE_TEXT = new Set(["22021", "22P05"]);

/** What is told of a text that no database can hold, wherever it came in. */
export const unusableText = (): GraphQLError =>
  new GraphQLError("A text holds a character that can neither be kept nor looked up. Remove it.", {
    extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
  });

export const isUnusableText = (error: unknown): boolean => UNUSABLE_TEXT.has(codeOf(error) ?? "");

/** What a caller is told of an error. Refusals speak for themselves; of a fault only the request's id is told. */
export const tellError = (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError =>
  withoutGuesses(toldOf(formatted, thrown));

function toldOf(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(thrown);
  const wrapped = thrown instanceof GraphQLError ? thrown.originalError : undefined;
  const refusal = [wrapped, cause].find((error) => error instanceof GraphQLError);
  if (refusal?.extensions["code"] === "BAD_USER_INPUT") return { ...formatted, extensions: { ...refusal.extensions } };
  if (isUnusableText(cause)) {
    const { message } = unusableText();
    return { ...formatted, message, extensions: { code: "BAD_USER_INPUT" } };
  }
  if (!isFault(formatted, cause)) return withoutTrace(formatted);
  const requestId = formatted.extensions?.["requestId"];
  return {
    ...formatted,
    message: `The server failed. Quote request ${typeof requestId === "string" ? requestId : "id unknown"}.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", ...(requestId !== undefined && { requestId }) },
  };
}

/** Writes the faults among a request's errors to the log, once, and leaves the request's id on each for the answer. */
export function logFaults(errors: readonly GraphQLError[], requestId: string, log: Logger): void {
  const faults = errors.filter((error) =>
    isFault({ message: error.message, extensions: error.extensions }, unwrapResolverError(error)),
  );
  for (const fault of faults) fault.extensions["requestId"] = requestId;
  const [first] = faults;
  if (first !== undefined)
    log.error({ requestId, path: first.path, err: unwrapResolverError(first) }, "request failed");
}

/** An error that nobody foresaw: it carries no code of its own. */
function isFault({ extensions }: GraphQLFormattedError, cause: unknown): boolean {
  if (isUnusableText(cause)) return false;
  const code = extensions?.["code"];
  if (cause instanceof GraphQLError) return code === "INTERNAL_SERVER_ERROR" && cause.extensions["code"] === undefined;
  return code === undefined || code === "INTERNAL_SERVER_ERROR";
}

function withoutTrace(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { stacktrace: _stacktrace, ...extensions } = formatted.extensions ?? {};
  return { ...formatted, extensions };
}

/** Names that somebody nearly guessed are not told: the schema is not to be found out by trying. */
const withoutGuesses = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  ...formatted,
  message: formatted.message.replace(/ Did you mean [^]*\?$/, ""),
});
