import type { Day } from "../ledger/entry.type.ts";
import { addDays, addMonths, dayOfMonth, FIRST_MONTH, LAST_MONTH, lastOfMonth, monthsFrom } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { BillDraft, FeeClass, VoidDraft } from "./entry.type.ts";
import { tenureOn } from "./household.rules.ts";
import type { Household, PayerKind, Tenure } from "./household.type.ts";
import { feeOf } from "./money.rules.ts";
import type { EstatePlan } from "./portfolio.type.ts";

/** One bill run: all bills that an estate issues on a day. */
interface Run {
  readonly periodStart: Day;
  readonly periodEnd: Day;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly knownOn: Day;
}

interface Charge {
  readonly feeClass: FeeClass;
  readonly feeItem: string;
  readonly amount: bigint;
}

export interface Billing {
  readonly bills: readonly BillDraft[];
  /** Bills issued by mistake and declared void later. */
  readonly voids: readonly VoidDraft[];
}

/** Issues an estate's bills, run by run, so that numbers follow the order of issue. */
export function billEstate(estate: EstatePlan, households: readonly Household[]): Billing {
  const bills: BillDraft[] = [];
  const voids: VoidDraft[] = [];
  const chance = new Chance(`${estate.code}/billing`);
  for (const run of [...arrearRuns(estate), ...serviceRuns(estate)]) {
    let count = 0;
    const issue = (household: Household, tenure: Tenure, charge: Charge): BillDraft => {
      count += 1;
      const no = `${estate.code}-B${run.issuedOn.slice(0, 7).replace("-", "")}-${String(count).padStart(4, "0")}`;
      return { no, household, tenure, ...charge, ...run };
    };
    for (const household of households) {
      const tenure = tenureOn(household, run.periodStart) ?? household.tenures[0];
      if (tenure === undefined) continue;
      for (const charge of chargesOf(household, tenure, run)) {
        bills.push(issue(household, tenure, charge));
        if (!chance.happens(0.00015) || tenure.payer === "PREPAYER") continue;
        const mistaken = issue(household, tenure, charge);
        const knownOn = addDays(run.issuedOn, chance.whole(12, 45));
        voids.push({ bill: mistaken, reason: "重复出账", knownOn });
      }
    }
  }
  return { bills, voids };
}

function serviceRuns(estate: EstatePlan): Run[] {
  const last = estate.exitedOn === "" ? LAST_MONTH : addMonths(estate.exitedOn, 0);
  if (estate.monthsPerBill === 3)
    return monthsFrom("2025-01-01", last, 3).map((start) => {
      const issuedOn = addDays(start, 25);
      return {
        periodStart: start,
        periodEnd: lastOfMonth(addMonths(start, 2)),
        issuedOn,
        dueOn: dayOfMonth(addMonths(start, 1), estate.dueDay),
        knownOn: deliveredOn(estate, issuedOn),
      };
    });
  const first = estate.handedOverOn > FIRST_MONTH ? addMonths(estate.handedOverOn, 1) : FIRST_MONTH;
  return monthsFrom(first, last).map((start) => ({
    periodStart: start,
    periodEnd: lastOfMonth(start),
    issuedOn: start,
    dueOn: dayOfMonth(start, estate.dueDay),
    knownOn: start,
  }));
}

/** One run of one estate reached headquarters ten weeks late: figures known before it lack its bills. */
function deliveredOn(estate: EstatePlan, issuedOn: Day): Day {
  return estate.code === "TJ02" && issuedOn === "2026-07-26" ? "2026-10-08" : issuedOn;
}

/** What was still unpaid of the years before the demo begins, taken over as one bill a year. */
function arrearRuns(estate: EstatePlan): Run[] {
  if (estate.handedOverOn > "2021-01-01") return [];
  return ["2022", "2023"].map((year) => ({
    periodStart: `${year}-01-01`,
    periodEnd: `${year}-12-31`,
    issuedOn: `${year}-12-01`,
    dueOn: `${year}-12-31`,
    knownOn: FIRST_MONTH,
  }));
}

export const isOldArrear = (bill: BillDraft): boolean => bill.issuedOn < "2024-01-01";

/** Share of households that left a year unpaid before the demo begins. */
const OLD_ARREARS: Record<PayerKind, number> = {
  PREPAYER: 0,
  AUTO: 0,
  PROMPT: 0.004,
  CASUAL: 0.05,
  SLOW: 0.12,
  DEBTOR: 0.4,
  DEVELOPER: 0,
};

function chargesOf(household: Household, tenure: Tenure, run: Run): Charge[] {
  const { estate, building, area, unitCode } = household;
  const months = run.issuedOn < FIRST_MONTH ? 12 : estate.monthsPerBill;
  const percent = tenure.occupancy === "VACANT" ? estate.vacantPercent : 100;
  if (building.use === "PARKING")
    return months === 12
      ? []
      : [{ feeClass: "PARKING", feeItem: "parking_fee", amount: BigInt(building.rateFen * months) }];
  const charges: Charge[] = [
    { feeClass: "PROPERTY_FEE", feeItem: "property_fee", amount: feeOf(building.rateFen, area, months, percent) },
  ];
  const chance = new Chance(`${estate.code}/${unitCode}/${run.issuedOn}`);
  if (months === 12) return tenure.until === null && chance.happens(OLD_ARREARS[tenure.payer]) ? charges : [];
  if (household.parkingFee !== null)
    charges.push({ feeClass: "PARKING", feeItem: "parking_fee", amount: household.parkingFee * BigInt(months) });
  // Cubic metres of water at 4.15 yuan.
  if (estate.water && tenure.occupancy === "OCCUPIED")
    charges.push({ feeClass: "PASS_THROUGH", feeItem: "water", amount: BigInt(chance.whole(4, 24)) * 415n });
  return charges;
}
