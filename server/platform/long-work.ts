import { GraphQLError } from "graphql";

/** Work of minutes that may hold the only connection of the embedded engine: an import. */
export abstract class LongWork {
  /** About how long it still takes, in whole seconds; null where it cannot be told yet. */
  abstract secondsLeft(): number | null;
}

/** Told instead of letting somebody wait for the end of an import before they are signed in, or their act is done. */
export function takingInRecords({ secondsLeft }: { readonly secondsLeft: number | null }): GraphQLError {
  const when = secondsLeft === null ? "once that is done" : `in about ${secondsLeft} s`;
  return new GraphQLError(`Records are being taken in; signing in and changes work again ${when}.`, {
    extensions: { code: "TAKING_IN_RECORDS", secondsLeft },
  });
}
