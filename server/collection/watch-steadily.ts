import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { watchEstates } from "./watch-estates.ts";

/** How often a server looks for estates that wait, in milliseconds. */
const EVERY = 15_000;

/**
 * Looks at rates for early warning for as long as the server runs; whoever calls what is returned waits for the estate under way. A fault is logged
 * once and tried again.
 */
export function watchSteadily(database: Database, clock: Clock, log: Logger): () => Promise<void> {
  const stop = new AbortController();
  let faulty = false;
  const look = async (): Promise<void> => {
    try {
      await watchEstates(database, clock, stop.signal);
      faulty = false;
    } catch (error) {
      if (!faulty && !stop.signal.aborted) log.error({ err: error }, "early warning could not look at estates");
      faulty = true;
    }
  };
  let running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    stop.abort();
    await running;
  };
}
