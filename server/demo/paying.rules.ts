import type { Day } from "../ledger/entry.type.ts";
import { writeOffOrWaive } from "./arrears.rules.ts";
import { isOldArrear } from "./billing.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { AdjustmentDraft, BillDraft, FeeClass, LineDraft, ReceiptDraft } from "./entry.type.ts";
import type { Household, Tenure } from "./household.type.ts";
import { incidentOf, type AccountStyle } from "./incident.rules.ts";
import { prepay } from "./prepaying.rules.ts";
import { channelFor, lateness, paymentOf, paymentOfSeveral } from "./receipt.rules.ts";
import { settle, type Settlement } from "./settlement.rules.ts";

interface Payments {
  readonly receipts: readonly ReceiptDraft[];
  readonly adjustments: readonly AdjustmentDraft[];
}

/** All that one liable person pays for a unit. `exact`: nothing may be left over that a mistaken bill could take. */
export function payBills(household: Household, tenure: Tenure, bills: readonly BillDraft[], exact: boolean): Payments {
  const chance = new Chance(`${household.estate.code}/${household.unitCode}/${tenure.party}/paying`);
  const together = chance.happens(0.15);
  const property = settleClass(household, tenure, bills, "PROPERTY_FEE", chance);
  const desk = new Desk(household, tenure, chance);
  if (tenure.payer === "PREPAYER" && household.building.use !== "PARKING")
    desk.take(prepay(household, tenure, property.bills, property.settlement, chance));
  else desk.serve(property.bills, property.settlement, exact ? "EXACT" : styleOf(chance));
  for (const feeClass of ["PARKING", "PASS_THROUGH"] as const) {
    const other = settleClass(household, tenure, bills, feeClass, chance);
    const settlement =
      together && tenure.payer !== "PREPAYER" ? follow(other.settlement, property.settlement) : other.settlement;
    desk.serve(other.bills, settlement, "EXACT");
  }
  return desk.close();
}

function styleOf(chance: Chance): AccountStyle {
  return chance.weighted<AccountStyle>([
    ["EXACT", 94],
    ["ROUND", 3],
    ["DOUBLE", 3],
  ]);
}

function settleClass(
  household: Household,
  tenure: Tenure,
  all: readonly BillDraft[],
  feeClass: FeeClass,
  chance: Chance,
) {
  const bills = all.filter((bill) => bill.feeClass === feeClass);
  return { bills, settlement: settle({ estate: household.estate, tenure, feeClass, bills }, chance) };
}

/** Some pay all that was billed on a day at once: the other bills are paid when the fee of the same run is. */
function follow(own: Settlement, leader: Settlement): Settlement {
  const dayOfRun = new Map([...leader].map(([bill, day]) => [bill.issuedOn, day]));
  return new Map([...own].map(([bill, day]) => [bill, dayOfRun.get(bill.issuedOn) ?? day]));
}

/** Where one person's payments are taken in: usual ones of the same day become one receipt. */
class Desk {
  private readonly receipts: ReceiptDraft[] = [];
  private readonly adjustments: AdjustmentDraft[] = [];
  private readonly usual = new Map<Day, LineDraft[]>();
  /** A refund must not be recorded before a payment that it follows: then nothing arrives late. */
  private punctual = false;

  constructor(
    private readonly household: Household,
    private readonly tenure: Tenure,
    private readonly chance: Chance,
  ) {}

  take(receipts: readonly ReceiptDraft[]): void {
    this.receipts.push(...receipts);
  }

  serve(accountBills: readonly BillDraft[], settlement: Settlement, style: AccountStyle): void {
    const { household, tenure, chance } = this;
    if (style === "DOUBLE") this.punctual = true;
    for (const bill of accountBills) {
      const day = settlement.get(bill);
      const incident =
        day === undefined || isOldArrear(bill)
          ? null
          : incidentOf(style, { household, tenure, bill, day, settlement, accountBills, chance });
      if (day !== undefined && incident === null)
        this.usual.set(day, [...(this.usual.get(day) ?? []), { bill, amount: bill.amount }]);
      if (day === undefined || incident === null) continue;
      const outcome = incident({ household, tenure, bill, day, settlement, accountBills, chance });
      this.receipts.push(...outcome.receipts);
      this.adjustments.push(...outcome.adjustments);
    }
    if (style !== "EXACT") return;
    const unpaid = writeOffOrWaive(
      household,
      tenure,
      accountBills.filter((bill) => !settlement.has(bill)),
      chance,
    );
    this.receipts.push(...unpaid.receipts);
    this.adjustments.push(...unpaid.adjustments);
  }

  close(): Payments {
    for (const [paidOn, lines] of this.usual) {
      const { household, tenure, chance } = this;
      const how = { household, tenure, paidOn, channel: channelFor(household, tenure, paidOn, chance) };
      const [first] = lines;
      if (first === undefined) continue;
      const receipt = lines.length === 1 ? paymentOf(first.bill, first.amount, how) : paymentOfSeveral(lines, how);
      this.receipts.push(this.punctual ? receipt : { ...receipt, ...lateness(paidOn, chance) });
    }
    return { receipts: this.receipts, adjustments: this.adjustments };
  }
}
