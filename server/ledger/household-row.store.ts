import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { AdjustmentKind, PostingKind, ReceiptKind } from "./entry.type.ts";
import type { Touched } from "./touched.store.ts";

/** A row of a household; unit 0 stands for an estate's unidentified receipts. */
export interface Owned {
  readonly estate_id: number;
  readonly unit_id: string;
}
/** `row_id` is null for an entry that the ledger holds already. Ids and amounts come as text: JSON has no exact bigint. */
export interface Source extends Owned {
  readonly row_id: string | null;
}

/**
 * The rows of a table that belong to the households of a chunk, found household by household through the index: row security makes
 * the planner expect almost no rows, and what it would choose instead reads whole tables.
 */
function own(chunk: readonly Touched[], table: string) {
  const [first, last] = [chunk[0], chunk.at(-1)];
  if (first === undefined || last === undefined) throw new Error("an empty chunk of households");
  const from = sql`select x.* from ${sql.table(table)} x where x.estate_id = t.estate_id`;
  // Two branches, since an index serves each: an expression over both would be checked only after the row policy, row by row.
  return sql`(
    select x.* from touched t
    cross join lateral (
      ${from} and x.unit_id = t.unit_id
      union all ${from} and x.unit_id is null and t.unit_id = 0
    ) x
    where (t.estate_id, t.unit_id) between (${first.estate_id}::int, ${first.unit_id}::bigint)
      and (${last.estate_id}::int, ${last.unit_id}::bigint))`;
}

/**
 * Rows handed over as one text per household: where the engine is embedded, handing over single values takes most of the time. The
 * query's columns carry the names and kinds that R says, dates and bigints as text.
 */
async function packed<R extends Owned>(trx: Trx, query: RawBuilder<unknown>): Promise<R[]> {
  const found = await sql<{ rows: string }>`
    select json_agg(x)::text as rows from (${query}) x group by x.estate_id, x.unit_id`.execute(trx);
  return found.rows.flatMap(({ rows }): R[] => JSON.parse(rows));
}

const isVoided = (entryTable: string, alias: string, id: string) => sql`(
  exists (select from void v where v.estate_id = ${sql.ref(`${alias}.estate_id`)} and v.entry_table = ${sql.lit(entryTable)}
    and v.entry_id = ${sql.ref(`${alias}.${id}`)})
  or exists (select from staged_void v where v.verdict is null and v.estate_id = ${sql.ref(`${alias}.estate_id`)}
    and v.entry_table = ${sql.lit(entryTable)} and v.entry_id = ${sql.ref(`${alias}.${id}`)}))`;

export interface BillRow extends Source {
  readonly id: string;
  readonly no: string;
  readonly party_code: string;
  readonly fee_class: string;
  readonly amount: string;
  readonly issued_on: string;
  readonly due_on: string;
}

export async function loadBills(trx: Trx, chunk: readonly Touched[]): Promise<BillRow[]> {
  return packed(
    trx,
    sql`
    select b.estate_id, b.unit_id::text, null::text as row_id, b.bill_id::text as id, b.bill_no as no, a.party_code, b.fee_class,
      b.amount::text, b.issued_on, b.due_on
    from ${own(chunk, "bill")} b join account a on a.estate_id = b.estate_id and a.account_id = b.account_id
    where not ${isVoided("bills", "b", "bill_id")}
    union all
    select s.estate_id, s.unit_id::text, s.row_id::text, s.bill_id::text, s.bill_no, s.party_code, s.fee_class, s.amount::text,
      s.issued_on, s.due_on
    from ${own(chunk, "staged_bill")} s
    where s.verdict is null and not ${isVoided("bills", "s", "bill_id")}`,
  );
}

export interface ReceiptRow extends Source {
  readonly id: string;
  readonly no: string;
  readonly party_code: string;
  readonly fee_class: string;
  readonly kind: ReceiptKind;
  readonly amount: string;
  readonly paid_on: string;
  readonly bill_no: string | null;
  readonly prepay: boolean;
  readonly reverses_receipt_no: string | null;
}

export async function loadReceipts(trx: Trx, chunk: readonly Touched[]): Promise<ReceiptRow[]> {
  // Money without a household is one pool: nobody's, and of no class until it is claimed.
  const columns = (alias: string) =>
    sql.raw(`${alias}.receipt_id::text as id, ${alias}.receipt_no as no, ${alias}.kind,
      case when ${alias}.unit_id is null then '' else ${alias}.party_code end as party_code,
      case when ${alias}.unit_id is null then '' else ${alias}.fee_class end as fee_class,
      ${alias}.amount::text, ${alias}.paid_on, ${alias}.bill_no, ${alias}.prepay, ${alias}.reverses_receipt_no`);
  return packed(
    trx,
    sql`
    select r.estate_id, coalesce(r.unit_id, 0)::text as unit_id, null::text as row_id, ${columns("r")}
    from ${own(chunk, "receipt")} r
    where not ${isVoided("receipts", "r", "receipt_id")}
    union all
    select s.estate_id, coalesce(s.unit_id, 0)::text, s.row_id::text, ${columns("s")}
    from ${own(chunk, "staged_receipt")} s
    where s.verdict is null and not ${isVoided("receipts", "s", "receipt_id")}`,
  );
}

