import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/** Bills worked out by one call: enough to make it cheap, few enough to bound its memory. */
const PART = 10_000;

/** Works out anew which of the bills that arrived, were voided or got a posting are open: the lists look there for what is unpaid. */
export async function refreshOpenBills(trx: Trx): Promise<void> {
  await sql`
    select figures.refresh_open_bills(array_agg(estate_id), array_agg(bill_id))
    from (
      select estate_id, bill_id, row_number() over (order by estate_id, bill_id) / ${PART}::int as part
      from (
        select estate_id, bill_id from staged_bill where verdict is null
        union select estate_id, bill_id from staged_posting where bill_id is not null
        union select estate_id, entry_id from staged_void where verdict is null and entry_table = 'bills'
      ) changed
    ) parted
    group by part`.execute(trx);
  await sql`select figures.forget_settled_bills(array(select distinct estate_id from touched))`.execute(trx);
}
