import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { Bill, Receipt, type LedgerKey } from "./ledger.type.ts";

/** Where a page goes on: what the last row is sorted by, its estate and its own id. */
export interface RowPlace {
  readonly value: string;
  readonly estate: string;
  readonly id: string;
}

export interface RecordQuery {
  /** By ids; see bill_list.sql and receipt_list.sql. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly position: Pick<LedgerKey, "asOf" | "knownAt">;
}

export interface RecordPageQuery extends RecordQuery {
  readonly column: "due_on" | "paid_on" | "amount";
  readonly down: boolean;
  readonly after: RowPlace | null;
  readonly limit: number;
}

const json = (value: unknown) => (value === null ? sql`null::jsonb` : sql`${JSON.stringify(value)}::jsonb`);

const page = ({ filter, position, column, down, after, limit }: RecordPageQuery) =>
  sql`${json(filter)}, ${position.asOf}::date, ${position.knownAt}::timestamptz, ${column}, ${down}, ${json(after)}, ${limit}`;

const whole = ({ filter, position }: RecordQuery) =>
  sql`${json(filter)}, ${position.asOf}::date, ${position.knownAt}::timestamptz`;

type Listed<T> = Omit<T, "key" | "id"> & { readonly estateId: number; readonly unitId: string };

/** Bills that match, in order. */
export async function listBills(trx: Trx, query: RecordPageQuery): Promise<Bill[]> {
  const found = await sql<Listed<Bill>>`
    select b.estate_id as "estateId", b.unit_id::text as "unitId", b.bill_id as "billId", b.bill_no as "billNo", b.fee_class as "feeClass",
      b.fee_item as "feeItem", b.liable_kind as "liableKind", b.period_start as "periodStart", b.period_end as "periodEnd",
      b.issued_on as "issuedOn", b.due_on as "dueOn", b.amount, b.charged, b.waived, b.net, b.paid, b.unpaid,
      b.written_off as "writtenOff", b.open, b.status, b.recorded_at as "recordedAt"
    from figures.bill_list(${page(query)}) b`.execute(trx);
  return found.rows.map(({ estateId, unitId, ...row }) =>
    Object.assign(new Bill(), row, { key: { estateId, unitId, ...query.position } }),
  );
}

/** Receipts that match, in order, with or without a household. */
export async function listReceipts(trx: Trx, query: RecordPageQuery): Promise<Receipt[]> {
  const found = await sql<Listed<Receipt>>`
    select r.estate_id as "estateId", coalesce(r.unit_id, 0)::text as "unitId", r.receipt_id as "receiptId", r.receipt_no as "receiptNo",
      r.kind, r.amount, r.allocated, r.channel, r.paid_on as "paidOn", r.fee_class as "feeClass", r.bill_no as "billNo", r.prepay,
      r.reverses_receipt_no as "reversesReceiptNo", r.reversed, r.recorded_at as "recordedAt"
    from figures.receipt_list(${page(query)}) r`.execute(trx);
  return found.rows.map(({ estateId, unitId, ...row }) =>
    Object.assign(new Receipt(), row, { key: { estateId, unitId, ...query.position } }),
  );
}

/** A receipt without a household by its id; null where it does not count. */
export async function unidentifiedReceipt(
  trx: Trx,
  { estateId, id, ...position }: { readonly estateId: number; readonly id: string } & RecordQuery["position"],
): Promise<Receipt | null> {
  const filter = { estate: estateId, receipt: id, unidentified: true };
  const [found] = await listReceipts(trx, { filter, position, column: "paid_on", down: true, after: null, limit: 1 });
  return found ?? null;
}

export async function totalBills(
  trx: Trx,
  query: RecordQuery,
): Promise<{ count: number; amount: bigint; open: bigint }> {
  const found = await sql<{ count: number; amount: bigint; open: bigint }>`
    select bills::int as count, amount, open from figures.instant_bill_totals(${whole(query)})`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the totals of a list are one row");
  return row;
}

export async function totalReceipts(trx: Trx, query: RecordQuery): Promise<{ count: number; amount: bigint }> {
  const found = await sql<{ count: number; amount: bigint }>`
    select receipts::int as count, amount from figures.receipt_list_totals(${whole(query)})`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the totals of a list are one row");
  return row;
}
