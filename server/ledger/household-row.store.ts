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
 * The recorded rows x of a table that belong to the households of a chunk. The chunk is given and not read from `touched`: a ledger
 * that is spread over machines is asked where it lies, which a table of one machine has no part in.
 */
function recorded(chunk: readonly Touched[], table: string) {
  const owners = chunk.filter(({ unit_id }) => unit_id !== 0n);
  return sql`unnest(${owners.map((owner) => owner.estate_id)}::int[], ${owners.map((owner) => String(owner.unit_id))}::bigint[])
    as t(estate_id, unit_id)
    join ${sql.table(table)} x on x.estate_id = t.estate_id and x.unit_id = t.unit_id`;
}

/** The recorded receipts x without a household, of the estates for which a chunk holds them. */
const pooled = (chunk: readonly Touched[]) =>
  sql`unnest(${chunk.filter(({ unit_id }) => unit_id === 0n).map(({ estate_id }) => estate_id)}::int[]) as t(estate_id)
    join receipt x on x.estate_id = t.estate_id and x.unit_id is null`;

/** The arriving rows s of a staging table that belong to the households of a chunk. */
function arriving(chunk: readonly Touched[], table: string) {
  const [first, last] = [chunk[0], chunk.at(-1)];
  if (first === undefined || last === undefined) throw new Error("an empty chunk of households");
  const rows = sql`select s.* from ${sql.table(table)} s where s.estate_id = t.estate_id and s.verdict is null`;
  // Two branches, since an index serves each.
  return sql`touched t
    cross join lateral (${rows} and s.unit_id = t.unit_id union all ${rows} and s.unit_id is null and t.unit_id = 0) s
    where (t.estate_id, t.unit_id) between (${first.estate_id}::int, ${first.unit_id}::bigint)
      and (${last.estate_id}::int, ${last.unit_id}::bigint)`;
}

/**
 * Rows handed over as one text per household: where the engine is embedded, handing over single values takes most of the time. The
 * queries' columns carry the names and kinds that R says, dates and bigints as text.
 */
async function packed<R extends Owned>(trx: Trx, ...queries: readonly RawBuilder<unknown>[]): Promise<R[]> {
  const rows: R[] = [];
  for (const query of queries) {
    const found = await sql<{ rows: string }>`
      select json_agg(x)::text as rows from (${query}) x group by x.estate_id, x.unit_id`.execute(trx);
    for (const household of found.rows) rows.push(...JSON.parse(household.rows));
  }
  return rows;
}

type EntryTable = "bills" | "receipts" | "adjustments";

/** Leaves out the rows x whose entries were voided; an arriving entry has an id that no recorded void knows. */
const notVoided = (table: EntryTable, id: string) =>
  sql.raw(
    `not exists (select from void v where v.estate_id = x.estate_id and v.entry_table = '${table}' and v.entry_id = x.${id})`,
  );

/** Entries that arriving voids undo, by table and id. */
export type Undone = ReadonlySet<string>;

export async function loadUndone(trx: Trx, chunk: readonly Touched[]): Promise<Undone> {
  const found = await sql<{ entry_table: string; id: string }>`
    select s.entry_table, s.entry_id::text as id from ${arriving(chunk, "staged_void")}`.execute(trx);
  return new Set(found.rows.map(({ entry_table, id }) => `${entry_table}/${id}`));
}

const standing = <R extends { readonly id: string }>(undone: Undone, table: EntryTable, rows: readonly R[]): R[] =>
  undone.size === 0 ? [...rows] : rows.filter(({ id }) => !undone.has(`${table}/${id}`));

export interface BillRow extends Source {
  readonly id: string;
  readonly no: string;
  readonly party_code: string;
  readonly fee_class: string;
  readonly amount: string;
  readonly issued_on: string;
  readonly due_on: string;
}

