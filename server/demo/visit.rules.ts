import type { Day } from "../ledger/entry.type.ts";
import { addDays, DEMO_END, FIRST_MONTH } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { BillDraft } from "./entry.type.ts";
import type { PayerKind, Tenure } from "./household.type.ts";
import type { EstatePlan, Story } from "./portfolio.type.ts";

/** Weeks in which an estate collects arrears in earnest, and how many debtors then come and pay. */
type Push = readonly [from: Day, days: number, share: number];

const YEARLY: readonly Push[] = [
  ["2024-12-09", 22, 0.5],
  ["2025-06-09", 20, 0.3],
  ["2025-09-08", 20, 0.15],
  ["2025-12-04", 27, 0.66],
  ["2026-03-10", 20, 0.15],
  ["2026-06-08", 22, 0.4],
  ["2026-09-07", 20, 0.2],
  ["2026-11-09", 14, 0.12],
];

const OF_STORY: Record<Story, readonly Push[]> = {
  STEADY: [],
  DECLINE: [],
  NEW: [],
  EXITED: [["2026-05-11", 20, 0.35]],
  RECOVERY: [
    ["2026-03-02", 28, 0.5],
    ["2026-04-07", 22, 0.5],
    ["2026-05-11", 18, 0.45],
    ["2026-07-06", 24, 0.45],
    ["2026-08-10", 20, 0.45],
    ["2026-10-09", 20, 0.3],
  ],
};

const WILLING: Record<PayerKind, number> = {
  PREPAYER: 1,
  AUTO: 1,
  PROMPT: 1,
  CASUAL: 0.9,
  SLOW: 0.75,
  DEBTOR: 0.28,
  DEVELOPER: 0,
};

/** The days on which somebody comes and pays what is left, in order. */
export function visitDays(estate: EstatePlan, tenure: Tenure, chance: Chance): Day[] {
  const days: Day[] = [];
  const usual = WILLING[tenure.payer] * (0.5 + 0.55 * estate.quality);
  for (const [from, span, share] of [...YEARLY, ...OF_STORY[estate.story]]) {
    const day = addDays(from, chance.whole(0, span));
    const will = estate.story === "RECOVERY" && day >= "2026-03-01" ? Math.min(0.9, usual * 2) : usual;
    const left = tenure.until !== null && day > tenure.until;
    if (day >= tenure.from && chance.happens(share * will * (left ? 0.3 : 1))) days.push(day);
  }
  if (tenure.payer === "SLOW") {
    const first = tenure.from < FIRST_MONTH ? FIRST_MONTH : tenure.from;
    for (let day = addDays(first, chance.whole(30, 190)); day <= DEMO_END; day = addDays(day, chance.whole(95, 210)))
      days.push(day);
  }
  return days.filter((day) => day <= DEMO_END).sort();
}

const SETTLEMENTS: readonly Day[] = [
  "2025-03-26",
  "2025-06-25",
  "2025-09-24",
  "2025-12-24",
  "2026-03-25",
  "2026-06-24",
  "2026-09-23",
  "2026-11-18",
];

/** The developer settles all its unsold units of an estate on one day a quarter, and sometimes lets a quarter pass. */
export function developerDays(estate: EstatePlan, bills: readonly BillDraft[]): Map<BillDraft, Day> {
  const paidOn = SETTLEMENTS.filter((day) => new Chance(`${estate.code}/developer/${day}`).happens(0.8));
  const settlement = new Map<BillDraft, Day>();
  for (const bill of bills) {
    const day = paidOn.find((settled) => settled >= addDays(bill.dueOn, 10));
    if (day !== undefined) settlement.set(bill, day);
  }
  return settlement;
}
