import { sql } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { steadily } from "../platform/steadily.ts";
import { raiseLateQuestions } from "./raise-late-questions.ts";
import { releaseHeadlines, watchedEstates } from "./release-headlines.ts";
import { watchRestatements } from "./watch-restatements.ts";

/**
 * Keeps what committees are shown up to date: headlines and restatements when records have come or a day has begun, and findings of
 * questions that were not answered in time.
 */
export function committeeSteadily(
  database: Database,
  clock: Clock,
  desk: FindingDesk,
  log: Logger,
): () => Promise<void> {
  let looked = "";
  return steadily({ every: 30_000, log, fault: "what committees are shown could not be kept up" }, async (signal) => {
    if (database.busy()) return;
    await raiseLateQuestions(database, clock, desk);
    const state = await stateOf(database, clock.today());
    if (state.key === looked) return;
    await releaseHeadlines(database, clock, state.estates, signal);
    await watchRestatements(database, clock, signal);
    looked = state.key;
  });
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
