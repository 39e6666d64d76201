import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { countRows } from "../platform/count-rows.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import { Batch, BatchFile, QuarantineCount, QuarantineRow } from "./intake.type.ts";
import type { QuarantineWanted } from "./quarantine-wanted.type.ts";
import { openCase } from "./quarantine.store.ts";
import { shownValue } from "./shown-value.rules.ts";

/** Batches before a number, latest first. */
export async function readBatches(trx: Trx, before: string | null, limit: number): Promise<Batch[]> {
  const found = await sql<Batch>`
    select batch_id as "batchId", kind, label, recorded_at as "recordedAt", withdraws_batch_id as "withdrawsBatchId"
    from batch join batch_label using (batch_id)
    where ${before === null ? sql`true` : sql`recorded_at < (select b.recorded_at from batch b where b.batch_id = ${before}::int)`}
    order by recorded_at desc limit ${limit}`.execute(trx);
  return found.rows.map((row) => Object.assign(new Batch(), row));
}

/** How many batches the viewer sees. */
export const countBatches = (trx: Trx): Promise<RowCount> =>
  countRows(trx, sql`from batch join batch_label using (batch_id)`);

export const batchLoader: LoaderKind<number, Batch | null> = {
  key: String,
  async batch(trx, ids) {
    const found = await sql<Batch>`
      select batch_id as "batchId", kind, label, recorded_at as "recordedAt", withdraws_batch_id as "withdrawsBatchId"
      from batch join batch_label using (batch_id) where batch_id = any (${[...ids]}::int[])`.execute(trx);
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

/** A row of quarantine q with its content c, which is opened, and outcome o. */
const QUARANTINE_COLUMNS =
  sql.raw(`q.quarantine_id as "quarantineId", q.batch_id as "batchId", q.table_name as "table", q.file,
  q.line, q.column_name as "column", q.reason, q.waits, o.outcome, o.batch_id as "endedBy", q.fingerprint, c.sealed
  from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
  join batch b on b.batch_id = q.batch_id
  left join quarantine_outcome o on o.quarantine_id = q.quarantine_id`);

type SealedRow = QuarantineRow & { readonly sealed: string; readonly fingerprint: string };

function shownRow(trx: Trx, { sealed, fingerprint, ...row }: SealedRow): QuarantineRow {
  const { value } = openCase(trx, { sealed, fingerprint });
  return Object.assign(new QuarantineRow(), row, { value: shownValue(row.column, value) });
}

/** Rows of quarantine q, with their outcome o, that match. */
const matching = ({ table, reason, estateId, batchId, settled }: QuarantineWanted) =>
  sql`(${settled}::boolean or o.outcome is null)
      and (${table}::text is null or q.table_name = ${table}) and (${estateId}::int is null or q.estate_id = ${estateId})
      and (${batchId}::int is null or q.batch_id = ${batchId}) and (${reason}::text is null or q.reason = ${reason})`;

/** Rows of quarantine after an id, oldest first. */
export async function readQuarantine(
  trx: Trx,
  wanted: QuarantineWanted,
  after: string | null,
  limit: number,
): Promise<QuarantineRow[]> {
  const found = await sql<SealedRow>`
    select ${QUARANTINE_COLUMNS}
    where q.quarantine_id > ${after ?? "0"}::bigint and ${matching(wanted)}
    order by q.quarantine_id limit ${limit}`.execute(trx);
  return found.rows.map((row) => shownRow(trx, row));
}

/** How many rows of quarantine match. */
export const countQuarantined = (trx: Trx, wanted: QuarantineWanted): Promise<RowCount> =>
  countRows(
    trx,
    sql`from quarantine_row q left join quarantine_outcome o on o.quarantine_id = q.quarantine_id where ${matching(wanted)}`,
  );

export const quarantineLoader: LoaderKind<string, QuarantineRow | null> = {
  key: (key) => key,
  async batch(trx, ids) {
    const found = await sql<SealedRow>`
      select ${QUARANTINE_COLUMNS} where q.quarantine_id = any (${[...ids]}::bigint[])`.execute(trx);
    const rows = new Map(found.rows.map((row) => [String(row.quarantineId), shownRow(trx, row)]));
    return ids.map((id) => rows.get(id) ?? null);
  },
};

/** Open rows of quarantine by table and reason, most first; of one estate or of all. */
export async function countQuarantine(trx: Trx, estateId: number | null): Promise<QuarantineCount[]> {
  const found = await sql<QuarantineCount>`
    select q.table_name as "table", q.reason, count(*)::int as count
    from quarantine_row q left join quarantine_outcome o on o.quarantine_id = q.quarantine_id
    where o.outcome is null and (${estateId}::int is null or q.estate_id = ${estateId})
    group by q.table_name, q.reason order by count(*) desc, q.table_name, q.reason`.execute(trx);
  return found.rows.map((row) => Object.assign(new QuarantineCount(), row));
}
