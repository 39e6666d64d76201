import { billEstate } from "./billing.rules.ts";
import type { AdjustmentDraft, BillDraft, EstateEntries, ReceiptDraft } from "./entry.type.ts";
import { householdsOf } from "./household.rules.ts";
import type { Household, Tenure } from "./household.type.ts";
import { payBills } from "./paying.rules.ts";
import type { EstatePlan } from "./portfolio.type.ts";

export interface EstateStory {
  readonly estate: EstatePlan;
  readonly households: readonly Household[];
  readonly entries: EstateEntries;
}

/** Everything that happens at an estate over the 24 months. */
export function tellEstate(estate: EstatePlan): EstateStory {
  const households = householdsOf(estate);
  const { bills, voids } = billEstate(estate, households);
  const mistaken = new Set(voids.map(({ bill }) => bill.tenure));
  const billsOf = new Map<Tenure, BillDraft[]>();
  for (const bill of bills) billsOf.set(bill.tenure, [...(billsOf.get(bill.tenure) ?? []), bill]);
  const receipts: ReceiptDraft[] = [];
  const adjustments: AdjustmentDraft[] = [];
  for (const household of households)
    for (const tenure of household.tenures) {
      const paid = payBills(household, tenure, billsOf.get(tenure) ?? [], mistaken.has(tenure));
      receipts.push(...paid.receipts);
      adjustments.push(...paid.adjustments);
    }
  return {
    estate,
    households,
    entries: { bills: [...bills, ...voids.map(({ bill }) => bill)], receipts, adjustments, voids },
  };
}
