import type { Day } from "../ledger/entry.type.ts";
import { adjust, REASONS } from "./adjustment.rules.ts";
import { isOldArrear } from "./billing.rules.ts";
import { addDays, DEMO_END } from "./calendar.rules.ts";
import type { Chance } from "./chance.rules.ts";
import type { AdjustmentDraft, BillDraft, ReceiptDraft } from "./entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";
import type { Outcome } from "./incident.rules.ts";
import { channelFor, paymentOf } from "./receipt.rules.ts";

const WRITTEN_OFF_ON: readonly Day[] = ["2025-12-26", "2026-06-26"];

/** What becomes of bills that nobody pays: a few old ones are written off, a few are waived for hardship. */
export function writeOffOrWaive(
  household: Household,
  tenure: Tenure,
  unpaid: readonly BillDraft[],
  chance: Chance,
): Outcome {
  const receipts: ReceiptDraft[] = [];
  const adjustments: AdjustmentDraft[] = [];
  const writtenOffOn = chance.happens(0.14) ? chance.pick(WRITTEN_OFF_ON) : null;
  for (const bill of unpaid) {
    if (isOldArrear(bill) && writtenOffOn !== null) {
      const writeOff = adjust(bill, "WRITE_OFF", bill.amount, writtenOffOn, chance.pick(REASONS.WRITE_OFF), chance);
      adjustments.push(writeOff);
      const paidOn = addDays(writtenOffOn, chance.whole(40, 140));
      if (!chance.happens(0.3) || paidOn > DEMO_END) continue;
      const reversal = adjust(
        bill,
        "WRITE_OFF_REVERSAL",
        bill.amount,
        paidOn,
        chance.pick(REASONS.WRITE_OFF_REVERSAL),
        chance,
      );
      // A reversal cannot be recorded before what it reverses.
      adjustments.push({
        ...reversal,
        knownOn: writeOff.knownOn > reversal.knownOn ? writeOff.knownOn : reversal.knownOn,
      });
      receipts.push(
        paymentOf(bill, bill.amount, {
          household,
          tenure,
          paidOn,
          channel: channelFor(household, tenure, paidOn, chance),
        }),
      );
    } else if (tenure.payer === "DEBTOR" && chance.happens(0.008)) {
      const waivedOn = addDays(bill.dueOn, chance.whole(20, 120));
      if (waivedOn <= DEMO_END) adjustments.push(adjust(bill, "WAIVER", bill.amount, waivedOn, "困难家庭减免", chance));
    }
  }
  return { receipts, adjustments };
}
