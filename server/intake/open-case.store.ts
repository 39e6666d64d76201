import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { OPEN } from "./quarantine.store.ts";
import { CHUNK } from "./source.type.ts";

/** An open row of an earlier batch. */
export interface OpenCase {
  readonly id: bigint;
  readonly fingerprint: string;
  /** Whether it says something else than what is recorded under its number: only a new record settles that. */
  readonly disputes: boolean;
}

/** Tables of which rows of other batches than this one are open. */
export async function readTablesOpen(trx: Trx, batchId: number): Promise<ReadonlySet<string>> {
  const found = await sql<{ table_name: string }>`
    select distinct q.table_name from quarantine_row q where q.about is not null and q.batch_id <> ${batchId} and ${OPEN}`.execute(
    trx,
  );
  return new Set(found.rows.map((row) => row.table_name));
}

/** Open rows of other batches than this one, by the digest of what they are about. */
export async function readOpenAbout(
  trx: Trx,
  batchId: number,
  about: readonly string[],
): Promise<ReadonlyMap<string, readonly OpenCase[]>> {
  const found = await sql<{ about: string; id: bigint; fingerprint: string; disputes: boolean }>`
    select q.about, q.quarantine_id as id, q.fingerprint, q.reason in ('DUPLICATE_NUMBER', 'NUMBER_VOIDED') as disputes
    from quarantine_row q where q.about = any (${[...about]}::text[]) and q.batch_id <> ${batchId} and ${OPEN}`.execute(
    trx,
  );
  return Map.groupBy(found.rows, (row) => row.about);
}

/** Closes cases that are open still, because what they are about is in with another row. Returns how many there were. */
export async function supersedeQuarantined(trx: Trx, batchId: number, ids: readonly bigint[]): Promise<number> {
  if (ids.length > 0) trx.alone();
  let superseded = 0n;
  for (let start = 0; start < ids.length; start += CHUNK) {
    const written = await sql`
      insert into quarantine_outcome (quarantine_id, estate_id, batch_id, outcome)
      select q.quarantine_id, q.estate_id, ${batchId}, 'SUPERSEDED' from quarantine_row q
      where q.quarantine_id = any (${ids.slice(start, start + CHUNK).map(String)}::bigint[]) and ${OPEN}`.execute(trx);
    superseded += written.numAffectedRows ?? 0n;
  }
  return Number(superseded);
}
