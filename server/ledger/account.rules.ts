import type { AccountKey, BillEntry, Day, Posting, PostingKind } from "./entry.type.ts";
import { compareNumbers } from "./order.rules.ts";

/** A bill as it stands at some point of the replay; amounts in fen. */
export interface BillState {
  readonly bill: BillEntry;
  charged: bigint;
  waived: bigint;
  writtenOff: bigint;
  paid: bigint;
  /** Money on the bill, in the order in which it came: a credit note releases the latest first. */
  readonly money: { receiptId: bigint; amount: bigint }[];
}

/** A part of a receipt that is on no bill. */
interface HeldSum {
  readonly receiptId: bigint;
  amount: bigint;
  /** The bill that the payer names. */
  billNo: string | null;
  /** A prepayment waits for bills issued after this day. */
  readonly prepaidOn: Day | null;
}

export interface Deposit {
  readonly receiptId: bigint;
  readonly amount: bigint;
  readonly billNo: string | null;
  readonly prepaidOn: Day | null;
  readonly date: Day;
}

export const openOf = (state: BillState): bigint => state.charged - state.waived - state.writtenOff - state.paid;

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Oldest due date first, then by bill number (METRICS.md, "The ledger is append-only"). */
const byDueDate = (a: BillState, b: BillState): number =>
  a.bill.dueOn === b.bill.dueOn ? compareNumbers(a.bill.no, b.bill.no) : a.bill.dueOn < b.bill.dueOn ? -1 : 1;

/** The money of one household, liable person and fee class while its entries are replayed. */
export class Account {
  readonly postings: Posting[] = [];
  private readonly bills = new Map<string, BillState>();
  /** Bills that may be open, oldest due first; closed ones leave and come back when they reopen. */
  private open: BillState[] = [];
  /** Held money in the order in which it became held. */
  private held: HeldSum[] = [];

  constructor(
    readonly key: AccountKey,
    /** Whether a number belongs to a bill that can never be issued here (voided, or another household's). */
    private readonly isLost: (billNo: string) => boolean,
  ) {}

  issue(bill: BillEntry): BillState {
    const state: BillState = { bill, charged: bill.amount, waived: 0n, writtenOff: 0n, paid: 0n, money: [] };
    this.bills.set(bill.no, state);
    this.reopen(state);
    return state;
  }

  deposit(sum: Deposit): void {
    if (sum.amount === 0n) return;
    this.post("CASH", sum.date, sum.amount, { receiptId: sum.receiptId });
    const names = sum.billNo !== null && !this.isLost(sum.billNo) ? sum.billNo : null;
    this.held.push({ receiptId: sum.receiptId, amount: sum.amount, billNo: names, prepaidOn: sum.prepaidOn });
  }

  get heldTotal(): bigint {
    return this.held.reduce((total, sum) => total + sum.amount, 0n);
  }

  /** Pays out held money, newest first; returns what was taken from each receipt. */
  refund(receiptId: bigint, amount: bigint, date: Day): Map<bigint, bigint> {
    const taken = new Map<bigint, bigint>();
    let rest = amount;
    for (let i = this.held.length - 1; i >= 0 && rest > 0n; i--) {
      const sum = this.held[i];
      if (sum === undefined) continue;
      const part = least(sum.amount, rest);
      sum.amount -= part;
      rest -= part;
      taken.set(sum.receiptId, (taken.get(sum.receiptId) ?? 0n) + part);
    }
    this.dropEmptySums();
    if (amount > rest) this.post("CASH", date, rest - amount, { receiptId });
    return taken;
  }

  /** Undoes all that a receipt paid and takes away what is left of it; the cash leaves under the reversal's name. */
  reverse(receiptId: bigint, reversalId: bigint, date: Day): void {
    let gone = 0n;
    for (const state of this.bills.values()) {
      const amount = this.takeBack(state, receiptId, date);
      gone += amount;
      if (amount > 0n) this.reopen(state);
    }
    for (const sum of this.held) {
      if (sum.receiptId !== receiptId) continue;
      gone += sum.amount;
      sum.amount = 0n;
    }
    this.dropEmptySums();
    if (gone > 0n) this.post("CASH", date, -gone, { receiptId: reversalId });
  }

