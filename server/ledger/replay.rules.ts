import { Account, openOf, type BillState } from "./account.rules.ts";
import type {
  AccountKey,
  AdjustmentEntry,
  Entry,
  Household,
  Posting,
  ReceiptEntry,
  RefusalReason,
  RefusedEntry,
  ReplayResult,
} from "./entry.type.ts";
import { compareEntries, compareNumbers } from "./order.rules.ts";

/** What the replay remembers of a payment: where its parts went and what became of it. */
interface PaymentState {
  readonly receipt: ReceiptEntry;
  readonly accounts: Set<Account>;
  refunded: bigint;
  reversed: boolean;
}

/**
 * Replays a household's entries in date order and returns the postings they yield (METRICS.md, "The ledger is append-only").
 * A pure function of the set of entries: the order in which they were recorded does not matter.
 * An arriving entry that breaks a rule is refused and moves nothing; one accepted earlier that became too large takes what there is.
 */
export function replay(household: Household): ReplayResult {
  return new Replay(household).run();
}

class Replay {
  private readonly accounts = new Map<string, Account>();
  private readonly billAccounts = new Map<string, AccountKey>();
  private readonly bills = new Map<bigint, { state: BillState; account: Account }>();
  private readonly payments = new Map<string, PaymentState>();
  private readonly receiptsByNo = new Map<string, ReceiptEntry>();
  private readonly paymentOfReceipt = new Map<bigint, PaymentState>();
  private readonly refused: RefusedEntry[] = [];

  constructor(private readonly household: Household) {
    for (const bill of household.bills) this.billAccounts.set(bill.no, bill);
    for (const receipt of household.receipts) this.receiptsByNo.set(receipt.no, receipt);
  }

  run(): ReplayResult {
    const { bills, receipts, adjustments } = this.household;
    const entries: Entry[] = [...bills, ...adjustments, ...receipts];
    for (const entry of entries.sort(compareEntries)) this.apply(entry);
    const postings = [...this.accounts.values()].flatMap((account) => account.postings);
    return { postings: net(postings), refused: this.refused };
  }

  private apply(entry: Entry): void {
    if (entry.type === "bill") {
      const account = this.account(entry);
      this.bills.set(entry.id, { state: account.issue(entry), account });
      account.spread(entry.date);
    } else if (entry.type === "adjustment") this.adjust(entry);
    else if (entry.kind === "PAYMENT") this.pay(entry);
    else if (entry.kind === "REVERSAL") this.reverse(entry);
    else if (entry.kind === "REFUND") this.refund(entry);
  }

  private pay(receipt: ReceiptEntry): void {
    const payment: PaymentState = { receipt, accounts: new Set(), refunded: 0n, reversed: false };
    this.payments.set(receipt.no, payment);
    this.paymentOfReceipt.set(receipt.id, payment);
    let rest = receipt.amount;
    for (const line of receipt.lines) {
      const amount = line.amount < rest ? line.amount : rest;
      rest -= amount;
      this.deposit(payment, line.billNo, amount);
    }
    this.deposit(payment, receipt.billNo, rest);
    for (const account of payment.accounts) account.spread(receipt.date);
  }

  private deposit(payment: PaymentState, billNo: string | null, amount: bigint): void {
    const { receipt } = payment;
    const account = this.account(this.accountOf(receipt, billNo));
    payment.accounts.add(account);
    account.deposit({
      receiptId: receipt.id,
      amount,
      billNo,
      prepaidOn: receipt.prepay ? receipt.date : null,
      date: receipt.date,
    });
  }

  private reverse(reversal: ReceiptEntry): void {
    const payment = reversal.reversesNo === null ? undefined : this.payments.get(reversal.reversesNo);
    const reason = this.refusalOfReversal(reversal, payment);
    if (reason !== null && this.refuse(reversal, reason)) return;
    if (payment === undefined || payment.reversed) return;
    payment.reversed = true;
    for (const account of payment.accounts) {
      account.reverse(payment.receipt.id, reversal.id, reversal.date);
      account.spread(reversal.date);
    }
  }

  private refusalOfReversal(reversal: ReceiptEntry, payment: PaymentState | undefined): RefusalReason | null {
    if (payment === undefined) {
      const named = reversal.reversesNo === null ? undefined : this.receiptsByNo.get(reversal.reversesNo);
      if (named === undefined) return "UNKNOWN_RECEIPT";
      return named.kind === "PAYMENT" ? "BEFORE_RECEIPT" : "NOT_A_PAYMENT";
    }
    if (payment.receipt.amount !== reversal.amount) return "REVERSAL_AMOUNT";
    if (payment.reversed) return "ALREADY_REVERSED";
    return payment.refunded > 0n ? "ALREADY_REFUNDED" : null;
  }

