import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { runAudit } from "./run-audit.ts";

/** How often a server looks for ledgers that wait for the rules, in milliseconds. */
const EVERY = 15_000;

/**
 * Runs the audit rules for as long as the server runs; whoever calls what is returned waits for the estate under way. A fault is logged
 * once and tried again: until then the list tells how many estates wait.
 */
export function auditSteadily(database: Database, clock: Clock, log: Logger): () => Promise<void> {
  const stop = new AbortController();
  let faulty = false;
  const look = async (): Promise<void> => {
    try {
      await runAudit(database, clock, stop.signal);
      faulty = false;
    } catch (error) {
      if (!faulty && !stop.signal.aborted) log.error({ err: error }, "audit rules could not run");
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
