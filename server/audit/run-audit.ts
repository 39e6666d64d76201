import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";

/**
 * Looks through the ledgers that wait for it, estate by estate, each in a transaction of its own; returns how many there were. A ledger
 * waits when a batch has come, a day has begun, or rules or their thresholds have changed.
 */
export async function runAudit(database: Database, clock: Clock, signal?: AbortSignal): Promise<number> {
  const today = clock.today();
  const waiting = await database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ estateId: number; batchId: number }>`
      select w.estate_id as "estateId", w.batch_id as "batchId" from figures.audit_waiting(${today}) w`.execute(trx);
    return found.rows;
  });
  let count = 0;
  for (const { estateId, batchId } of waiting) {
    if (signal?.aborted === true) break;
    await database.asServer(HEADQUARTERS, (trx) =>
      sql`select figures.run_audit(${estateId}, ${batchId}, ${today}, ${clock.now().toISOString()})`.execute(trx),
    );
    count += 1;
  }
  return count;
}
