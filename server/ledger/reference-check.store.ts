import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/** Bills recorded and arriving. */
const BILLS = `(
  select estate_id, bill_no, bill_id, unit_id from known_bill
  union all select estate_id, bill_no, bill_id, unit_id from staged_bill where verdict is null)`;

const RECEIPTS = `(
  select estate_id, receipt_no, receipt_id, unit_id, kind, amount from known_receipt
  union all select estate_id, receipt_no, receipt_id, unit_id, kind, amount from staged_receipt where verdict is null)`;

/** What was withdrawn is not referred to; an arriving entry has an id that no void knows. */
const LIVE_BILL = `not exists (select from known_void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)`;
const LIVE_RECEIPT = `not exists (select from known_void v
  where v.estate_id = r.estate_id and v.entry_table = 'receipts' and v.entry_id = r.receipt_id)`;

// Each step sees the verdicts of the steps before it.
const CHECKS: readonly string[] = [
  `update staged_receipt set verdict = 'UNKNOWN_RECEIPT', verdict_column = 'reverses_receipt_no'
   where verdict is null and kind = 'REVERSAL' and reverses_receipt_no is null`,
  // A payment belongs to the household that its payer names with the bill.
  `update staged_receipt s set verdict = 'OTHER_HOUSEHOLD_BILL', verdict_column = 'bill_no' from ${BILLS} b
   where s.verdict is null and s.kind <> 'FAILED' and b.estate_id = s.estate_id and b.bill_no = s.bill_no and b.unit_id <> s.unit_id
     and ${LIVE_BILL}`,
  `update staged_receipt s set verdict = 'OTHER_HOUSEHOLD_RECEIPT', verdict_column = 'reverses_receipt_no' from ${RECEIPTS} r
   where s.verdict is null and s.kind = 'REVERSAL' and r.estate_id = s.estate_id and r.receipt_no = s.reverses_receipt_no
     and s.unit_id is not null and s.unit_id is distinct from r.unit_id and ${LIVE_RECEIPT}`,
  `update staged_receipt_line s set receipt_id = r.receipt_id, unit_id = r.unit_id,
     verdict = case when r.kind <> 'PAYMENT' then 'NOT_A_PAYMENT' end, verdict_column = 'receipt_no'
   from ${RECEIPTS} r where s.verdict is null and r.estate_id = s.estate_id and r.receipt_no = s.receipt_no
     and ${LIVE_RECEIPT}`,
  `update staged_receipt_line set verdict = 'UNKNOWN_RECEIPT', verdict_column = 'receipt_no'
   where verdict is null and receipt_id is null`,
  `update staged_receipt_line s set verdict_column = 'receipt_no',
     verdict = case when (l.bill_no, l.amount) = (s.bill_no, s.amount) then 'UNCHANGED' else 'DUPLICATE_NUMBER' end
   from known_line l
   where s.verdict is null and l.estate_id = s.estate_id and l.receipt_id = s.receipt_id and l.line_no = s.line_no`,
  `update staged_receipt_line s set verdict = 'OTHER_HOUSEHOLD_BILL', verdict_column = 'bill_no' from ${BILLS} b
   where s.verdict is null and b.estate_id = s.estate_id and b.bill_no = s.bill_no and b.unit_id is distinct from s.unit_id
     and ${LIVE_BILL}`,
  `update staged_receipt_line s set verdict = 'LINES_EXCEED_RECEIPT', verdict_column = 'amount'
   from (
     select n.estate_id, n.receipt_id from staged_receipt_line n
     join ${RECEIPTS} r on r.estate_id = n.estate_id and r.receipt_id = n.receipt_id
     where n.verdict is null and ${LIVE_RECEIPT}
     group by n.estate_id, n.receipt_id, r.amount
     having sum(n.amount) + coalesce((select sum(l.amount) from known_line l
       where l.estate_id = n.estate_id and l.receipt_id = n.receipt_id), 0) > r.amount
   ) over_paid
   where s.verdict is null and over_paid.estate_id = s.estate_id and over_paid.receipt_id = s.receipt_id`,
  `update staged_adjustment s set bill_id = b.bill_id, unit_id = b.unit_id from ${BILLS} b
   where s.verdict is null and b.estate_id = s.estate_id and b.bill_no = s.bill_no and ${LIVE_BILL}`,
  `update staged_adjustment set verdict = 'UNKNOWN_BILL', verdict_column = 'bill_no' where verdict is null and bill_id is null`,
  `update staged_void s set entry_id = e.entry_id, unit_id = e.unit_id from (
     select 'bills' as entry_table, estate_id, bill_no as entry_no, bill_id as entry_id, unit_id from known_bill
     union all select 'bills', estate_id, bill_no, bill_id, unit_id from staged_bill where verdict is null
     union all select 'receipts', estate_id, receipt_no, receipt_id, unit_id from known_receipt
     union all select 'receipts', estate_id, receipt_no, receipt_id, unit_id from staged_receipt where verdict is null
     union all select 'adjustments', estate_id, adjustment_no, adjustment_id, unit_id from known_adjustment
     union all select 'adjustments', estate_id, adjustment_no, adjustment_id, unit_id from staged_adjustment where verdict is null
   ) e where e.entry_table = s.entry_table and e.estate_id = s.estate_id and e.entry_no = s.entry_no`,
  `update staged_void set verdict = 'UNKNOWN_ENTRY', verdict_column = 'number' where entry_id is null`,
  `update staged_void s set verdict = 'UNCHANGED' where verdict is null and (
     exists (select from known_void v where v.estate_id = s.estate_id and v.entry_table = s.entry_table and v.entry_id = s.entry_id)
     or exists (select from staged_void o where o.estate_id = s.estate_id and o.entry_table = s.entry_table
       and o.entry_id = s.entry_id and o.row_id < s.row_id))`,
];

/** A reversal belongs to the household of the receipt it undoes, also where its row leaves the unit empty. */
export async function resolveReversals(trx: Trx): Promise<void> {
  await sql
    .raw(
      `update staged_receipt s set unit_id = r.unit_id from ${RECEIPTS} r
       where s.kind = 'REVERSAL' and s.unit_id is null and r.estate_id = s.estate_id and r.receipt_no = s.reverses_receipt_no
         and ${LIVE_RECEIPT}`,
    )
    .execute(trx);
}

/** Resolves what arriving entries refer to, and refuses those that refer to what is not there or not theirs. */
export async function checkReferences(trx: Trx): Promise<void> {
  for (const check of CHECKS) await sql.raw(check).execute(trx);
}
