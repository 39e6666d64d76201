import type { Trx } from "../database/transaction.ts";
import type { AdjustmentEntry, BillEntry, Entry, Household, Posting, ReceiptEntry, ReceiptLine } from "./entry.type.ts";
import {
  loadAdjustments,
  loadBills,
  loadLines,
  loadLost,
  loadPostings,
  loadReceipts,
  loadUndone,
  namesElsewhere,
  type AdjustmentRow,
  type BillRow,
  type LineRow,
  type Owned,
  type PostingRow,
  type ReceiptRow,
} from "./household-row.store.ts";
import type { Touched } from "./touched.store.ts";

/** A household with what its entries have yielded so far and the accounts its postings belong to. */
export interface LoadedHousehold extends Household {
  readonly estateId: number;
  readonly unitId: bigint;
  readonly recorded: readonly Posting[];
  /** Row of the staging tables by arriving entry. */
  readonly rowIds: ReadonlyMap<Entry, bigint>;
}

/** Loads a chunk of households with a number of statements that does not depend on its size. */
export async function loadHouseholds(trx: Trx, chunk: readonly Touched[]): Promise<LoadedHousehold[]> {
  const undone = await loadUndone(trx, chunk);
  const [billRows, receiptRows, lineRows] = [
    await loadBills(trx, chunk, undone),
    await loadReceipts(trx, chunk, undone),
    await loadLines(trx, chunk),
  ];
  const bills = groupByHousehold(billRows);
  const receipts = groupByHousehold(receiptRows);
  const lines = groupByHousehold(lineRows);
  const adjustments = groupByHousehold(await loadAdjustments(trx, chunk, undone));
  const postings = groupByHousehold(await loadPostings(trx, chunk));
  const lost = groupByHousehold(await loadLost(trx, namesElsewhere(billRows, receiptRows, lineRows)));
  return chunk.map((owner) => {
    const key = householdKey(owner);
    const rowIds = new Map<Entry, bigint>();
    const arrive = <E extends Entry>(entry: E, rowId: string | null): E => {
      if (rowId !== null) rowIds.set(entry, BigInt(rowId));
      return entry;
    };
    const linesOf = groupLines(lines.get(key) ?? []);
    return {
      estateId: owner.estate_id,
      unitId: owner.unit_id,
      bills: (bills.get(key) ?? []).map((row) => arrive(toBill(row), row.row_id)),
      receipts: (receipts.get(key) ?? []).map((row) => arrive(toReceipt(row, linesOf.get(row.id) ?? []), row.row_id)),
      adjustments: (adjustments.get(key) ?? []).map((row) => arrive(toAdjustment(row), row.row_id)),
      lostBillNos: new Set((lost.get(key) ?? []).map((row) => row.bill_no)),
      arriving: new Set(rowIds.keys()),
      recorded: (postings.get(key) ?? []).map(toPosting),
      rowIds,
    };
  });
}

const householdKey = ({ estate_id, unit_id }: Owned | Touched) => `${estate_id}/${unit_id}`;

function groupByHousehold<R extends Owned>(rows: readonly R[]): Map<string, R[]> {
  return Map.groupBy(rows, householdKey);
}

function groupLines(rows: readonly LineRow[]): Map<string, ReceiptLine[]> {
  const lines = new Map<string, ReceiptLine[]>();
  for (const row of rows) {
    const line = { billNo: row.bill_no, amount: row.amount };
    const known = lines.get(row.receipt_id);
    if (known === undefined) lines.set(row.receipt_id, [line]);
    else known.push(line);
  }
  return lines;
}

const toBill = (row: BillRow): BillEntry => ({
  type: "bill",
  id: BigInt(row.id),
  no: row.no,
  partyCode: row.party_code,
  feeClass: row.fee_class,
  amount: BigInt(row.amount),
  date: row.issued_on,
  dueOn: row.due_on,
});

const toReceipt = (row: ReceiptRow, lines: readonly ReceiptLine[]): ReceiptEntry => ({
  type: "receipt",
  id: BigInt(row.id),
  no: row.no,
  partyCode: row.party_code,
  feeClass: row.fee_class,
  kind: row.kind,
  amount: BigInt(row.amount),
  date: row.paid_on,
  billNo: row.bill_no,
  prepay: row.prepay,
  reversesNo: row.reverses_receipt_no,
  lines,
});

const toAdjustment = (row: AdjustmentRow): AdjustmentEntry => ({
  type: "adjustment",
  id: BigInt(row.id),
  no: row.no,
  kind: row.kind,
  amount: BigInt(row.amount),
  date: row.effective_on,
  billId: BigInt(row.bill_id),
});

const toPosting = (row: PostingRow): Posting => ({
  account: { partyCode: row.party_code, feeClass: row.fee_class },
  kind: row.kind,
  billId: idOf(row.bill_id),
  receiptId: idOf(row.receipt_id),
  adjustmentId: idOf(row.adjustment_id),
  effectiveOn: row.effective_on,
  amount: BigInt(row.amount),
});

const idOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
