import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { nextTouched, type Touched } from "./touched.store.ts";

/** Works out anew which bills of the touched households are open: the lists look there for what is unpaid. */
export async function refreshOpenBills(trx: Trx, chunkSize: number): Promise<void> {
  let last: Touched | null = null;
  for (;;) {
    const chunk: Touched[] = await nextTouched(trx, last, chunkSize);
    if (chunk.length === 0) return;
    await sql`select figures.refresh_open_bills(${chunk.map((own) => own.estate_id)}::int[],
      ${chunk.map((own) => String(own.unit_id))}::bigint[])`.execute(trx);
    last = chunk.at(-1) ?? null;
  }
}
