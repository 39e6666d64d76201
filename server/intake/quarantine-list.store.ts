import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { OPEN, openCase } from "./quarantine.store.ts";
import type { RawValues } from "./row.rules.ts";

export interface QuarantinedRow {
  readonly quarantineId: bigint;
  readonly batchId: number;
  readonly table: string;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly content: RawValues;
}

/** The rows still in quarantine, oldest first, a page at a time. */
export async function readQuarantined(
  trx: Trx,
  after: bigint,
  limit: number,
  table?: string,
  batchId?: number,
): Promise<QuarantinedRow[]> {
  const found = await sql<Omit<QuarantinedRow, "value" | "content"> & { sealed: string; fingerprint: string }>`
    select q.quarantine_id as "quarantineId", q.batch_id as "batchId", q.table_name as "table", q.file, q.line,
      q.column_name as "column", q.reason, q.fingerprint, c.sealed
    from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
    where q.quarantine_id > ${after} and ${table === undefined ? sql`true` : sql`q.table_name = ${table}`}
      and ${batchId === undefined ? sql`true` : sql`q.batch_id = ${batchId}`} and ${OPEN}
    order by q.quarantine_id limit ${limit}`.execute(trx);
  return found.rows.map(({ sealed, fingerprint, ...row }) => ({ ...row, ...openCase(trx, { sealed, fingerprint }) }));
}

export interface QuarantineCase {
  readonly quarantineId: bigint;
  readonly table: string;
  readonly line: number;
  readonly open: boolean;
}

/** Cases by their number, open or closed. */
export async function readCases(trx: Trx, ids: readonly bigint[]): Promise<Map<bigint, QuarantineCase>> {
  const found = await sql<QuarantineCase>`
    select q.quarantine_id as "quarantineId", q.table_name as "table", q.line, ${OPEN} as open
    from quarantine_row q where q.quarantine_id = any (${ids.map(String)}::bigint[])`.execute(trx);
  return new Map(found.rows.map((row) => [row.quarantineId, row]));
}
