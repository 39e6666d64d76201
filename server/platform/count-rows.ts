import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { RowCount } from "./row-count.type.ts";

/** Rows are counted as far as a file holds them. */
export const MOST_COUNTED = 100_000;

/** How many rows there are in `from …`, a clause that tells a list's rows without their order or their page. */
export async function countRows(trx: Trx, from: RawBuilder<unknown>): Promise<RowCount> {
  const found = await sql<{ rows: number }>`
    select count(*)::int as rows from (select ${from} limit ${MOST_COUNTED + 1}) n`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("a count is one row");
  return { rows: Math.min(row.rows, MOST_COUNTED), more: row.rows > MOST_COUNTED };
}
