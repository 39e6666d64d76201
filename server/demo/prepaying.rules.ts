import type { Day } from "../ledger/entry.type.ts";
import { addDays, addMonths, DEMO_END, LAST_MONTH } from "./calendar.rules.ts";
import type { Chance } from "./chance.rules.ts";
import type { BillDraft, ReceiptDraft } from "./entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";
import { roundUp } from "./money.rules.ts";
import { channelFor, paymentOf, prepaymentOf, refundOf } from "./receipt.rules.ts";
import type { Settlement } from "./settlement.rules.ts";

/** Pays each half-year's fees before its first bill (预收冲抵); a half-year missed is paid bill by bill. */
export function prepay(
  household: Household,
  tenure: Tenure,
  bills: readonly BillDraft[],
  settlement: Settlement,
  chance: Chance,
): ReceiptDraft[] {
  const receipts: ReceiptDraft[] = [];
  for (const half of halves(bills)) {
    const paidOn = dayAhead(half, tenure, chance);
    const channel = channelFor(household, tenure, paidOn, chance);
    if (paidOn < half.first.issuedOn && paidOn >= "2024-12-01" && !chance.happens(0.05))
      receipts.push(prepaymentOf(priceOf(half, household, chance), { household, tenure, paidOn, channel }));
    else receipts.push(...payEach(household, tenure, half.bills, settlement, chance));
  }
  return [...receipts, ...repayRest(household, tenure, bills, receipts, chance)];
}

interface Half {
  readonly start: Day;
  readonly bills: readonly BillDraft[];
  readonly first: BillDraft;
  readonly last: BillDraft;
}

function halves(bills: readonly BillDraft[]): Half[] {
  const starts = ["2024-07-01", "2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"];
  return starts.flatMap((start) => {
    const ofHalf = bills.filter((bill) => bill.periodStart >= start && bill.periodStart < addMonths(start, 6));
    const [first, last] = [ofHalf[0], ofHalf.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start, bills: ofHalf, first, last }];
  });
}

function dayAhead({ start }: Half, tenure: Tenure, chance: Chance): Day {
  const usual = addDays(start, -chance.whole(2, 25));
  return usual > tenure.from ? usual : addDays(tenure.from, chance.whole(0, 5));
}

/** Six months' fees, whether or not all are billed before the demo or the tenure ends; some pay the next full hundred. */
function priceOf({ bills, last }: Half, { estate }: Household, chance: Chance): bigint {
  const billed = bills.reduce((sum, bill) => sum + bill.amount, 0n);
  const ends = last.tenure.until === null ? estate.exitedOn === "" && last.periodEnd >= LAST_MONTH : true;
  const missing = ends ? Math.max(0, 6 / estate.monthsPerBill - bills.length) : 0;
  const price = billed + last.amount * BigInt(missing);
  return chance.happens(0.3) ? roundUp(price, 10_000n) : price;
}

function payEach(
  household: Household,
  tenure: Tenure,
  bills: readonly BillDraft[],
  settlement: Settlement,
  chance: Chance,
): ReceiptDraft[] {
  return bills.flatMap((bill) => {
    const paidOn = settlement.get(bill);
    if (paidOn === undefined) return [];
    return [
      paymentOf(bill, bill.amount, {
        household,
        tenure,
        paidOn,
        channel: channelFor(household, tenure, paidOn, chance),
      }),
    ];
  });
}

/** Who sells gets back what was paid ahead (多退少补, P7.1), once all bills are paid. */
function repayRest(
  household: Household,
  tenure: Tenure,
  bills: readonly BillDraft[],
  receipts: readonly ReceiptDraft[],
  chance: Chance,
): ReceiptDraft[] {
  if (tenure.until === null) return [];
  const paidOn = addDays(tenure.until, chance.whole(5, 20));
  const rest = receipts.reduce((sum, r) => sum + r.amount, 0n) - bills.reduce((sum, bill) => sum + bill.amount, 0n);
  if (rest <= 0n || paidOn > DEMO_END || receipts.some((receipt) => receipt.paidOn > paidOn)) return [];
  return [refundOf(rest, { household, tenure, paidOn, channel: "BANK_TRANSFER" })];
}
