import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { EntryTable } from "./stage-rows.ts";

const STAGED: Readonly<Record<EntryTable, string>> = {
  bills: "staged_bill",
  receipts: "staged_receipt",
  receipt_lines: "staged_receipt_line",
  adjustments: "staged_adjustment",
  voids: "staged_void",
};

/** The entries e that the ledger holds of staged rows s. */
const RECORDED: Readonly<Record<EntryTable, string>> = {
  bills: "bill e on e.estate_id = s.estate_id and e.bill_no = s.bill_no",
  receipts: "receipt e on e.estate_id = s.estate_id and e.receipt_no = s.receipt_no",
  receipt_lines: `receipt r on r.estate_id = s.estate_id and r.receipt_no = s.receipt_no
    join receipt_line e on e.estate_id = r.estate_id and e.receipt_id = r.receipt_id and e.bill_no = s.bill_no and e.amount = s.amount`,
  adjustments: "adjustment e on e.estate_id = s.estate_id and e.adjustment_no = s.adjustment_no",
  voids: "void e on e.estate_id = s.estate_id and e.entry_table = s.entry_table and e.entry_no = s.entry_no",
};

/** A range of row numbers: `end` is the first after it. */
export interface RowRange {
  readonly first: bigint;
  readonly end: bigint;
}

/** What the ledger made of the staged rows of one source. */
export async function countStaged(
  trx: Trx,
  table: EntryTable,
  { first, end }: RowRange,
): Promise<{ accepted: number; unchanged: number }> {
  const found = await sql<{ accepted: number; unchanged: number }>`
    select count(*) filter (where verdict is null)::int as accepted, count(*) filter (where verdict = 'UNCHANGED')::int as unchanged
    from ${sql.table(STAGED[table])} where row_id >= ${first} and row_id < ${end}`.execute(trx);
  return found.rows[0] ?? { accepted: 0, unchanged: 0 };
}

/**
 * Staged rows that the ledger holds now. A row can be 'UNCHANGED' because it repeats another of the batch; where that one was
 * refused, neither is in.
 */
export async function readTaken(trx: Trx, table: EntryTable, { first, end }: RowRange): Promise<bigint[]> {
  const taken = await takenWhere(trx, table, sql`row_id >= ${first} and row_id < ${end}`);
  return taken.map(({ rowId }) => rowId);
}

/** The same of certain rows, and whether they are new to the ledger. */
export async function readTakenAmong(trx: Trx, table: EntryTable, rowIds: readonly bigint[]): Promise<TakenRow[]> {
  if (rowIds.length === 0) return [];
  return takenWhere(trx, table, sql`row_id = any (${rowIds.map(String)}::bigint[])`);
}

interface TakenRow {
  readonly rowId: bigint;
  readonly isNew: boolean;
}

async function takenWhere(trx: Trx, table: EntryTable, wanted: RawBuilder<unknown>): Promise<TakenRow[]> {
  const rows = sql`select * from ${sql.table(STAGED[table])} where ${wanted}`;
  const found = await sql<TakenRow>`
    select s.row_id as "rowId", true as "isNew" from (${rows} and verdict is null) s
    union all
    select s.row_id, false from (${rows} and verdict = 'UNCHANGED') s join ${sql.raw(RECORDED[table])}`.execute(trx);
  return found.rows;
}

/**
 * Numbers the staged lines of receipts. A line has no number of its own: the same bill and amount of the same receipt is the
 * same line, new lines follow those recorded. A line that had waited and comes again with the batch's own rows counts once.
 */
export async function numberLines(trx: Trx, firstWaiting: bigint): Promise<void> {
  await sql`analyze staged_receipt_line`.execute(trx);
  await sql`
    update staged_receipt_line w set verdict = 'UNCHANGED'
    from staged_receipt_line s
    where w.row_id >= ${firstWaiting} and s.row_id < ${firstWaiting}
      and (s.estate_id, s.receipt_no, s.bill_no, s.amount) = (w.estate_id, w.receipt_no, w.bill_no, w.amount)`.execute(
    trx,
  );
  await sql`
    with arriving as (
      select s.row_id, s.estate_id, s.receipt_no, s.bill_no, s.amount,
        row_number() over (partition by s.estate_id, s.receipt_no, s.bill_no, s.amount order by s.row_id) as nth
      from staged_receipt_line s
      where s.verdict is null
    ),
    recorded as materialized (
      select r.estate_id, r.receipt_no, l.line_no, l.bill_no, l.amount,
        row_number() over (partition by l.estate_id, l.receipt_id, l.bill_no, l.amount order by l.line_no) as nth
      from receipt r join receipt_line l on l.estate_id = r.estate_id and l.receipt_id = r.receipt_id
      where (r.estate_id, r.receipt_no) in (select s.estate_id, s.receipt_no from staged_receipt_line s where s.verdict is null)
    ),
    last_of as (select estate_id, receipt_no, max(line_no) as line_no from recorded group by estate_id, receipt_no),
    numbered as (
      select a.row_id, coalesce(same.line_no, coalesce(l.line_no, 0)
        + row_number() over (partition by a.estate_id, a.receipt_no, same.line_no is null order by a.row_id)) as line_no
      from arriving a
      left join recorded same on same.estate_id = a.estate_id and same.receipt_no = a.receipt_no
        and same.bill_no = a.bill_no and same.amount = a.amount and same.nth = a.nth
      left join last_of l on l.estate_id = a.estate_id and l.receipt_no = a.receipt_no
    )
    update staged_receipt_line t set line_no = n.line_no from numbered n where n.row_id = t.row_id`.execute(trx);
}
