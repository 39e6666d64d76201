import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../database/transaction.ts";

/** Cells of one transaction: enough to make statements cheap, few enough to keep nobody waiting. */
const BATCH = 500;

/** Marks that a page reads past without being felt. */
const LEFT_WAITING = 1_000;

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

/**
 * Recomputes cells within the transaction that outruns them, until few are left: a page reads what waits from the ledger, and of a million
 * bills that takes half a minute. Nobody sees the transaction before it is done. It holds the lock of the others who refresh until then.
 */
export async function refreshManyWithin(trx: Trx): Promise<void> {
  while ((await countWaiting(trx)) > LEFT_WAITING) await refreshIn(trx, BATCH);
}

async function countWaiting(trx: Trx): Promise<number> {
  const found = await sql<{ waiting: number }>`
    select count(*)::int as waiting from (select 1 from cell_mark limit ${LEFT_WAITING + 1}) m`.execute(trx);
  return found.rows[0]?.waiting ?? 0;
}

const refreshOnce = (database: Database, batch: number): Promise<number> =>
  database.asServer(HEADQUARTERS, (trx) => refreshIn(trx, batch));

async function refreshIn(trx: Trx, batch: number): Promise<number> {
  const found = await sql<{ refreshed: number }>`select figures.refresh_cells(${batch}) as refreshed`.execute(trx);
  return found.rows[0]?.refreshed ?? 0;
}
