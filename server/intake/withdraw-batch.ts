import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { Refusal } from "../platform/refusal.ts";
import type { ImportReport } from "./import-report.type.ts";
import { importTables } from "./import-tables.ts";
import type { RawRow } from "./source.type.ts";

interface EntryRow {
  readonly estate_code: string;
  readonly table: string;
  readonly number: string;
}

/**
 * Withdraws a batch: voids every entry that it recorded. From then on they count as never made; figures as known before stay as
 * they were. Estates, buildings and units stay. Withdrawing twice changes nothing.
 */
export async function withdrawBatch(database: Database, batchId: number, reason: string, timeZone: string): Promise<ImportReport> {
  const entries = await database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ label: string }>`select label from batch where batch_id = ${batchId}`.execute(trx);
    if (found.rows.length === 0) throw new Refusal(`There is no batch ${batchId}. List them in the API (batches) or see what import printed.`);
    return (
      await sql<EntryRow>`
        select e.estate_code, n.table, n.number from (
          select estate_id, 'bills' as table, bill_no as number from bill where batch_id = ${batchId}
          union all select estate_id, 'receipts', receipt_no from receipt where batch_id = ${batchId}
          union all select estate_id, 'adjustments', adjustment_no from adjustment where batch_id = ${batchId}
        ) n join estate e on e.estate_id = n.estate_id`.execute(trx)
    ).rows;
  });
  async function* rows(): AsyncGenerator<RawRow> {
    for (const [index, { estate_code, table, number }] of entries.entries())
      yield { line: index + 1, values: { estate_code, table, number, reason } };
  }
  const label = `withdrawal of batch ${batchId}: ${reason}`;
  const source = { name: label, tables: [{ table: "voids" as const, file: `batch ${batchId}`, rows }] };
  return importTables(database, source, { kind: "WITHDRAWAL", timeZone, withdrawsBatchId: batchId });
}
