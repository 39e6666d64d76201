import type { Entry, ReceiptKind } from "./entry.type.ts";

const SURROGATE = /[\ud800-\udfff]/;

/** Orders numbers of bills, receipts and adjustments bytewise (UTF-8), so that no collation decides who is paid first. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) return 0;
  // Code units follow the byte order except around surrogate pairs.
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

const RECEIPT_RANK: Record<ReceiptKind, number> = { PAYMENT: 2, REVERSAL: 3, REFUND: 4, FAILED: 5 };

function rankOf(entry: Entry): number {
  if (entry.type === "bill") return 0;
  if (entry.type === "adjustment") return 1;
  return RECEIPT_RANK[entry.kind];
}

/** Date order; on the same day bills, adjustments, payments, reversals, refunds; then by number (METRICS.md). */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return rankOf(a) - rankOf(b) || compareNumbers(a.no, b.no);
}
