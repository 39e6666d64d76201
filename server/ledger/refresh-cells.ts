import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../database/transaction.ts";

/** Cells of one transaction: enough to make statements cheap, few enough to keep nobody waiting. */
const BATCH = 500;

export interface RefreshOptions {
  /** Most cells of one transaction. */
  readonly batch?: number;
  /** Stops after the transaction that runs; what is left stays marked. */
  readonly signal?: AbortSignal;
}

/**
 * Recomputes cells that the ledger has outrun until none is left; returns how many there were. Figures are exact before, between and
 * after: a cell that waits is read from the ledger. Each transaction runs under READ COMMITTED, see sql/rollups/refresh_cells.sql.
 */
export async function refreshCells(
  database: Database,
  { batch = BATCH, signal }: RefreshOptions = {},
): Promise<number> {
  let total = 0;
  while (signal?.aborted !== true) {
    const refreshed = await refreshOnce(database, batch);
    if (refreshed === 0) break;
    total += refreshed;
  }
  return total;
}

async function refreshOnce(database: Database, batch: number): Promise<number> {
  return database.asServer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ refreshed: number }>`select figures.refresh_cells(${batch}) as refreshed`.execute(trx);
    return found.rows[0]?.refreshed ?? 0;
  });
}
