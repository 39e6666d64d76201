import { sql } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { raiseLateQuestions } from "./raise-late-questions.ts";
import { releaseHeadlines, watchedEstates } from "./release-headlines.ts";
import { watchRestatements } from "./watch-restatements.ts";

/** How often a server looks whether records have come or a day has begun, in milliseconds. */
const EVERY = 30_000;

/**
 * Keeps what committees are shown up to date for as long as the server runs: headlines and restatements when records have come or a day
 * has begun, and findings of questions that were not answered in time. A fault is logged once and tried again.
 */
export function committeeSteadily(
  database: Database,
  clock: Clock,
  desk: FindingDesk,
  log: Logger,
): () => Promise<void> {
  const stop = new AbortController();
  let faulty = false;
  let looked = "";
  const look = async (): Promise<void> => {
    if (stop.signal.aborted || database.busy()) return;
    try {
      await raiseLateQuestions(database, clock, desk);
      const state = await stateOf(database, clock.today());
      if (state.key !== looked) {
        await releaseHeadlines(database, clock, state.estates, stop.signal);
        await watchRestatements(database, clock, stop.signal);
        looked = state.key;
      }
      faulty = false;
    } catch (error) {
      if (!faulty && !stop.signal.aborted) log.error({ err: error }, "what committees are shown could not be kept up");
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

/** What headlines and restatements depend on. */
async function stateOf(
  database: Database,
  today: string,
): Promise<{ readonly key: string; readonly estates: readonly number[] }> {
  return database.asViewer({ scope: "all" }, async (trx) => {
    const estates = await watchedEstates(trx, today);
    const found = await sql<{ at: string | null }>`select max(recorded_at) as at from batch`.execute(trx);
    return { key: [today, found.rows[0]?.at ?? "", ...estates].join(), estates };
  });
}
