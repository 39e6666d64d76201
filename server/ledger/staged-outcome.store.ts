import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export interface RejectedRow {
  readonly rowId: bigint;
  readonly table: string;
  readonly column: string | null;
  readonly reason: string;
  /** Whether the reason may vanish when other entries arrive. */
  readonly waits: boolean;
}

export interface AppendOutcome {
  readonly accepted: readonly { table: string; estateId: number; count: number }[];
  readonly unchanged: readonly { table: string; count: number }[];
  readonly rejected: readonly RejectedRow[];
}

const WAITING: ReadonlySet<string> = new Set([
  "UNKNOWN_BILL",
  "UNKNOWN_RECEIPT",
  "UNKNOWN_ENTRY",
  "EXCEEDS_OPEN",
  "EXCEEDS_CHARGED",
  "EXCEEDS_WRITTEN_OFF",
  "EXCEEDS_HELD",
  "LINES_EXCEED_RECEIPT",
]);

const STAGED: readonly (readonly [table: string, staged: string])[] = [
  ["bills", "staged_bill"],
  ["receipts", "staged_receipt"],
  ["receipt_lines", "staged_receipt_line"],
  ["adjustments", "staged_adjustment"],
  ["voids", "staged_void"],
];

/** Only receipts and adjustments can break a rule of the replay. */
export async function refuseRows(
  trx: Trx,
  refused: readonly { rowId: bigint; reason: string; column: string }[],
): Promise<void> {
  if (refused.length === 0) return;
  const rows = sql`(select * from unnest(${refused.map((r) => String(r.rowId))}::bigint[],
    ${refused.map((r) => r.reason)}::text[], ${refused.map((r) => r.column)}::text[]) as r(row_id, reason, col))`;
  await sql`update staged_receipt s set verdict = r.reason, verdict_column = r.col from ${rows} r where r.row_id = s.row_id`.execute(
    trx,
  );
  await sql`update staged_adjustment s set verdict = r.reason, verdict_column = r.col from ${rows} r where r.row_id = s.row_id`.execute(
    trx,
  );
}

/** Inserts what passed every check, and the postings that the replay yielded; marks the cells that they touch. */
export async function insertAccepted(trx: Trx, batchId: number): Promise<void> {
  // This door marks by itself, so the triggers that mark for other writers stand aside.
  await sql`set local app.door = '1'`.execute(trx);
  await sql`
    insert into bill (estate_id, bill_id, bill_no, account_id, unit_id, building_id, fee_class, fee_item, use, liable_kind,
      occupancy, period_start, period_end, amount, issued_on, due_on, archive_no, entered_at, batch_id)
    select s.estate_id, s.bill_id, s.bill_no, a.account_id, s.unit_id, s.building_id, s.fee_class, s.fee_item, s.use,
      s.liable_kind, s.occupancy, s.period_start, s.period_end, s.amount, s.issued_on, s.due_on, s.archive_no, s.entered_at,
      ${batchId}
    from staged_bill s join account a on a.estate_id = s.estate_id and a.unit_id = s.unit_id
      and a.party_code = s.party_code and a.fee_class = s.fee_class
    where s.verdict is null`.execute(trx);
  await sql`
    insert into receipt (estate_id, receipt_id, receipt_no, unit_id, party_code, kind, amount, channel, paid_on, fee_class,
      bill_no, prepay, reverses_receipt_no, banked_on, external_ref, archive_no, entered_at, batch_id)
    select estate_id, receipt_id, receipt_no, unit_id, party_code, kind, amount, channel, paid_on, fee_class, bill_no, prepay,
      reverses_receipt_no, banked_on, external_ref, archive_no, entered_at, ${batchId}
    from staged_receipt where verdict is null`.execute(trx);
  await sql`
    insert into receipt_line (estate_id, receipt_id, line_no, bill_no, amount, batch_id)
    select estate_id, receipt_id, line_no, bill_no, amount, ${batchId} from staged_receipt_line where verdict is null`.execute(
    trx,
  );
  await sql`
    insert into adjustment (estate_id, adjustment_id, adjustment_no, bill_id, kind, amount, effective_on, reason, approved_by,
      entered_at, batch_id)
    select estate_id, adjustment_id, adjustment_no, bill_id, kind, amount, effective_on, reason, approved_by, entered_at, ${batchId}
    from staged_adjustment where verdict is null`.execute(trx);
  await sql`
    insert into void (estate_id, entry_table, entry_id, entry_no, reason, batch_id)
    select estate_id, entry_table, entry_id, entry_no, reason, ${batchId} from staged_void where verdict is null`.execute(
    trx,
  );
  await sql`
    insert into posting (estate_id, account_id, bill_id, receipt_id, adjustment_id, kind, effective_on, amount, batch_id)
    select estate_id, account_id, bill_id, receipt_id, adjustment_id, kind, effective_on, amount, ${batchId}
    from staged_posting`.execute(trx);
  await markCells(trx);
  await sql`set local app.door = ''`.execute(trx);
}

/**
 * Marks the cells of the bills that arrive, are voided or get a posting, and the days on which money came or was allocated:
 * figures take them from the ledger until they are recomputed.
 */
async function markCells(trx: Trx): Promise<void> {
  await sql`
    insert into cell_mark (estate_id, building_id, due_on)
    select estate_id, building_id, due_on from staged_bill where verdict is null
    union
    select b.estate_id, b.building_id, b.due_on
    from staged_void s join bill b on b.estate_id = s.estate_id and b.bill_id = s.entry_id
    where s.verdict is null and s.entry_table = 'bills'
    union
    select b.estate_id, b.building_id, b.due_on
    from (select distinct estate_id, bill_id from staged_posting where bill_id is not null) p
    join bill b on b.estate_id = p.estate_id and b.bill_id = p.bill_id`.execute(trx);
  await sql`
    insert into held_mark (estate_id, day)
    select distinct estate_id, effective_on from staged_posting where kind in ('CASH', 'ALLOCATION')`.execute(trx);
}

export async function readOutcome(trx: Trx): Promise<AppendOutcome> {
  const union = (select: (table: string, staged: string) => string) =>
    STAGED.map((pair) => select(...pair)).join(" union all ");
  const accepted = await sql
    .raw<{ table: string; estateId: number; count: number }>(
      union(
        (table, staged) => `select '${table}' as "table", estate_id as "estateId", count(*)::int as count
        from ${staged} where verdict is null group by estate_id`,
      ),
    )
    .execute(trx);
  const unchanged = await sql
    .raw<{ table: string; count: number }>(
      union(
        (table, staged) =>
          `select '${table}' as "table", count(*)::int as count from ${staged} where verdict = 'UNCHANGED'`,
      ),
    )
    .execute(trx);
  const rejected = await sql
    .raw<{ rowId: bigint; table: string; column: string | null; reason: string }>(
      union(
        (
          table,
          staged,
        ) => `select row_id as "rowId", '${table}' as "table", verdict_column as "column", verdict as reason
        from ${staged} where verdict <> 'UNCHANGED'`,
      ),
    )
    .execute(trx);
  return {
    accepted: accepted.rows,
    unchanged: unchanged.rows,
    rejected: rejected.rows.map((row) => ({ ...row, waits: WAITING.has(row.reason) })),
  };
}
