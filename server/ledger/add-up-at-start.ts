import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { readCellLag } from "./cell-lag.store.ts";
import { refreshCells } from "./refresh-cells.ts";

/** Longest that a start waits for cells, in milliseconds. */
const WITHIN = 30_000;

export interface AddUpOptions {
  /** Told once, where there is something to add up. */
  readonly say: (line: string) => void;
  readonly within?: number;
}

/**
 * Recomputes cells that wait, as all do after an update that computes them otherwise, before anybody reads. The embedded engine answers one
 * thing at a time: readers would work out from the ledger, page after page, what the recomputing behind them is about to tell at once.
 * PostgreSQL does both side by side. What is not done within the time is recomputed while the server runs.
 */
export async function addUpAtStart(database: Database, { say, within = WITHIN }: AddUpOptions): Promise<void> {
  if (database.engine !== "pglite") return;
  const { cells } = await database.asViewer(HEADQUARTERS, readCellLag);
  if (cells === 0) return;
  say("Adding up what has changed …");
  await refreshCells(database, { signal: AbortSignal.timeout(within) });
}
