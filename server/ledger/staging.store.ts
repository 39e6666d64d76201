import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/**
 * Makes the temporary tables through which entries reach the ledger. A row's `verdict` is null while it may go in, 'UNCHANGED'
 * when the ledger holds the same entry already, else the reason code of its refusal.
 */
export async function createStaging(trx: Trx): Promise<void> {
  for (const statement of STAGING) await sql.raw(statement).execute(trx);
}

const COMMON = `row_id bigint not null, estate_id int not null, verdict text, verdict_column text`;

const STAGING = [
  `create temp table staged_bill (${COMMON},
    bill_id bigint not null default nextval(pg_get_serial_sequence('bill', 'bill_id')),
    unit_id bigint not null, building_id bigint not null, use text not null, bill_no text not null, party_code text not null,
    liable_kind text not null, occupancy text, fee_class text not null, fee_item text not null, period_start date not null,
    period_end date not null, amount bigint not null, issued_on date not null, due_on date not null, archive_no text,
    entered_at timestamptz) on commit drop`,
  `create temp table staged_receipt (${COMMON},
    receipt_id bigint not null default nextval(pg_get_serial_sequence('receipt', 'receipt_id')),
    unit_id bigint, receipt_no text not null, party_code text not null, kind text not null, amount bigint not null,
    channel text not null, paid_on date not null, fee_class text not null, bill_no text, prepay boolean not null,
    reverses_receipt_no text, banked_on date, external_ref text, archive_no text, entered_at timestamptz) on commit drop`,
  `create temp table staged_receipt_line (${COMMON},
    receipt_id bigint, unit_id bigint, receipt_no text not null, line_no int not null, bill_no text not null,
    amount bigint not null) on commit drop`,
  // At once, since lines are numbered before the checks: an index made after rows were updated is of no use to the transaction
  // that made it.
  `create index on staged_receipt_line (estate_id, receipt_no)`,
  `create index on staged_receipt_line (estate_id, receipt_id)`,
  `create index on staged_receipt_line (estate_id, unit_id)`,
  `create temp table staged_adjustment (${COMMON},
    adjustment_id bigint not null default nextval(pg_get_serial_sequence('adjustment', 'adjustment_id')),
    bill_id bigint, unit_id bigint, adjustment_no text not null, bill_no text not null, kind text not null,
    amount bigint not null, effective_on date not null, reason text not null, approved_by text,
    entered_at timestamptz) on commit drop`,
  `create temp table staged_void (${COMMON},
    entry_id bigint, unit_id bigint, entry_table text not null, entry_no text not null, reason text not null) on commit drop`,
  // Bulk load cannot pass row security, so postings are loaded here and inserted from here.
  `create temp table staged_posting (
    estate_id int not null, account_id bigint, bill_id bigint, receipt_id bigint, adjustment_id bigint, kind text not null,
    effective_on date not null, amount bigint not null) on commit drop`,
  // Households whose entries must be replayed; unit 0 stands for an estate's unidentified receipts.
  `create temp table touched (estate_id int not null, unit_id bigint not null, primary key (estate_id, unit_id)) on commit drop`,
];

const INDEXES = [
  `create index on staged_bill (estate_id, bill_no)`,
  `create index on staged_bill (estate_id, unit_id)`,
  `create index on staged_receipt (estate_id, receipt_no)`,
  `create index on staged_receipt (estate_id, unit_id)`,
  `create index on staged_adjustment (estate_id, unit_id)`,
  `create index on staged_adjustment (estate_id, adjustment_no)`,
  `create index on staged_void (estate_id, entry_table, entry_id)`,
  `analyze staged_bill, staged_receipt, staged_receipt_line, staged_adjustment, staged_void`,
];

/** Called once all rows are staged: indexes made afterwards cost less than indexes kept while loading. */
export async function indexStaging(trx: Trx): Promise<void> {
  for (const statement of INDEXES) await sql.raw(statement).execute(trx);
}
