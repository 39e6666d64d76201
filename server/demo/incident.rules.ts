import type { Day } from "../ledger/entry.type.ts";
import { adjust, REASONS } from "./adjustment.rules.ts";
import { addDays, daysBetween, DEMO_END } from "./calendar.rules.ts";
import type { Chance } from "./chance.rules.ts";
import type { AdjustmentDraft, BillDraft, ReceiptDraft } from "./entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";
import { roundUp, shareOf } from "./money.rules.ts";
import { channelFor, paymentOf, refundOf, reversalOf, unidentifiedPayment } from "./receipt.rules.ts";
import type { Settlement } from "./settlement.rules.ts";

/**
 * What may go otherwise than "one payment, one bill". EXACT accounts never hold money, so that adjustments always fit; ROUND
 * ones pay full tens; DOUBLE ones sometimes pay twice or are credited after paying.
 */
export type AccountStyle = "EXACT" | "ROUND" | "DOUBLE";

export interface Paying {
  readonly household: Household;
  readonly tenure: Tenure;
  readonly bill: BillDraft;
  readonly day: Day;
  readonly settlement: Settlement;
  readonly accountBills: readonly BillDraft[];
  readonly chance: Chance;
}

export interface Outcome {
  readonly receipts: readonly ReceiptDraft[];
  readonly adjustments: readonly AdjustmentDraft[];
}

type Incident = (paying: Paying) => Outcome;

/** The incident that befalls the payment of a bill; null for the usual: none. */
export function incidentOf(style: AccountStyle, { tenure, chance }: Paying): Incident | null {
  if (style === "ROUND") return payRounded;
  if (style === "DOUBLE")
    return chance.weighted([
      [null, 90],
      [payTwice, 8],
      [creditAfterwards, 2],
    ]);
  return chance.weighted([
    [null, 9_680],
    [payInstalments, 70],
    [waivePart, 70],
    [creditBefore, 30],
    [enterAgain, 40],
    [failFirst, 95],
    [payUnidentified, tenure.kind === "TENANT" ? 90 : 3],
  ]);
}

const pay = ({ household, tenure, bill, chance }: Paying, amount: bigint, paidOn: Day) =>
  paymentOf(bill, amount, { household, tenure, paidOn, channel: channelFor(household, tenure, paidOn, chance) });

/** P1.3: who is short of money pays a bill in three parts. */
const payInstalments: Incident = (paying) => {
  const third = paying.bill.amount / 3n;
  const parts = [third, third, paying.bill.amount - 2n * third];
  const receipts = parts.map((part, i) => pay(paying, part, addDays(paying.day, 30 * i + paying.chance.whole(0, 4))));
  return { receipts: receipts.filter((receipt) => receipt.paidOn <= DEMO_END), adjustments: [] };
};

const waivePart: Incident = (paying) =>
  lower(
    paying,
    "WAIVER",
    paying.chance.whole(5, 30),
    paying.chance.pick(REASONS[paying.tenure.kind === "OWNER" ? "OWNER_WAIVER" : "WAIVER"]),
  );

const creditBefore: Incident = (paying) =>
  lower(paying, "CREDIT_NOTE", paying.chance.whole(3, 18), paying.chance.pick(REASONS.CREDIT_NOTE));

/** Lowers a bill before it is paid; the payment is what is left. */
function lower(paying: Paying, kind: "WAIVER" | "CREDIT_NOTE", percent: number, reason: string): Outcome {
  const { bill, day, chance } = paying;
  const amount = shareOf(bill.amount, percent);
  if (amount >= bill.amount) return { receipts: [pay(paying, bill.amount, day)], adjustments: [] };
  const effectiveOn = addDays(bill.issuedOn, chance.whole(0, Math.max(0, daysBetween(bill.issuedOn, day))));
  return {
    receipts: [pay(paying, bill.amount - amount, day)],
    adjustments: [adjust(bill, kind, amount, effectiveOn, reason, chance)],
  };
}

