import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { Batch, BatchFile, QuarantineRow } from "./intake.type.ts";

/** Batches before a number, latest first. */
export async function readBatches(trx: Trx, before: string | null, limit: number): Promise<Batch[]> {
  const found = await sql<Batch>`
    select batch_id as "batchId", kind, label, recorded_at as "recordedAt", withdraws_batch_id as "withdrawsBatchId" from batch
    where ${before === null ? sql`true` : sql`recorded_at < (select b.recorded_at from batch b where b.batch_id = ${before}::int)`}
    order by recorded_at desc limit ${limit}`.execute(trx);
  return found.rows.map((row) => Object.assign(new Batch(), row));
}

export const batchLoader: LoaderKind<number, Batch | null> = {
  key: String,
  async batch(trx, ids) {
    const found = await sql<Batch>`
      select batch_id as "batchId", kind, label, recorded_at as "recordedAt", withdraws_batch_id as "withdrawsBatchId"
      from batch where batch_id = any (${[...ids]}::int[])`.execute(trx);
    const batches = new Map(found.rows.map((row) => [row.batchId, Object.assign(new Batch(), row)]));
    return ids.map((id) => batches.get(id) ?? null);
  },
};

export const batchFilesLoader: LoaderKind<number, BatchFile[]> = {
  key: String,
  async batch(trx, ids) {
    const found = await sql<BatchFile & { readonly batchId: number }>`
      select batch_id as "batchId", file, table_name as "table", sha256, accepted, unchanged, quarantined
      from batch_file where batch_id = any (${[...ids]}::int[]) order by file, table_name`.execute(trx);
    const files = Map.groupBy(found.rows, (row) => row.batchId);
    return ids.map((id) => files.get(id) ?? []);
  },
};

/** Columns of the register that hold a person's name or phone. */
const PERSONAL = ["occupant_name", "occupant_phone"];

/** Rows still in quarantine after an id, oldest first. */
export async function readQuarantine(trx: Trx, after: string | null, limit: number, table: string | null): Promise<QuarantineRow[]> {
  const found = await sql<QuarantineRow>`
    select q.quarantine_id as "quarantineId", q.batch_id as "batchId", q.table_name as "table", q.file, q.line,
      q.column_name as "column", case when q.column_name = any (${PERSONAL}::text[]) then null else c.value end as value, q.reason, q.waits
    from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
    where q.quarantine_id > ${after ?? "0"}::bigint and (${table}::text is null or q.table_name = ${table})
      and not exists (select from quarantine_outcome o where o.quarantine_id = q.quarantine_id)
    order by q.quarantine_id limit ${limit}`.execute(trx);
  return found.rows.map((row) => Object.assign(new QuarantineRow(), row));
}
