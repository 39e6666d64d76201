import type { Day } from "../ledger/entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";

export type FeeClass = "PROPERTY_FEE" | "PARKING" | "PASS_THROUGH";
export type Channel = "CASH" | "CARD" | "ONLINE" | "BANK_TRANSFER" | "BANK_COLLECTION";

/** Every entry carries the day from which the source delivers it: its batch is the first one made after that day. */
export interface Delivered {
  readonly knownOn: Day;
}

export interface BillDraft extends Delivered {
  readonly no: string;
  readonly household: Household;
  readonly tenure: Tenure;
  readonly feeClass: FeeClass;
  readonly feeItem: string;
  readonly periodStart: Day;
  readonly periodEnd: Day;
  readonly amount: bigint;
  readonly issuedOn: Day;
  readonly dueOn: Day;
}

export interface LineDraft {
  readonly bill: BillDraft;
  readonly amount: bigint;
}

export interface ReceiptDraft extends Delivered {
  readonly kind: "PAYMENT" | "REVERSAL" | "REFUND" | "FAILED";
  /** Null: nobody knows yet who paid. */
  readonly payer: { readonly household: Household; readonly tenure: Tenure } | null;
  readonly feeClass: FeeClass;
  readonly amount: bigint;
  readonly channel: Channel;
  readonly paidOn: Day;
  readonly bill: BillDraft | null;
  readonly prepay: boolean;
  readonly reverses: ReceiptDraft | null;
  /** The bills of a receipt that pays several. */
  readonly lines: readonly LineDraft[];
  /** Days between the payment and its entry in the source; more than a few is a back-dated entry. */
  readonly enteredAfter: number;
}

export interface AdjustmentDraft extends Delivered {
  readonly kind: "WAIVER" | "CREDIT_NOTE" | "WRITE_OFF" | "WRITE_OFF_REVERSAL";
  readonly bill: BillDraft;
  readonly amount: bigint;
  readonly effectiveOn: Day;
  readonly reason: string;
  readonly approvedBy: string;
}

export interface VoidDraft extends Delivered {
  readonly bill: BillDraft;
  readonly reason: string;
}

/** All that happened at one estate. */
export interface EstateEntries {
  readonly bills: readonly BillDraft[];
  readonly receipts: readonly ReceiptDraft[];
  readonly adjustments: readonly AdjustmentDraft[];
  readonly voids: readonly VoidDraft[];
}