  waive(state: BillState, adjustmentId: bigint, amount: bigint, date: Day): void {
    state.waived += amount;
    this.post("WAIVER", date, amount, { state, adjustmentId });
  }

  /** A negative amount takes a write-off back. */
  writeOff(state: BillState, adjustmentId: bigint, amount: bigint, date: Day): void {
    state.writtenOff += amount;
    this.post("WRITE_OFF", date, amount, { state, adjustmentId });
    if (amount < 0n) this.reopen(state);
  }

  /** Lowers what was billed; beyond the open balance it releases the latest money, which becomes held, free, the newest. */
  credit(state: BillState, adjustmentId: bigint, amount: bigint, date: Day): void {
    let excess = amount - openOf(state);
    state.charged -= amount;
    this.post("CREDIT_NOTE", date, amount, { state, adjustmentId });
    while (excess > 0n) {
      const latest = state.money.at(-1);
      if (latest === undefined) return;
      const part = least(latest.amount, excess);
      latest.amount -= part;
      if (latest.amount === 0n) state.money.pop();
      excess -= part;
      state.paid -= part;
      this.post("ALLOCATION", date, -part, { state, receiptId: latest.receiptId });
      this.held.push({ receiptId: latest.receiptId, amount: part, billNo: null, prepaidOn: null });
    }
  }

  /** Spreads held money over open bills until nothing moves. */
  spread(date: Day): void {
    if (this.held.length === 0) return;
    let moved = true;
    while (moved) {
      moved = false;
      this.open = this.open.filter((state) => openOf(state) > 0n);
      this.freeSums();
      for (const state of this.open) moved = this.fill(state, date) || moved;
      this.dropEmptySums();
    }
  }

  private fill(state: BillState, date: Day): boolean {
    const naming = this.held.filter((sum) => sum.billNo === state.bill.no);
    const free = this.held.filter((sum) => sum.billNo !== state.bill.no && this.mayPay(sum, state));
    let moved = false;
    for (const sum of [...naming, ...free]) {
      const part = least(sum.amount, openOf(state));
      if (part <= 0n) continue;
      sum.amount -= part;
      state.paid += part;
      state.money.push({ receiptId: sum.receiptId, amount: part });
      this.post("ALLOCATION", date, part, { state, receiptId: sum.receiptId });
      moved = true;
    }
    return moved;
  }

  /** Money that names a bill waits for it. */
  private mayPay(sum: HeldSum, state: BillState): boolean {
    return sum.billNo === null && (sum.prepaidOn === null || state.bill.date > sum.prepaidOn);
  }

  /** Money that named a bill whose open balance is now 0 becomes free, and stays so if that bill reopens. */
  private freeSums(): void {
    for (const sum of this.held) {
      const named = sum.billNo === null ? undefined : this.bills.get(sum.billNo);
      if (named !== undefined && openOf(named) === 0n) sum.billNo = null;
    }
  }

  private takeBack(state: BillState, receiptId: bigint, date: Day): bigint {
    let total = 0n;
    for (let i = state.money.length - 1; i >= 0; i--) {
      const money = state.money[i];
      if (money === undefined || money.receiptId !== receiptId) continue;
      total += money.amount;
      state.money.splice(i, 1);
    }
    if (total === 0n) return 0n;
    state.paid -= total;
    this.post("ALLOCATION", date, -total, { state, receiptId });
    return total;
  }

  private reopen(state: BillState): void {
    if (this.open.includes(state)) return;
    this.open.push(state);
    this.open.sort(byDueDate);
  }

  private dropEmptySums(): void {
    if (this.held.some((sum) => sum.amount === 0n)) this.held = this.held.filter((sum) => sum.amount > 0n);
  }

  private post(
    kind: PostingKind,
    effectiveOn: Day,
    amount: bigint,
    of: { state?: BillState; receiptId?: bigint; adjustmentId?: bigint },
  ): void {
    this.postings.push({
      account: this.key,
      kind,
      billId: of.state?.bill.id ?? null,
      receiptId: of.receiptId ?? null,
      adjustmentId: of.adjustmentId ?? null,
      effectiveOn,
      amount,
    });
  }
}
