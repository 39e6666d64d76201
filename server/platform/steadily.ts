import type { Logger } from "pino";

interface Steady {
  /** Milliseconds from one look to the next. */
  readonly every: number;
  readonly log: Logger;
  /** What the log says when a look fails. */
  readonly fault: string;
}

/**
 * Looks again and again for as long as the server runs, one look after the other; whoever calls what is returned waits for the one
 * under way, which learns of it by its signal. A fault is logged once and tried again: what is exact does not rest on it.
 */
export function steadily(
  { every, log, fault }: Steady,
  look: (signal: AbortSignal) => Promise<void>,
): () => Promise<void> {
  const stop = new AbortController();
  let faulty = false;
  const guarded = async (): Promise<void> => {
    if (stop.signal.aborted) return;
    try {
      await look(stop.signal);
      faulty = false;
    } catch (error) {
      if (!faulty && !stop.signal.aborted) log.error({ err: error }, fault);
      faulty = true;
    }
  };
  let running = guarded();
  const timer = setInterval(() => {
    running = running.then(guarded);
  }, every);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}