  private refund(refund: ReceiptEntry): void {
    const account = this.account(this.accountOf(refund, refund.billNo));
    if (refund.amount > account.heldTotal && this.refuse(refund, "EXCEEDS_HELD")) return;
    for (const [receiptId, amount] of account.refund(refund.id, refund.amount, refund.date)) {
      const payment = this.paymentOfReceipt.get(receiptId);
      if (payment !== undefined) payment.refunded += amount;
    }
  }

  private adjust(adjustment: AdjustmentEntry): void {
    const found = this.bills.get(adjustment.billId);
    if (found === undefined) {
      const known = this.household.bills.some((bill) => bill.id === adjustment.billId);
      this.refuse(adjustment, known ? "BEFORE_ISSUE" : "UNKNOWN_BILL");
      return;
    }
    const { state, account } = found;
    const [limit, reason] = limitOf(adjustment, state);
    if (adjustment.amount > limit && this.refuse(adjustment, reason)) return;
    const amount = adjustment.amount < limit ? adjustment.amount : limit;
    if (amount <= 0n) return;
    const { id, date } = adjustment;
    if (adjustment.kind === "WAIVER") account.waive(state, id, amount, date);
    else if (adjustment.kind === "CREDIT_NOTE") account.credit(state, id, amount, date);
    else account.writeOff(state, id, adjustment.kind === "WRITE_OFF" ? amount : -amount, date);
    account.spread(date);
  }

  /** Refuses an entry that arrives now; one that was accepted before stays and takes what there is. */
  private refuse(entry: Entry, reason: RefusalReason): boolean {
    if (!this.household.arriving.has(entry)) return false;
    this.refused.push({ entry, reason });
    return true;
  }

  /**
   * Money that names a bill of the household belongs to that bill's account. Money without a payer's code belongs to the
   * person of the latest bill issued by its day (else of the first one), so that a missing code does not strand it.
   */
  private accountOf(receipt: ReceiptEntry, billNo: string | null): AccountKey {
    const named = billNo === null ? undefined : this.billAccounts.get(billNo);
    if (named !== undefined) return named;
    if (receipt.partyCode !== "") return receipt;
    const bills = this.household.bills.filter((bill) => bill.feeClass === receipt.feeClass);
    bills.sort((a, b) => (a.date === b.date ? compareNumbers(a.no, b.no) : a.date < b.date ? -1 : 1));
    const latest = bills.findLast((bill) => bill.date <= receipt.date) ?? bills[0];
    return latest ?? receipt;
  }

  private account({ partyCode, feeClass }: AccountKey): Account {
    const id = JSON.stringify([partyCode, feeClass]);
    const known = this.accounts.get(id);
    if (known !== undefined) return known;
    const account = new Account({ partyCode, feeClass }, (no) => this.household.lostBillNos.has(no));
    this.accounts.set(id, account);
    return account;
  }
}

/** The most that an adjustment may take from its bill, and the reason when it asks for more. */
function limitOf({ kind }: AdjustmentEntry, state: BillState): [bigint, RefusalReason] {
  if (kind === "WRITE_OFF_REVERSAL") return [state.writtenOff, "EXCEEDS_WRITTEN_OFF"];
  if (kind === "CREDIT_NOTE") return [openOf(state) + state.paid, "EXCEEDS_CHARGED"];
  return [openOf(state), "EXCEEDS_OPEN"];
}

/** Adds up postings of the same meaning and day, in a stable order, so that a later replay can be compared with an earlier one. */
export function net(postings: readonly Posting[]): Posting[] {
  const sums = new Map<string, Posting>();
  for (const posting of postings) {
    const key = postingKey(posting);
    const same = sums.get(key);
    sums.set(key, same === undefined ? posting : { ...same, amount: same.amount + posting.amount });
  }
  return [...sums.values()].filter((posting) => posting.amount !== 0n);
}

/** What two postings must share to be one movement. */
export function postingKey(posting: Posting): string {
  const { account, kind, billId, receiptId, adjustmentId, effectiveOn } = posting;
  return [account.feeClass, kind, billId, receiptId, adjustmentId, effectiveOn, account.partyCode].join("|");
}
