import type { Day } from "../ledger/entry.type.ts";
import { isOldArrear } from "./billing.rules.ts";
import { addDays, daysBetween, DEMO_END, isSpringFestival, workingDayFrom } from "./calendar.rules.ts";
import type { Chance } from "./chance.rules.ts";
import type { BillDraft, FeeClass } from "./entry.type.ts";
import type { PayerKind, Tenure } from "./household.type.ts";
import type { EstatePlan } from "./portfolio.type.ts";
import { developerDays, visitDays } from "./visit.rules.ts";

/** A household's bills of one liable person and one fee class: money never leaves them. */
export interface AccountBills {
  readonly estate: EstatePlan;
  readonly tenure: Tenure;
  readonly feeClass: FeeClass;
  readonly bills: readonly BillDraft[];
}

/** The day on which each bill is paid; a bill that is missing is still unpaid at the demo's end. */
export type Settlement = Map<BillDraft, Day>;

/** How likely a payer pays on time, up to six weeks late, and up to half a year late; the rest waits for a visit. */
const HABITS: Record<PayerKind, readonly [onTime: number, late: number, veryLate: number]> = {
  PREPAYER: [0.96, 0.04, 0],
  AUTO: [0.975, 0.025, 0],
  PROMPT: [0.925, 0.06, 0.012],
  CASUAL: [0.54, 0.3, 0.11],
  SLOW: [0.06, 0.08, 0.06],
  DEBTOR: [0.01, 0.01, 0.03],
  DEVELOPER: [0, 0, 0],
};

/** Decides when an account's bills are paid: each by habit, then what is left at visits. */
export function settle(account: AccountBills, chance: Chance): Settlement {
  const settlement: Settlement = new Map();
  const { tenure, estate, bills } = account;
  if (tenure.kind === "DEVELOPER") return developerDays(estate, bills);
  for (const bill of bills) {
    const day = isOldArrear(bill) ? null : habitualDay(account, bill, chance);
    if (day !== null) settlement.set(bill, day);
  }
  for (const visit of visitDays(estate, tenure, chance)) payAll(account, settlement, visit, chance);
  for (const [bill, day] of settlement) if (day > DEMO_END) settlement.delete(bill);
  return settlement;
}

function habitualDay({ tenure, estate, feeClass }: AccountBills, bill: BillDraft, chance: Chance): Day | null {
  // Water and parking are paid more readily than fees; whoever has left pays little more.
  const [onTime, late, veryLate] = HABITS[feeClass === "PROPERTY_FEE" ? tenure.payer : betterPayer(tenure.payer)];
  const mood = moodOf(estate, bill.dueOn) * (tenure.until !== null && bill.dueOn > tenure.until ? 0.4 : 1);
  if (chance.happens(onTime * mood)) return punctualDay(bill, tenure.payer, chance);
  const sulking = Math.max(0, 1 - mood) * 0.7;
  const lateness = chance.weighted([
    ["LATE", late],
    ["VERY_LATE", veryLate],
    ["NOT", Math.max(0, 1 - onTime - late - veryLate) + sulking],
  ]);
  if (lateness === "NOT") return null;
  return addDays(
    bill.dueOn,
    lateness === "LATE" ? 1 + Math.min(chance.whole(0, 42), chance.whole(0, 42)) : chance.whole(43, 175),
  );
}

function punctualDay(bill: BillDraft, payer: PayerKind, chance: Chance): Day {
  const span = daysBetween(bill.issuedOn, bill.dueOn);
  // The bank collects on its own day; others pay when the bill comes, or when the reminder does (P2.3).
  const after =
    payer === "AUTO" ? 7 : chance.happens(0.55) ? chance.whole(0, Math.min(7, span)) : span - chance.whole(0, 4);
  const day = addDays(bill.issuedOn, Math.max(0, after));
  if (payer === "AUTO") return workingDayFrom(day);
  return isSpringFestival(day) && chance.happens(0.55) ? addDays(day, chance.whole(9, 30)) : day;
}

function betterPayer(payer: PayerKind): PayerKind {
  return payer === "DEBTOR" ? "CASUAL" : "PROMPT";
}

/** How an estate's households feel about paying, by the bill's due date. */
function moodOf({ story }: EstatePlan, day: Day): number {
  if (story === "DECLINE")
    return day < "2026-04-01" ? 1 : Math.max(0.55, 0.94 - daysBetween("2026-04-01", day) * 0.002);
  if (story === "RECOVERY") return day < "2026-03-01" ? 0.88 : 1.08;
  if (story === "EXITED") return day < "2026-02-01" ? 1 : 0.72;
  return 1;
}

/** A visit settles all that is issued and unpaid; debtors pay the older half, and old years are often left out. */
function payAll({ bills, tenure }: AccountBills, settlement: Settlement, visit: Day, chance: Chance): void {
  const paysOld = chance.happens(0.75);
  const unpaid = bills.filter((bill) => bill.issuedOn <= visit && (settlement.get(bill) ?? "9999") > visit);
  const wanted = unpaid.filter((bill) => paysOld || !isOldArrear(bill));
  const paid = tenure.payer === "DEBTOR" ? wanted.slice(0, Math.ceil(wanted.length / 2)) : wanted;
  for (const bill of paid) settlement.set(bill, visit);
}
