import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";

/** A household to replay; unit 0 stands for an estate's unidentified receipts. */
export interface Touched {
  readonly estate_id: number;
  readonly unit_id: bigint;
}

/** Notes every household whose replay may change: those with arriving entries, and those whose money names an arriving bill. */
export async function findTouched(trx: Trx): Promise<void> {
  await sql`
    insert into touched
    select estate_id, unit_id from staged_bill where verdict is null
    union select estate_id, coalesce(unit_id, 0) from staged_receipt where verdict is null
    union select estate_id, coalesce(unit_id, 0) from staged_receipt_line where verdict is null
    union select estate_id, unit_id from staged_adjustment where verdict is null
    union select estate_id, coalesce(unit_id, 0) from staged_void where verdict is null
    union select r.estate_id, coalesce(r.unit_id, 0) from receipt r
      join staged_bill b on b.verdict is null and b.estate_id = r.estate_id and b.bill_no = r.bill_no
    union select r.estate_id, coalesce(r.unit_id, 0) from receipt_line l
      join receipt r on r.estate_id = l.estate_id and r.receipt_id = l.receipt_id
      join staged_bill b on b.verdict is null and b.estate_id = l.estate_id and b.bill_no = l.bill_no`.execute(trx);
  await sql`analyze touched`.execute(trx);
}

/** The next households in order after `last`, so that a batch of any size is replayed in bounded memory. */
export async function nextTouched(trx: Trx, last: Touched | null, limit: number): Promise<Touched[]> {
  const after =
    last === null ? sql`true` : sql`(estate_id, unit_id) > (${last.estate_id}::int, ${last.unit_id}::bigint)`;
  const found = await sql<Touched>`
    select estate_id, unit_id from touched where ${after} order by estate_id, unit_id limit ${limit}`.execute(trx);
  return found.rows;
}

/** One writer per estate: a replay must see every entry that was recorded before its own. */
export async function lockEstates(trx: Trx): Promise<void> {
  await sql`
    select ${takeLockOf("LEDGER", sql.ref<number>("estate_id"))} from (
      select estate_id from staged_bill union select estate_id from staged_receipt
      union select estate_id from staged_receipt_line union select estate_id from staged_adjustment
      union select estate_id from staged_void order by estate_id
    ) touched_estates`.execute(trx);
}
