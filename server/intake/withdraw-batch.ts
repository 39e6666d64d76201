import { sql } from "kysely";
import { HEADQUARTERS, type Database, type Trx } from "../database/transaction.ts";
import { Refusal } from "../platform/refusal.ts";
import type { ImportReport } from "./import-report.type.ts";
import { importTables } from "./import-tables.ts";
import { CHUNK, type RawRow, type Source } from "./source.type.ts";

export interface Withdrawal {
  readonly report: ImportReport;
  /** The batch that withdrew this one before, if any. */
  readonly withdrawnBy: number | null;
}

const ENTRY_TABLES = [
  { table: "bills", from: "bill", id: "bill_id", no: "bill_no" },
  { table: "receipts", from: "receipt", id: "receipt_id", no: "receipt_no" },
  { table: "adjustments", from: "adjustment", id: "adjustment_id", no: "adjustment_no" },
] as const;

/**
 * Withdraws a batch: voids every entry that it recorded, and closes its rows in quarantine. From then on they count as never
 * made; figures as known before stay as they were. Estates, buildings and units stay. Withdrawing twice changes nothing.
 */
export async function withdrawBatch(
  database: Database,
  batchId: number,
  reason: string,
  timeZone: string,
): Promise<Withdrawal> {
  const withdrawnBy = await findWithdrawal(database, batchId);
  const source = openWithdrawal(batchId, reason);
  const report = await importTables(database, source, { kind: "WITHDRAWAL", timeZone, withdrawsBatchId: batchId });
  return { report, withdrawnBy };
}

/** The batch that withdrew this one, if any; a batch that is not there is refused. */
export function findWithdrawal(database: Database, batchId: number): Promise<number | null> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ withdrawn_by: number | null }>`
      select (select min(w.batch_id) from batch w where w.withdraws_batch_id = b.batch_id) as withdrawn_by
      from batch b where b.batch_id = ${batchId}`.execute(trx);
    const [batch] = found.rows;
    if (batch === undefined)
      throw new Refusal({
        en: `There is no batch ${batchId}: its number stands in what import printed. Nothing was changed.`,
        zh: `没有批次 ${batchId}，批次号见导入结果。未作任何更改。`,
      });
    return batch.withdrawn_by;
  });
}

/** Voids for every entry of a batch, to be imported with `withdrawsBatchId`. */
export function openWithdrawal(batchId: number, reason: string): Source {
  const rows = (trx: Trx) => entriesOf(trx, batchId, reason);
  return {
    name: `withdrawal of batch ${batchId}: ${reason}`,
    tables: [{ table: "voids", file: `batch ${batchId}`, rows }],
  };
}

/** Voids for the entries of a batch, read in pages so that a batch of any size fits in memory. */
async function* entriesOf(trx: Trx, batchId: number, reason: string): AsyncGenerator<RawRow> {
  let line = 0;
  for (const { table, from, id, no } of ENTRY_TABLES) {
    let last = 0n;
    for (;;) {
      const found = await sql<{ estate_code: string; number: string; id: bigint }>`
        select e.estate_code, n.${sql.ref(no)} as number, n.${sql.ref(id)} as id
        from ${sql.table(from)} n join estate e on e.estate_id = n.estate_id
        where n.batch_id = ${batchId} and n.${sql.ref(id)} > ${last}
        order by n.${sql.ref(id)} limit ${CHUNK}`.execute(trx);
      for (const { estate_code, number } of found.rows)
        yield { line: ++line, values: { estate_code, table, number, reason } };
      last = found.rows.at(-1)?.id ?? last;
      if (found.rows.length < CHUNK) break;
    }
  }
}
