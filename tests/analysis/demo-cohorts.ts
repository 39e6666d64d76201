import type { Cohort } from "../../server/collection/outlook/forecast.rules.ts";
import type { BillDraft, ReceiptDraft } from "../../server/demo/entry.type.ts";
import { tellEstate } from "../../server/demo/estate-story.rules.ts";
import type { EstatePlan } from "../../server/demo/portfolio.type.ts";

const FIRST = "2024-12";
/** The last whole month of the demonstration. */
const LAST = "2026-10";

const countOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** What a receipt pays of each bill; what was paid more than billed is held. */
function linesOf({ kind, lines, bill, amount }: ReceiptDraft): { bill: BillDraft; amount: number }[] {
  if (kind !== "PAYMENT") return [];
  const all = lines.length > 0 ? lines : bill === null ? [] : [{ bill, amount }];
  return all.map((line) => ({ bill: line.bill, amount: Math.min(Number(line.amount), Number(line.bill.amount)) }));
}

/** Cohorts of an estate of the demonstration straight from its story, without waivers and reversals. */
export function demoCohorts(plan: EstatePlan): Cohort[] {
  const { bills, receipts, voids } = tellEstate(plan).entries;
  const voided = new Set(voids.map(({ bill }) => bill));
  const counts = (bill: BillDraft): boolean =>
    bill.feeClass === "PROPERTY_FEE" && !voided.has(bill) && bill.dueOn >= FIRST && bill.dueOn.slice(0, 7) <= LAST;
  const months = new Map<string, { net: number; steps: number[] }>();
  for (const bill of bills.filter(counts)) {
    const month = bill.dueOn.slice(0, 7);
    const cohort = months.get(month) ?? { net: 0, steps: Array<number>(countOf(LAST) - countOf(month) + 1).fill(0) };
    months.set(month, { ...cohort, net: cohort.net + Number(bill.amount) });
  }
  for (const receipt of receipts)
    for (const { bill, amount } of linesOf(receipt)) {
      const steps = counts(bill) ? months.get(bill.dueOn.slice(0, 7))?.steps : undefined;
      const age = Math.max(0, countOf(receipt.paidOn) - countOf(bill.dueOn));
      if (steps !== undefined && age < steps.length) steps[age] = (steps[age] ?? 0) + amount;
    }
  return [...months.entries()].toSorted().map(([month, { net, steps }]) => {
    let total = 0;
    return { month, net, collected: steps.map((step) => (total += step)) };
  });
}
