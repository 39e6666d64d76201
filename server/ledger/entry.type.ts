/** A business day, yyyy-mm-dd in the company's time zone. */
export type Day = string;

/** Identifies an account within one household: money never crosses from one to another. */
export interface AccountKey {
  readonly partyCode: string;
  readonly feeClass: string;
}

export interface BillEntry extends AccountKey {
  readonly type: "bill";
  readonly id: bigint;
  readonly no: string;
  readonly amount: bigint;
  readonly date: Day;
  readonly dueOn: Day;
}

export type ReceiptKind = "PAYMENT" | "REVERSAL" | "REFUND" | "FAILED";

/** One receipt paying several bills: the part that names one of them. */
export interface ReceiptLine {
  readonly billNo: string;
  readonly amount: bigint;
}

export interface ReceiptEntry extends AccountKey {
  readonly type: "receipt";
  readonly id: bigint;
  readonly no: string;
  readonly kind: ReceiptKind;
  readonly amount: bigint;
  readonly date: Day;
  readonly billNo: string | null;
  readonly prepay: boolean;
  readonly reversesNo: string | null;
  readonly lines: readonly ReceiptLine[];
}

export type AdjustmentKind = "WAIVER" | "CREDIT_NOTE" | "WRITE_OFF" | "WRITE_OFF_REVERSAL";

export interface AdjustmentEntry {
  readonly type: "adjustment";
  readonly id: bigint;
  readonly no: string;
  readonly kind: AdjustmentKind;
  readonly amount: bigint;
  readonly date: Day;
  readonly billId: bigint;
}

export type Entry = BillEntry | ReceiptEntry | AdjustmentEntry;

/** Every entry of one household (or, without a unit, an estate's unidentified receipts) that counts at some K. */
export interface Household {
  readonly bills: readonly BillEntry[];
  readonly receipts: readonly ReceiptEntry[];
  readonly adjustments: readonly AdjustmentEntry[];
  /** Numbers of bills that can never be issued here (voided, or of another household): naming one holds no money back. */
  readonly lostBillNos: ReadonlySet<string>;
  /** The entries that arrive now and may still be refused. */
  readonly arriving: ReadonlySet<Entry>;
}

export type PostingKind = "CASH" | "ALLOCATION" | "WAIVER" | "CREDIT_NOTE" | "WRITE_OFF";

/** What the replay of a household's entries yields: one movement of money, in fen, on a business day. */
export interface Posting {
  readonly account: AccountKey;
  readonly kind: PostingKind;
  readonly billId: bigint | null;
  readonly receiptId: bigint | null;
  readonly adjustmentId: bigint | null;
  readonly effectiveOn: Day;
  readonly amount: bigint;
}

export type RefusalReason =
  | "UNKNOWN_RECEIPT"
  | "NOT_A_PAYMENT"
  | "BEFORE_RECEIPT"
  | "REVERSAL_AMOUNT"
  | "ALREADY_REVERSED"
  | "ALREADY_REFUNDED"
  | "OTHER_HOUSEHOLD_BILL"
  | "UNKNOWN_BILL"
  | "BEFORE_ISSUE"
  | "EXCEEDS_OPEN"
  | "EXCEEDS_CHARGED"
  | "EXCEEDS_WRITTEN_OFF"
  | "EXCEEDS_HELD";

export interface RefusedEntry {
  readonly entry: Entry;
  readonly reason: RefusalReason;
}

export interface ReplayResult {
  readonly postings: readonly Posting[];
  readonly refused: readonly RefusedEntry[];
}
