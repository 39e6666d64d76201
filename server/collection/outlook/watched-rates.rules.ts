import { effectiveSizes } from "../analysis/fair-comparison.rules.ts";
import type { Changes, MonthCount } from "./reference-year.rules.ts";
import type { ClusterSums } from "../statistics/ratio-estimator.rules.ts";
import { watchRate, type Watch } from "./warning.rules.ts";

/** Household figures of a month due, as of its end and of the end of the next; `next` is null until that has come. */
export interface MonthOfRates {
  readonly month: string;
  readonly billed: number;
  readonly onTime: number;
  readonly changes?: Changes | null;
  readonly next: { readonly billed: number; readonly settled: number; readonly changes?: Changes | null } | null;
}

/** Money of a month due, added up over households: on time as of its end, collected as of the end of the next, null until that has come. */
export interface MonthOfMoney {
  readonly month: string;
  readonly onTime: ClusterSums | null;
  readonly next: ClusterSums | null;
}

/** What is watched: what is on time by the month's end, and what has come by the end of the next; by household, and by money. */
export const WATCHED_RATES = ["ON_TIME", "NEXT_MONTH", "MONEY_ON_TIME", "MONEY_NEXT_MONTH"] as const;
export type WatchedRate = (typeof WATCHED_RATES)[number];

/** Rates tell much of what the first does: they have to be surer, or four would warn four times as often by chance. */
const CAUTION: Record<WatchedRate, number> = { ON_TIME: 1, NEXT_MONTH: 1.4, MONEY_ON_TIME: 1.5, MONEY_NEXT_MONTH: 1.8 };

export interface WatchOf {
  readonly rate: WatchedRate;
  readonly watch: Watch | null;
}

/** What is known of an estate's months due. */
export interface WatchedMonths {
  readonly households: readonly MonthOfRates[];
  readonly money: readonly MonthOfMoney[];
}

/** Watches the rates of an estate; `from` names the reference year's first month of each where somebody has decided it. */
export function watchEstate(
  { households, money }: WatchedMonths,
  from: Readonly<Partial<Record<WatchedRate, string>>>,
): WatchOf[] {
  const counts: Record<WatchedRate, MonthCount[]> = {
    ON_TIME: households.map(({ month, billed, onTime, changes }) => ({
      month,
      count: onTime,
      size: billed,
      changes: changes ?? null,
    })),
    NEXT_MONTH: households.flatMap(({ month, next }) =>
      next === null ? [] : [{ month, count: next.settled, size: next.billed, changes: next.changes ?? null }],
    ),
    MONEY_ON_TIME: moneyCounts(money.map(({ month, onTime }) => ({ month, sums: onTime }))),
    MONEY_NEXT_MONTH: moneyCounts(money.map(({ month, next }) => ({ month, sums: next }))),
  };
  return WATCHED_RATES.map((rate) => ({ rate, watch: watchRate(counts[rate], from[rate] ?? null, CAUTION[rate]) }));
}

/**
 * A rate of money as so many of as many independent households as it is worth: those billed ÷ the design effect of the ratio estimator
 * clustered by household, so that one large debtor does not pass for many (METHODS.md, 1 and 6).
 */
function moneyCounts(months: readonly { readonly month: string; readonly sums: ClusterSums | null }[]): MonthCount[] {
  const told = months.flatMap(({ month, sums }) =>
    sums === null || sums.denominator <= 0 ? [] : [{ month, sums, households: sums.clusters }],
  );
  const sizes = effectiveSizes(told);
  return told.map(({ month, sums }, i) => {
    const size = sizes[i] ?? sums.clusters;
    // Credits may leave more paid than due: of households, no more than all have.
    return { month, size, count: size * Math.min(1, Math.max(0, sums.numerator / sums.denominator)) };
  });
}
