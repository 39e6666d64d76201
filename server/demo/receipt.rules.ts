import type { Day } from "../ledger/entry.type.ts";
import { addDays, daysBetween, DEMO_END, FIRST_MONTH, isHoliday, isWorkingDay } from "./calendar.rules.ts";
import type { Chance } from "./chance.rules.ts";
import type { BillDraft, Channel, LineDraft, ReceiptDraft } from "./entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";

type Draw = readonly [Channel, number];

/** Which way people pay: counters give way to phones over the two years; companies transfer. */
export function channelFor({ building }: Household, tenure: Tenure, day: Day, chance: Chance): Channel {
  if (tenure.kind === "DEVELOPER") return "BANK_TRANSFER";
  if (tenure.payer === "AUTO" && isWorkingDay(day) && chance.happens(0.96)) return "BANK_COLLECTION";
  if (isHoliday(day)) return "ONLINE";
  if (tenure.kind === "TENANT" && building.use !== "RESIDENTIAL")
    return chance.weighted<Channel>([
      ["BANK_TRANSFER", 72],
      ["ONLINE", 20],
      ["CARD", 8],
    ]);
  const passed = Math.max(0, daysBetween(FIRST_MONTH, day) / 722);
  const draws: Draw[] = [
    ["CASH", 17 - 12 * passed],
    ["CARD", 18 - 10 * passed],
    ["BANK_TRANSFER", 7 - 4 * passed],
    ["ONLINE", 56 + 27 * passed],
  ];
  return chance.weighted(draws);
}

/** A few receipts reach headquarters a month or two late; half of them were also entered late at the estate. */
export function lateness(paidOn: Day, chance: Chance): Pick<ReceiptDraft, "knownOn" | "enteredAfter"> {
  if (!chance.happens(0.017)) return punctual(paidOn, paidOn < DEMO_END && chance.happens(0.07) ? 1 : 0);
  const lag = chance.whole(18, 62);
  const knownOn = addDays(paidOn, lag);
  return knownOn > DEMO_END ? punctual(paidOn, 0) : { knownOn, enteredAfter: chance.happens(0.5) ? lag - 1 : 0 };
}

const punctual = (paidOn: Day, enteredAfter: number) => ({ knownOn: paidOn, enteredAfter });

interface Payment {
  readonly household: Household;
  readonly tenure: Tenure;
  readonly channel: Channel;
  readonly paidOn: Day;
}

const PLAIN = { kind: "PAYMENT", prepay: false, reverses: null, lines: [], bill: null, enteredAfter: 0 } as const;

/** A payment that names one bill. */
export function paymentOf(
  bill: BillDraft,
  amount: bigint,
  { household, tenure, channel, paidOn }: Payment,
): ReceiptDraft {
  return {
    ...PLAIN,
    payer: { household, tenure },
    feeClass: bill.feeClass,
    amount,
    channel,
    paidOn,
    bill,
    knownOn: paidOn,
  };
}

/** One payment of several bills, each with its line. */
export function paymentOfSeveral(
  lines: readonly LineDraft[],
  { household, tenure, channel, paidOn }: Payment,
): ReceiptDraft {
  const amount = lines.reduce((sum, line) => sum + line.amount, 0n);
  return {
    ...PLAIN,
    payer: { household, tenure },
    feeClass: lines[0]?.bill.feeClass ?? "PROPERTY_FEE",
    amount,
    channel,
    paidOn,
    lines,
    knownOn: paidOn,
  };
}

/** Half a year paid ahead: it waits for the bills to come. */
export function prepaymentOf(amount: bigint, { household, tenure, channel, paidOn }: Payment): ReceiptDraft {
  return {
    ...PLAIN,
    payer: { household, tenure },
    feeClass: "PROPERTY_FEE",
    amount,
    channel,
    paidOn,
    prepay: true,
    knownOn: paidOn,
  };
}

/** Pays out money that is on no bill. */
export function refundOf(amount: bigint, payment: Payment): ReceiptDraft {
  return { ...prepaymentOf(amount, payment), kind: "REFUND", prepay: false };
}

/** Money whose payer nobody knows yet. */
export function unidentifiedPayment(amount: bigint, paidOn: Day): ReceiptDraft {
  return { ...PLAIN, payer: null, feeClass: "PROPERTY_FEE", amount, channel: "BANK_TRANSFER", paidOn, knownOn: paidOn };
}

export function reversalOf(receipt: ReceiptDraft, paidOn: Day): ReceiptDraft {
  return {
    ...receipt,
    kind: "REVERSAL",
    reverses: receipt,
    paidOn,
    bill: null,
    lines: [],
    prepay: false,
    enteredAfter: 0,
    knownOn: paidOn > receipt.knownOn ? paidOn : receipt.knownOn,
  };
}
