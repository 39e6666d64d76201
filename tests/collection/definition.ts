import type { BillEntry, Household, Posting } from "../../server/ledger/entry.type.ts";
import { replay } from "../../server/ledger/replay.rules.ts";

/** The definitions of METRICS.md written out plainly, bill by bill, as a second opinion on the SQL. Amounts in fen. */
export interface DefinedFigures {
  billed: bigint;
  waived: bigint;
  written_off: bigint;
  net_billed: bigint;
  collected: bigint;
  on_time: bigint;
  on_time_base: bigint;
  overdue: bigint;
  overdue_base: bigint;
  households_billed: bigint;
  households_settled: bigint;
  households_due: bigint;
  households_overdue: bigint;
  households_on_time_base: bigint;
  households_on_time: bigint;
  opening_arrears: bigint;
  opening_prior_years: bigint;
  arrears_recovered: bigint;
  recovered_prior_years: bigint;
  arrears_waived: bigint;
  arrears_written_off: bigint;
  closing: bigint;
  outstanding: bigint;
  received: bigint;
  to_period: bigint;
  to_prior: bigint;
  to_later: bigint;
  held_change: bigint;
  held: bigint;
}

export interface Question {
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly feeClass: string;
}

const NONE: DefinedFigures = {
  billed: 0n,
  waived: 0n,
  written_off: 0n,
  net_billed: 0n,
  collected: 0n,
  on_time: 0n,
  on_time_base: 0n,
  overdue: 0n,
  overdue_base: 0n,
  households_billed: 0n,
  households_settled: 0n,
  households_due: 0n,
  households_overdue: 0n,
  households_on_time_base: 0n,
  households_on_time: 0n,
  opening_arrears: 0n,
  opening_prior_years: 0n,
  arrears_recovered: 0n,
  recovered_prior_years: 0n,
  arrears_waived: 0n,
  arrears_written_off: 0n,
  closing: 0n,
  outstanding: 0n,
  received: 0n,
  to_period: 0n,
  to_prior: 0n,
  to_later: 0n,
  held_change: 0n,
  held: 0n,
};

const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const earlier = (a: string, b: string) => (a < b ? a : b);
const smaller = (a: bigint, b: bigint) => (a < b ? a : b);

export function define(households: readonly Household[], question: Question): DefinedFigures {
  const total = { ...NONE };
  for (const household of households) addHousehold(total, household, question);
  return total;
}

function addHousehold(total: DefinedFigures, household: Household, { from, to, asOf, feeClass }: Question): void {
  const postings = replay(household).postings.filter((posting) => posting.account.feeClass === feeClass);
  const sum = (of: (posting: Posting) => boolean) =>
    postings.filter(of).reduce((amount, posting) => amount + posting.amount, 0n);
  const bills = household.bills.filter((bill) => bill.feeClass === feeClass && bill.date <= asOf);
  const billed: { settled: boolean; due: boolean; overdue: boolean; fellDue: boolean; onTime: boolean }[] = [];
  for (const bill of bills) {
    const on = (kinds: readonly string[], after: string, by: string) =>
      sum((p) => p.billId === bill.id && kinds.includes(p.kind) && p.effectiveOn >= after && p.effectiveOn <= by);
    const by = (kind: string, day: string) => on([kind], "", day);
    const netBy = (day: string) => bill.amount - by("CREDIT_NOTE", day) - by("WAIVER", day);
    const openBy = (day: string) => netBy(day) - by("ALLOCATION", day) - by("WRITE_OFF", day);
    const net = netBy(asOf);
    const unpaid = net - by("ALLOCATION", asOf);
    total.outstanding += openBy(asOf);
    if (bill.dueOn <= to) total.closing += openBy(asOf);
    if (bill.dueOn < from) {
      const opening = openBy(earlier(dayBefore(from), asOf));
      const recovered = on(["ALLOCATION"], from, asOf);
      total.opening_arrears += opening;
      total.arrears_recovered += recovered;
      total.arrears_waived += on(["WAIVER", "CREDIT_NOTE"], from, asOf);
      total.arrears_written_off += on(["WRITE_OFF"], from, asOf);
      if (bill.dueOn < `${from.slice(0, 4)}-01-01`) {
        total.opening_prior_years += opening;
        total.recovered_prior_years += recovered;
      }
    }
    if (bill.dueOn < from || bill.dueOn > to) continue;
    total.billed += bill.amount - by("CREDIT_NOTE", asOf);
    total.waived += by("WAIVER", asOf);
    total.written_off += by("WRITE_OFF", asOf);
    total.net_billed += net;
    total.collected += by("ALLOCATION", asOf);
    if (bill.dueOn <= asOf) {
      total.on_time += smaller(by("ALLOCATION", bill.dueOn), net);
      total.on_time_base += net;
    }
    if (bill.dueOn < asOf) {
      total.overdue += unpaid;
      total.overdue_base += net;
    }
    if (net === 0n) continue;
    billed.push({
      settled: unpaid === 0n,
      due: bill.dueOn < asOf,
      overdue: bill.dueOn < asOf && unpaid > 0n,
      fellDue: bill.dueOn <= asOf,
      onTime: netBy(bill.dueOn) === by("ALLOCATION", bill.dueOn),
    });
  }
  const one = (yes: boolean) => (yes ? 1n : 0n);
  total.households_billed += one(billed.length > 0);
  total.households_settled += one(billed.length > 0 && billed.every((bill) => bill.settled));
  total.households_due += one(billed.some((bill) => bill.due));
  total.households_overdue += one(billed.some((bill) => bill.overdue));
  const fallen = billed.filter((bill) => bill.fellDue);
  total.households_on_time_base += one(fallen.length > 0);
  total.households_on_time += one(fallen.length > 0 && fallen.every((bill) => bill.onTime));
  addCash(total, household.bills, sum, { from, to, asOf });
}

function addCash(
  total: DefinedFigures,
  bills: readonly BillEntry[],
  sum: (of: (posting: Posting) => boolean) => bigint,
  { from, to, asOf }: Omit<Question, "feeClass">,
): void {
  const dueOn = new Map(bills.map((bill) => [bill.id, bill.dueOn]));
  const during = (p: Posting) => p.effectiveOn >= from && p.effectiveOn <= asOf;
  const allocated = (of: (due: string) => boolean) =>
    sum((p) => p.kind === "ALLOCATION" && during(p) && p.billId !== null && of(dueOn.get(p.billId) ?? ""));
  const held = (day: string) =>
    sum((p) => p.kind === "CASH" && p.effectiveOn <= day) - sum((p) => p.kind === "ALLOCATION" && p.effectiveOn <= day);
  total.received += sum((p) => p.kind === "CASH" && during(p));
  total.to_period += allocated((due) => due >= from && due <= to);
  total.to_prior += allocated((due) => due < from);
  total.to_later += allocated((due) => due > to);
  total.held += held(asOf);
  total.held_change += held(asOf) - held(earlier(dayBefore(from), asOf));
}
