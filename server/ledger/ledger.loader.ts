import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { Adjustment, Allocation, Bill, Receipt, type BillStatus, type LedgerKey } from "./ledger.type.ts";

const keyOf = (key: LedgerKey): string => JSON.stringify(key);

/** Households numbered by their place among the keys, for one statement over all of them. */
function households(keys: readonly LedgerKey[]) {
  const given = keys.map(({ estateId, unitId, asOf, knownAt }, call) => ({
    call,
    estate_id: estateId,
    unit_id: unitId,
    as_of: asOf,
    known_at: knownAt,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, estate_id int, unit_id bigint, as_of date, known_at timestamptz)`;
}

/**
 * Rows of a figure function over the households of each position, as s. Materialized: joined any earlier, the function would run
 * once per household.
 */
function stated(figure: "bill_state" | "unit_standing", keys: readonly LedgerKey[]) {
  return sql`s as materialized (
    select c.as_of, c.known_at, f.*
    from (
      select p.as_of, p.known_at, jsonb_build_object('estates', jsonb_agg(distinct p.estate_id), 'units', jsonb_agg(p.unit_id)) as slice
      from (select distinct estate_id, unit_id, as_of, known_at from ${households(keys)}) p group by p.as_of, p.known_at
    ) c
    cross join lateral ${sql.raw(`figures.${figure}`)}(c.as_of, c.known_at, c.slice) f
  )`;
}

function perHousehold<R extends { readonly call: number }, V>(
  keys: readonly LedgerKey[],
  rows: readonly R[],
  make: (row: R, key: LedgerKey) => V,
): V[][] {
  const groups = Map.groupBy(rows, (row) => row.call);
  return keys.map((key, call) => (groups.get(call) ?? []).map((row) => make(row, key)));
}

type Row<T> = Omit<T, "key" | "id"> & { readonly call: number };

/** Bills of households with their derived state, oldest due first. */
export const billsLoader: LoaderKind<LedgerKey, Bill[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Row<Bill>>`
      with ${stated("bill_state", keys)}
      select q.call, b.bill_id as "billId", b.bill_no as "billNo", b.fee_class as "feeClass", b.fee_item as "feeItem",
        b.liable_kind as "liableKind", b.period_start as "periodStart", b.period_end as "periodEnd", b.issued_on as "issuedOn",
        b.due_on as "dueOn", b.amount, s.charged, s.waived, s.net, s.paid, s.unpaid, s.written_off as "writtenOff", s.open, s.status,
        t.recorded_at as "recordedAt"
      from s
      join ${households(keys)} on q.estate_id = s.estate_id and q.unit_id = s.unit_id and q.as_of = s.as_of
        and q.known_at is not distinct from s.known_at
      join bill b on b.estate_id = s.estate_id and b.bill_id = s.bill_id
      join batch t on t.batch_id = b.batch_id
      order by q.call, b.due_on, b.bill_no collate "C"`.execute(trx);
    return perHousehold(keys, found.rows, ({ call: _call, ...row }, key) => Object.assign(new Bill(), row, { key }));
  },
};

export interface Standing {
  readonly status: BillStatus | null;
  readonly open: bigint;
  readonly overdue: bigint;
  readonly held: bigint;
}

const NOTHING_YET: Standing = { status: null, open: 0n, overdue: 0n, held: 0n };

/** How households stand; one without any bill or money owes and holds nothing. */
export const standingLoader: LoaderKind<LedgerKey, Standing> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Standing & { readonly call: number }>`
      with ${stated("unit_standing", keys)}
      select q.call, s.status, s.open, s.overdue, s.held
      from s join ${households(keys)} on q.estate_id = s.estate_id and q.unit_id = s.unit_id and q.as_of = s.as_of
        and q.known_at is not distinct from s.known_at`.execute(trx);
    const standings = new Map(found.rows.map((row) => [row.call, row]));
    return keys.map((_key, call) => standings.get(call) ?? NOTHING_YET);
  },
};

export const receiptsLoader: LoaderKind<LedgerKey, Receipt[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Row<Receipt>>`
      select q.call, r.receipt_id as "receiptId", r.receipt_no as "receiptNo", r.kind, r.amount, r.allocated, r.channel,
        r.paid_on as "paidOn", r.fee_class as "feeClass", r.bill_no as "billNo", r.prepay,
        r.reverses_receipt_no as "reversesReceiptNo", r.reversed, r.recorded_at as "recordedAt"
      from ${households(keys)} cross join lateral figures.unit_receipts(q.estate_id, q.unit_id, q.as_of, q.known_at) r`.execute(
      trx,
    );
    return perHousehold(keys, found.rows, ({ call: _call, ...row }, key) => Object.assign(new Receipt(), row, { key }));
  },
};

export const allocationsLoader: LoaderKind<LedgerKey, Allocation[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Row<Allocation>>`
      select q.call, a.bill_id as "billId", a.receipt_id as "receiptId", a.amount, a.effective_on as "effectiveOn", a.recorded_at as "recordedAt"
      from ${households(keys)} cross join lateral figures.unit_allocations(q.estate_id, q.unit_id, q.as_of, q.known_at) a`.execute(
      trx,
    );
    return perHousehold(keys, found.rows, ({ call: _call, ...row }, key) =>
      Object.assign(new Allocation(), row, { key }),
    );
  },
};

export const adjustmentsLoader: LoaderKind<LedgerKey, Adjustment[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Row<Adjustment>>`
      select q.call, j.adjustment_id as "adjustmentId", j.adjustment_no as "adjustmentNo", j.bill_id as "billId", j.kind, j.amount,
        j.effective, j.effective_on as "effectiveOn", j.reason, j.recorded_at as "recordedAt"
      from ${households(keys)} cross join lateral figures.unit_adjustments(q.estate_id, q.unit_id, q.as_of, q.known_at) j`.execute(
      trx,
    );
    return perHousehold(keys, found.rows, ({ call: _call, ...row }, key) =>
      Object.assign(new Adjustment(), row, { key }),
    );
  },
};

/** Which household an entry belongs to, by table, estate and id; for global ids. */
export interface EntryKey {
  readonly table: "bill" | "receipt" | "adjustment";
  readonly estateId: number;
  readonly id: string;
}

export const householdOfEntry: LoaderKind<EntryKey, string | null> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ table, estateId, id }, call) => ({ call, of: table, estate_id: estateId, id }));
    const found = await sql<{ call: number; unit_id: string | null }>`
      with q as (select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, of text, estate_id int, id bigint))
      select q.call, b.unit_id::text from q join bill b on q.of = 'bill' and b.estate_id = q.estate_id and b.bill_id = q.id
      union all
      select q.call, r.unit_id::text from q join receipt r on q.of = 'receipt' and r.estate_id = q.estate_id and r.receipt_id = q.id
      union all
      select q.call, b.unit_id::text from q join adjustment a on q.of = 'adjustment' and a.estate_id = q.estate_id and a.adjustment_id = q.id
        join bill b on b.estate_id = a.estate_id and b.bill_id = a.bill_id`.execute(trx);
    const units = new Map(found.rows.map((row) => [row.call, row.unit_id]));
    return keys.map((_key, call) => units.get(call) ?? null);
  },
};

/** The bill or receipt with a number in an estate and its household, 0 where there is none; null where there is no such entry. */
export async function findEntry(
  trx: Trx,
  of: { readonly table: "bill" | "receipt"; readonly estateCode: string; readonly no: string },
): Promise<{ readonly estateId: number; readonly unitId: string; readonly id: string } | null> {
  const entries =
    of.table === "bill"
      ? sql`select estate_id, unit_id, bill_id as id, bill_no as no from bill`
      : sql`select estate_id, unit_id, receipt_id as id, receipt_no as no from receipt`;
  const found = await sql<{ estateId: number; unitId: string; id: string }>`
    select n.estate_id as "estateId", coalesce(n.unit_id, 0)::text as "unitId", n.id::text as id
    from (${entries}) n join estate e on e.estate_id = n.estate_id
    where e.estate_code = ${of.estateCode} and n.no = ${of.no}`.execute(trx);
  return found.rows[0] ?? null;
}
