import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { OPEN, openCase } from "./quarantine.store.ts";
import { CHUNK, type RawRow } from "./source.type.ts";
import type { TableName } from "./table.rules.ts";

export interface WaitingRow extends RawRow {
  readonly quarantineId: bigint;
}

/**
 * Rows of a table whose reason may have vanished, in chunks: those of the estates given, and those whose estate was not known.
 */
export async function* readWaiting(
  trx: Trx,
  table: TableName,
  estateIds: readonly number[] | "all",
): AsyncGenerator<readonly WaitingRow[]> {
  const among =
    estateIds === "all" ? sql`true` : sql`(q.estate_id is null or q.estate_id = any (${[...estateIds]}::int[]))`;
  let last = 0n;
  for (;;) {
    const found = await sql<{ quarantine_id: bigint; line: number; fingerprint: string; sealed: string }>`
      select q.quarantine_id, q.line, q.fingerprint, c.sealed
      from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
      where q.waits and ${OPEN} and q.table_name = ${table} and q.quarantine_id > ${last} and ${among}
      order by q.quarantine_id limit ${CHUNK}`.execute(trx);
    if (found.rows.length > 0)
      yield found.rows.map(({ quarantine_id: quarantineId, line, ...row }) => ({
        line,
        values: openCase(trx, row).content,
        quarantineId,
      }));
    last = found.rows.at(-1)?.quarantine_id ?? last;
    if (found.rows.length < CHUNK) return;
  }
}