export interface LineRow extends Owned {
  readonly receipt_id: string;
  readonly bill_no: string;
  readonly amount: bigint;
}

export async function loadLines(trx: Trx, chunk: readonly Touched[]): Promise<LineRow[]> {
  const found = await sql<LineRow>`
    select estate_id, coalesce(unit_id, 0)::text as unit_id, receipt_id::text, bill_no, amount from (
      select r.estate_id, r.unit_id, l.receipt_id, l.line_no, l.bill_no, l.amount
      from ${own(chunk, "receipt")} r
      join receipt_line l on l.estate_id = r.estate_id and l.receipt_id = r.receipt_id
      union all
      select s.estate_id, s.unit_id, s.receipt_id, s.line_no, s.bill_no, s.amount
      from ${own(chunk, "staged_receipt_line")} s where s.verdict is null
    ) lines order by lines.receipt_id, line_no`.execute(trx);
  return found.rows;
}

export interface AdjustmentRow extends Source {
  readonly id: string;
  readonly no: string;
  readonly kind: AdjustmentKind;
  readonly amount: string;
  readonly effective_on: string;
  readonly bill_id: string;
}

export async function loadAdjustments(trx: Trx, chunk: readonly Touched[]): Promise<AdjustmentRow[]> {
  return packed(
    trx,
    sql`
    select b.estate_id, b.unit_id::text, null::text as row_id, j.adjustment_id::text as id, j.adjustment_no as no, j.kind,
      j.amount::text, j.effective_on, j.bill_id::text
    from ${own(chunk, "bill")} b join adjustment j on j.estate_id = b.estate_id and j.bill_id = b.bill_id
    where not ${isVoided("adjustments", "j", "adjustment_id")}
    union all
    select s.estate_id, s.unit_id::text, s.row_id::text, s.adjustment_id::text, s.adjustment_no, s.kind, s.amount::text,
      s.effective_on, s.bill_id::text
    from ${own(chunk, "staged_adjustment")} s
    where s.verdict is null and not ${isVoided("adjustments", "s", "adjustment_id")}`,
  );
}

export interface PostingRow extends Owned {
  readonly party_code: string;
  readonly fee_class: string;
  readonly kind: PostingKind;
  readonly bill_id: string | null;
  readonly receipt_id: string | null;
  readonly adjustment_id: string | null;
  readonly effective_on: string;
  readonly amount: string;
}

/** A movement that was posted, taken back and posted again comes three times: who compares adds up. */
export async function loadPostings(trx: Trx, chunk: readonly Touched[]): Promise<PostingRow[]> {
  const columns = sql.raw(
    "p.kind, p.bill_id::text, p.receipt_id::text, p.adjustment_id::text, p.effective_on, p.amount::text",
  );
  return packed(
    trx,
    sql`
    select a.estate_id, a.unit_id::text, a.party_code, a.fee_class, ${columns}
    from ${own(chunk, "account")} a join posting p on p.estate_id = a.estate_id and p.account_id = a.account_id
    union all
    select p.estate_id, '0', '', '', ${columns}
    from ${own(chunk, "receipt")} r
    join posting p on p.estate_id = r.estate_id and p.receipt_id = r.receipt_id
    where r.unit_id is null and p.account_id is null`,
  );
}

export interface LostRow extends Owned {
  readonly bill_no: string;
}

/**
 * Bill numbers that receipts name but that can never be issued to their household: voided, or another household's. Only names
 * that are no bill of the household itself are looked up, and there are few.
 */
export async function loadLost(trx: Trx, named: readonly LostRow[]): Promise<LostRow[]> {
  if (named.length === 0) return [];
  const found = await sql<LostRow>`
    select n.estate_id, n.unit_id::text, n.bill_no
    from unnest(${named.map((row) => row.estate_id)}::int[], ${named.map((row) => row.unit_id)}::bigint[],
      ${named.map((row) => row.bill_no)}::text[]) as n(estate_id, unit_id, bill_no)
    where exists (select from bill b where b.estate_id = n.estate_id and b.bill_no = n.bill_no)
      or exists (select from staged_bill b where b.verdict is null and b.estate_id = n.estate_id and b.bill_no = n.bill_no)`.execute(
    trx,
  );
  return found.rows;
}

/** Names that are no counting bill of the household that they are named by. */
export function namesElsewhere(
  bills: readonly BillRow[],
  receipts: readonly ReceiptRow[],
  lines: readonly LineRow[],
): LostRow[] {
  const keyOf = (row: LostRow) => JSON.stringify([row.estate_id, row.unit_id, row.bill_no]);
  const own = new Set(bills.map((row) => keyOf({ ...row, bill_no: row.no })));
  const named = [...receipts, ...lines].flatMap(({ estate_id, unit_id, bill_no }) =>
    bill_no === null ? [] : [{ estate_id, unit_id, bill_no }],
  );
  return [...new Map(named.map((row) => [keyOf(row), row])).entries()]
    .filter(([key]) => !own.has(key))
    .map(([, row]) => row);
}
