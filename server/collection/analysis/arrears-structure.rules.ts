import type { ArrearsCase, ArrearsOfEstate, ArrearsStructure } from "./arrears-structure.type.ts";
import type { ArrearsRow } from "./household-arrears.loader.ts";
import { gini, herfindahl, lorenz, theilGroups, theilT, topShare } from "../statistics/concentration.rules.ts";

const POINTS = 40;
const FIFTH = 0.2;

/** How overdue money is spread: rows come with the largest first. */
export function arrearsStructure(rows: readonly ArrearsRow[], asOf: string, first: number): ArrearsStructure {
  const amounts = rows.map(({ open }) => Number(open));
  const [total, households] = [rows[0]?.total ?? 0n, Number(rows[0]?.households ?? 0n)];
  const groups = [...Map.groupBy(rows, ({ estate_code }) => estate_code).values()];
  const curve = lorenz(amounts, Math.min(POINTS, Math.max(1, amounts.length)));
  const all = [...amounts, ...Array.from({ length: Math.max(0, households - amounts.length) }, () => 0)];
  const estates = groups.map((group) => estateOf(group, total)).toSorted((a, b) => b.share - a.share);
  return {
    asOf,
    households,
    owing: rows.length,
    open: total,
    gini: gini(amounts),
    giniOfAll: gini(all),
    theil: theilT(amounts),
    theilBetween: theilGroups(groups.map((group) => group.map(({ open }) => Number(open))))?.between ?? null,
    herfindahl: herfindahl(estates.map(({ share }) => share)),
    topFifth: topShare(amounts, FIFTH),
    lorenzMembers: curve.map(({ members }) => members),
    lorenzAmounts: curve.map(({ amount }) => amount),
    estates,
    cases: casesOf(rows.slice(0, first), total),
  };
}

function estateOf(group: readonly ArrearsRow[], total: bigint): ArrearsOfEstate {
  const open = group[0]?.estate_total ?? 0n;
  return {
    code: group[0]?.estate_code ?? "",
    name: group[0]?.estate_name ?? "",
    owing: group.length,
    open,
    share: Number(open) / Number(total),
    topFifth: topShare(
      group.map((row) => Number(row.open)),
      FIFTH,
    ),
  };
}

function casesOf(rows: readonly ArrearsRow[], total: bigint): ArrearsCase[] {
  return rows.map((row) => ({
    householdCode: row.household_code,
    estateCode: row.estate_code,
    estateName: row.estate_name,
    open: row.open,
    since: row.since,
    bills: Number(row.bills),
    runningShare: Number(row.running) / Number(total),
  }));
}
