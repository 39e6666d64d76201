import type { SessionOptions } from "./session.ts";

interface Limited {
  /** Fires when whoever asked has gone, or the time is over. */
  readonly signal: AbortSignal | undefined;
  /** To be called when the transaction has ended. */
  readonly ended: () => void;
}

/** SQLSTATE query_canceled: what a statement fails with that took too long. */
export const CANCELLED = "57014";

/** A transaction took longer than it may. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
  readonly code = CANCELLED;
  constructor(readonly seconds: number) {
    super(`The transaction took longer than ${seconds} seconds.`);
  }
}

/** Counts a transaction's time from here. */
export function limitTime(signal: AbortSignal | undefined, seconds: SessionOptions["seconds"]): Limited {
  if (seconds === undefined) return { signal, ended: () => undefined };
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new TimeLimitError(seconds)), seconds * 1000);
  const both = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  return { signal: both, ended: () => clearTimeout(timer) };
}
