import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/**
 * Recorded entries that arriving rows name by number, and their voids, each looked up once: what follows joins only tables of this
 * transaction, however large the ledger is and on however many machines.
 */
const KNOWN: readonly string[] = [
  `create temp table known_bill on commit drop as
   select b.estate_id, b.bill_no, b.bill_id, b.unit_id, a.party_code, b.liable_kind, b.occupancy, b.fee_class, b.fee_item, b.period_start,
     b.period_end, b.amount, b.issued_on, b.due_on, b.archive_no, b.entered_at
   from bill b join account a on a.estate_id = b.estate_id and a.account_id = b.account_id where (b.estate_id, b.bill_no) in (
     select estate_id, bill_no from staged_bill
     union all select estate_id, bill_no from staged_receipt where bill_no is not null
     union all select estate_id, bill_no from staged_receipt_line
     union all select estate_id, bill_no from staged_adjustment
     union all select estate_id, entry_no from staged_void where entry_table = 'bills')`,
  `create temp table known_receipt on commit drop as
   select r.estate_id, r.receipt_no, r.receipt_id, r.unit_id, r.party_code, r.kind, r.amount, r.channel, r.paid_on, r.fee_class, r.bill_no,
     r.prepay, r.reverses_receipt_no, r.banked_on, r.external_ref, r.archive_no, r.entered_at
   from receipt r where (r.estate_id, r.receipt_no) in (
     select estate_id, receipt_no from staged_receipt
     union all select estate_id, reverses_receipt_no from staged_receipt where reverses_receipt_no is not null
     union all select estate_id, receipt_no from staged_receipt_line
     union all select estate_id, entry_no from staged_void where entry_table = 'receipts')`,
  `create temp table known_adjustment on commit drop as
   select a.estate_id, a.adjustment_no, a.adjustment_id, b.unit_id, b.bill_no, a.kind, a.amount, a.effective_on, a.reason, a.approved_by,
     a.entered_at
   from adjustment a join bill b on b.estate_id = a.estate_id and b.bill_id = a.bill_id where (a.estate_id, a.adjustment_no) in (
     select estate_id, adjustment_no from staged_adjustment
     union all select estate_id, entry_no from staged_void where entry_table = 'adjustments')`,
  `create temp table known_line on commit drop as
   select l.estate_id, l.receipt_id, l.line_no, l.bill_no, l.amount from receipt_line l where (l.estate_id, l.receipt_id) in (
     select k.estate_id, k.receipt_id from known_receipt k
     join staged_receipt_line s on s.estate_id = k.estate_id and s.receipt_no = k.receipt_no)`,
  `create temp table known_void on commit drop as
   select v.estate_id, v.entry_table, v.entry_id from void v where (v.estate_id, v.entry_table, v.entry_id) in (
     select estate_id, 'bills', bill_id from known_bill
     union all select estate_id, 'receipts', receipt_id from known_receipt
     union all select estate_id, 'adjustments', adjustment_id from known_adjustment)`,
  `create index on known_bill (estate_id, bill_no)`,
  `create index on known_receipt (estate_id, receipt_no)`,
  `create index on known_line (estate_id, receipt_id)`,
  `create index on known_void (estate_id, entry_table, entry_id)`,
  `analyze known_bill, known_receipt, known_adjustment, known_line, known_void`,
];

/** Called when all rows are staged and their estates locked: from then on nobody else adds to what they name. */
export async function lookUpKnown(trx: Trx): Promise<void> {
  for (const statement of KNOWN) await sql.raw(statement).execute(trx);
}