export async function loadBills(trx: Trx, chunk: readonly Touched[], undone: Undone): Promise<BillRow[]> {
  const columns = (alias: string, rowId: string, party: string) =>
    sql.raw(`${alias}.estate_id, ${alias}.unit_id::text, ${rowId}::text as row_id, ${alias}.bill_id::text as id, ${alias}.bill_no as no,
      ${party}.party_code, ${alias}.fee_class, ${alias}.amount::text, ${alias}.issued_on, ${alias}.due_on`);
  const rows = await packed<BillRow>(
    trx,
    sql`select ${columns("x", "null", "a")} from ${recorded(chunk, "bill")}
      join account a on a.estate_id = x.estate_id and a.account_id = x.account_id where ${notVoided("bills", "bill_id")}`,
    sql`select ${columns("s", "s.row_id", "s")} from ${arriving(chunk, "staged_bill")}`,
  );
  return standing(undone, "bills", rows);
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

export async function loadReceipts(trx: Trx, chunk: readonly Touched[], undone: Undone): Promise<ReceiptRow[]> {
  // Money without a household is one pool: nobody's, and of no class until it is claimed.
  const columns = (alias: string, rowId: string) =>
    sql.raw(`${alias}.estate_id, coalesce(${alias}.unit_id, 0)::text as unit_id, ${rowId}::text as row_id,
      ${alias}.receipt_id::text as id, ${alias}.receipt_no as no, ${alias}.kind,
      case when ${alias}.unit_id is null then '' else ${alias}.party_code end as party_code,
      case when ${alias}.unit_id is null then '' else ${alias}.fee_class end as fee_class,
      ${alias}.amount::text, ${alias}.paid_on, ${alias}.bill_no, ${alias}.prepay, ${alias}.reverses_receipt_no`);
  const held = (source: RawBuilder<unknown>) =>
    sql`select ${columns("x", "null")} from ${source} where ${notVoided("receipts", "receipt_id")}`;
  const rows = await packed<ReceiptRow>(
    trx,
    held(recorded(chunk, "receipt")),
    held(pooled(chunk)),
    sql`select ${columns("s", "s.row_id")} from ${arriving(chunk, "staged_receipt")}`,
  );
  return standing(undone, "receipts", rows);
}

export interface LineRow extends Owned {
  readonly receipt_id: string;
  readonly line_no: number;
  readonly bill_no: string;
  readonly amount: bigint;
}

/** Lines of the chunk's receipts, in their order. */
export async function loadLines(trx: Trx, chunk: readonly Touched[]): Promise<LineRow[]> {
  const columns = sql.raw("l.receipt_id::text, l.line_no, l.bill_no, l.amount");
  const held = (source: RawBuilder<unknown>) => sql<LineRow>`
    select x.estate_id, coalesce(x.unit_id, 0)::text as unit_id, ${columns} from ${source}
    join receipt_line l on l.estate_id = x.estate_id and l.receipt_id = x.receipt_id`;
  const rows: LineRow[] = [];
  for (const query of [
    held(recorded(chunk, "receipt")),
    held(pooled(chunk)),
    sql<LineRow>`select l.estate_id, coalesce(l.unit_id, 0)::text as unit_id, ${columns}
      from (select s.* from ${arriving(chunk, "staged_receipt_line")}) l`,
  ])
    rows.push(...(await query.execute(trx)).rows);
  return rows.sort((a, b) => a.line_no - b.line_no);
}

export interface AdjustmentRow extends Source {
  readonly id: string;
  readonly no: string;
  readonly kind: AdjustmentKind;
  readonly amount: string;
  readonly effective_on: string;
  readonly bill_id: string;
}

export async function loadAdjustments(trx: Trx, chunk: readonly Touched[], undone: Undone): Promise<AdjustmentRow[]> {
  const columns = (owner: string, alias: string, rowId: string) =>
    sql.raw(`${owner}.estate_id, ${owner}.unit_id::text, ${rowId}::text as row_id, ${alias}.adjustment_id::text as id,
      ${alias}.adjustment_no as no, ${alias}.kind, ${alias}.amount::text, ${alias}.effective_on, ${alias}.bill_id::text`);
  const rows = await packed<AdjustmentRow>(
    trx,
    sql`select ${columns("b", "x", "null")} from (select x.estate_id, x.unit_id, x.bill_id from ${recorded(chunk, "bill")}) b
      join adjustment x on x.estate_id = b.estate_id and x.bill_id = b.bill_id where ${notVoided("adjustments", "adjustment_id")}`,
    sql`select ${columns("s", "s", "s.row_id")} from ${arriving(chunk, "staged_adjustment")}`,
  );
  return standing(undone, "adjustments", rows);
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
    sql`select x.estate_id, x.unit_id::text, x.party_code, x.fee_class, ${columns} from ${recorded(chunk, "account")}
      join posting p on p.estate_id = x.estate_id and p.account_id = x.account_id`,
    sql`select x.estate_id, '0' as unit_id, '' as party_code, '' as fee_class, ${columns} from ${pooled(chunk)}
      join posting p on p.estate_id = x.estate_id and p.receipt_id = x.receipt_id where p.account_id is null`,
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
  const names = sql`unnest(${named.map((row) => row.estate_id)}::int[], ${named.map((row) => row.unit_id)}::bigint[],
    ${named.map((row) => row.bill_no)}::text[]) as n(estate_id, unit_id, bill_no)`;
  const lost = (bills: string) => sql<LostRow>`
    select n.estate_id, n.unit_id::text, n.bill_no from ${names}
    join ${sql.raw(bills)} b on b.estate_id = n.estate_id and b.bill_no = n.bill_no`;
  const recordedNames = await lost("bill").execute(trx);
  const arrivingNames = await lost("(select estate_id, bill_no from staged_bill where verdict is null)").execute(trx);
  return [...recordedNames.rows, ...arrivingNames.rows];
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
