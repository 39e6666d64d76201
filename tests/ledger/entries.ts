import type {
  AdjustmentEntry,
  BillEntry,
  Entry,
  Household,
  Posting,
  ReceiptEntry,
} from "../../server/ledger/entry.type.ts";
import { replay } from "../../server/ledger/replay.rules.ts";

let nextId = 1n;
const id = () => nextId++;

/** A bill of the one household of these tests; amounts in fen. */
export function bill(
  no: string,
  date: string,
  dueOn: string,
  amount: bigint,
  more: Partial<BillEntry> = {},
): BillEntry {
  return { type: "bill", id: id(), no, date, dueOn, amount, partyCode: "P1", feeClass: "PROPERTY_FEE", ...more };
}

export function receipt(no: string, date: string, amount: bigint, more: Partial<ReceiptEntry> = {}): ReceiptEntry {
  return {
    type: "receipt",
    id: id(),
    no,
    date,
    amount,
    kind: "PAYMENT",
    partyCode: "P1",
    feeClass: "PROPERTY_FEE",
    billNo: null,
    prepay: false,
    reversesNo: null,
    lines: [],
    ...more,
  };
}

export function adjustment(
  no: string,
  date: string,
  kind: AdjustmentEntry["kind"],
  of: BillEntry,
  amount: bigint,
): AdjustmentEntry {
  return { type: "adjustment", id: id(), no, date, kind, amount, billId: of.id };
}

export function household(
  entries: readonly Entry[],
  arriving: Iterable<Entry> = [],
  lost: Iterable<string> = [],
): Household {
  return {
    bills: entries.filter((entry) => entry.type === "bill"),
    receipts: entries.filter((entry) => entry.type === "receipt"),
    adjustments: entries.filter((entry) => entry.type === "adjustment"),
    lostBillNos: new Set(lost),
    arriving: new Set(arriving),
  };
}

/** The replay in words: "2026-01-05 ALLOCATION R1→B1 100", in order of date. */
export function told(entries: readonly Entry[], lost: Iterable<string> = []): string[] {
  const { postings } = replay(household(entries, [], lost));
  return postings.map((posting) => tell(posting, entries)).sort();
}

function tell(posting: Posting, entries: readonly Entry[]): string {
  const noOf = (type: Entry["type"], entryId: bigint | null) =>
    entries.find((entry) => entry.type === type && entry.id === entryId)?.no ?? "";
  const from = noOf("receipt", posting.receiptId) || noOf("adjustment", posting.adjustmentId);
  const to = posting.billId === null ? "" : `→${noOf("bill", posting.billId)}`;
  return `${posting.effectiveOn} ${posting.kind} ${from}${to} ${posting.amount}`;
}