/** A receipt entered wrongly is reversed and entered again. */
const enterAgain: Incident = (paying) => {
  const wrong = pay(paying, paying.bill.amount, paying.day);
  const reversedOn = addDays(paying.day, paying.chance.whole(1, 20));
  const again = addDays(reversedOn, paying.chance.whole(1, 3));
  if (again > DEMO_END) return { receipts: [wrong], adjustments: [] };
  return { receipts: [wrong, reversalOf(wrong, reversedOn), pay(paying, paying.bill.amount, again)], adjustments: [] };
};

const failFirst: Incident = (paying) => {
  const attempt = pay(paying, paying.bill.amount, paying.day);
  const failed = {
    ...attempt,
    kind: "FAILED" as const,
    channel: attempt.channel === "CASH" ? "ONLINE" : attempt.channel,
  };
  const paidOn = addDays(paying.day, paying.chance.whole(0, 6));
  return {
    receipts: paidOn > DEMO_END ? [failed] : [failed, pay(paying, paying.bill.amount, paidOn)],
    adjustments: [],
  };
};

/** A transfer without a name is kept for the estate until somebody claims it. */
const payUnidentified: Incident = (paying) => {
  const unknown = unidentifiedPayment(paying.bill.amount, paying.day);
  const claimedOn = addDays(paying.day, paying.chance.whole(4, 45));
  if (claimedOn > DEMO_END || paying.chance.happens(0.08)) return { receipts: [unknown], adjustments: [] };
  const claimed = paymentOf(paying.bill, paying.bill.amount, {
    ...paying,
    paidOn: claimedOn,
    channel: "BANK_TRANSFER",
  });
  return { receipts: [unknown, reversalOf(unknown, claimedOn), claimed], adjustments: [] };
};

const payRounded: Incident = (paying) => ({
  receipts: [pay(paying, roundUp(paying.bill.amount, 1_000n), paying.day)],
  adjustments: [],
});

/** The same bill paid by phone and at the counter: the second payment is held, and paid back where it can be. */
const payTwice: Incident = (paying) => {
  const { bill, day, chance } = paying;
  const again = addDays(day, chance.whole(0, 3));
  const receipts = [pay(paying, bill.amount, day)];
  if (again <= DEMO_END) receipts.push(pay(paying, bill.amount, again));
  const refundedOn = addDays(again, chance.whole(3, 12));
  return { receipts: [...receipts, ...refund(paying, bill.amount, refundedOn)], adjustments: [] };
};

const creditAfterwards: Incident = (paying) => {
  const { bill, day, chance } = paying;
  const amount = shareOf(bill.amount, chance.whole(3, 15));
  const creditedOn = addDays(day, chance.whole(2, 15));
  const receipts = [pay(paying, bill.amount, day)];
  if (amount >= bill.amount || creditedOn > DEMO_END) return { receipts, adjustments: [] };
  const credit = adjust(bill, "CREDIT_NOTE", amount, creditedOn, chance.pick(REASONS.CREDIT_NOTE), chance);
  const adjustments = [{ ...credit, knownOn: creditedOn }];
  return { receipts: [...receipts, ...refund(paying, amount, addDays(creditedOn, chance.whole(2, 10)))], adjustments };
};

/** Money is still held on that day only if every bill issued by then has been paid otherwise. */
function refund(paying: Paying, amount: bigint, refundedOn: Day): ReceiptDraft[] {
  const { household, tenure, accountBills, settlement } = paying;
  const absorbed = accountBills.some(
    (bill) => bill.issuedOn <= refundedOn && (settlement.get(bill) ?? "9999") > refundedOn,
  );
  if (absorbed || refundedOn > DEMO_END) return [];
  const repayment = refundOf(amount, { household, tenure, paidOn: refundedOn, channel: "BANK_TRANSFER" });
  return [{ ...repayment, feeClass: paying.bill.feeClass }];
}
