import type { Trx } from "../database/transaction.ts";
import type { Posting } from "./entry.type.ts";

export interface PostingRecord extends Posting {
  readonly estateId: number;
  readonly accountId: bigint | null;
}

const COLUMNS = ["estate_id", "account_id", "bill_id", "receipt_id", "adjustment_id", "kind", "effective_on", "amount"];

export async function stagePostings(trx: Trx, postings: readonly PostingRecord[]): Promise<void> {
  if (postings.length === 0) return;
  await trx.copyIn("staged_posting", COLUMNS, lines(postings));
}

/** CSV without quotes: ids, dates and closed words hold nothing that needs them; empty means null. */
async function* lines(postings: readonly PostingRecord[]): AsyncGenerator<string> {
  for (const p of postings) {
    const { estateId, accountId, billId, receiptId, adjustmentId, kind, effectiveOn, amount } = p;
    yield `${estateId},${accountId ?? ""},${billId ?? ""},${receiptId ?? ""},${adjustmentId ?? ""},${kind},${effectiveOn},${amount}\n`;
  }
}
