import type { Changes, Pairs } from "../../server/collection/outlook/reference-year.rules.ts";
import { clusterSums, type ClusterSums } from "../../server/collection/statistics/ratio-estimator.rules.ts";
import { drawNormal, type Stream } from "../../server/collection/statistics/chance-stream.rules.ts";

/** A made-up estate whose households keep their habits: what differs from month to month is season and chance. */
export interface Estate {
  readonly households: number;
  /** Share of bills paid by their due date of each habit, and how fast the rest comes in, by the month. */
  readonly habits: readonly Habit[];
  /** By how many points households pay better in the best month than on average. */
  readonly season: number;
  /** The month in which its records begin. */
  readonly begins: number;
  /** By how many points months differ besides. */
  readonly unrest: number;
  /** In which share of months a household does as it did the month before, whatever its habit. */
  readonly repeats: number;
  /** By how many points fewer pay each month than the month before, and from which month on; null of a steady estate. */
  readonly decline: { readonly from: number; readonly monthly: number } | null;
}

interface Habit {
  readonly share: number;
  readonly onTime: number;
  readonly monthly: number;
}

const between = (next: Stream, low: number, high: number): number => low + next() * (high - low);

/** An estate as estates differ: 300 to 1,500 households, 60 to 95 % on time, a season of up to 6 points. */
export function makeEstate(next: Stream): Estate {
  const [casual, debtors] = [between(next, 0.05, 0.3), between(next, 0.02, 0.12)];
  return {
    households: Math.round(between(next, 300, 1500)),
    habits: [
      { share: 1 - casual - debtors, onTime: between(next, 0.9, 0.97), monthly: 0.6 },
      { share: casual, onTime: between(next, 0.35, 0.6), monthly: between(next, 0.25, 0.5) },
      { share: debtors, onTime: 0.02, monthly: between(next, 0.03, 0.08) },
    ],
    season: between(next, 0, 0.06),
    begins: Math.floor(between(next, 0, 12)),
    unrest: between(next, 0, 0.004),
    repeats: 0,
    decline: null,
  };
}

/** The same estate, whose households turn away month by month: by 0.3 to 1.2 points, from any of its months on. */
export const inDecline = (estate: Estate, months: number, next: Stream): Estate => ({
  ...estate,
  decline: { from: Math.floor(between(next, 0, months)), monthly: between(next, 0.003, 0.012) },
});

/** A month's chance to pay, in points from the usual: the year's round, unrest, a decline, and what was planted. */
function moodOf({ season, begins, unrest, decline }: Estate, month: number, next: Stream): number {
  const lost = decline === null ? 0 : Math.max(0, month - decline.from) * decline.monthly;
  return season * Math.sin((2 * Math.PI * ((begins + month) % 12)) / 12) + unrest * drawNormal(next) - lost;
}

/** Households of a month due: billed, on time, and settled by the end of the next month; and their money. */
export interface MonthOfHouseholds {
  readonly size: number;
  readonly onTime: number;
  readonly settled: number;
  readonly changes: { readonly onTime: Changes; readonly settled: Changes };
  readonly money: { readonly onTime: ClusterSums; readonly settled: ClusterSums };
}

/** Monthly fees: mostly alike, one in thirty a shop's of eight times as much. */
const feesOf = (households: number, next: Stream): number[] =>
  Array.from({ length: households }, () =>
    Math.round(30_000 * Math.exp(0.35 * drawNormal(next)) * (next() < 1 / 30 ? 8 : 1)),
  );

/** Month by month; from `fallsAt` on by so many points fewer pay on time. */
export function householdSeries(
  estate: Estate,
  months: number,
  next: Stream,
  fallsAt = Infinity,
  points = 0,
  fees: Stream = next,
): MonthOfHouseholds[] {
  const kinds = kindsOf(estate);
  const billed = feesOf(kinds.length, fees);
  const known: { readonly onTime: boolean; readonly settled: boolean }[][] = [];
  return Array.from({ length: months }, (_unused, month) => {
    const mood = moodOf(estate, month, next) - (month >= fallsAt ? points : 0);
    // A fall of so many points of the whole falls on those who can fall.
    const lever = mood / (1 - (estate.habits[2]?.share ?? 0));
    const paid = kinds.map((kind, i) => {
      const again = estate.repeats > 0 && next() < estate.repeats ? known.at(-1)?.[i] : undefined;
      if (again !== undefined) return again;
      const onTime = next() < (kind.onTime < 0.1 ? kind.onTime : clamp(kind.onTime + lever));
      return { onTime, settled: onTime || next() < kind.monthly };
    });
    known.push(paid);
    const pairs = (before: typeof paid | undefined, of: (one: (typeof paid)[number]) => boolean): Pairs => ({
      households: before?.length ?? 0,
      changed: paid.filter((one, i) => before?.[i] !== undefined && of(one) !== of(before[i])).length,
    });
    const changes = (of: (one: (typeof paid)[number]) => boolean): Changes => ({
      month: pairs(known[month - 1], of),
      halfYear: pairs(known[month - 6], of),
    });
    const sums = (of: (one: (typeof paid)[number]) => boolean): ClusterSums =>
      clusterSums(paid.map((one, i) => ({ numerator: of(one) ? (billed[i] ?? 0) : 0, denominator: billed[i] ?? 0 })));
    return {
      size: kinds.length,
      onTime: paid.filter(({ onTime }) => onTime).length,
      settled: paid.filter(({ settled }) => settled).length,
      changes: { onTime: changes(({ onTime }) => onTime), settled: changes(({ settled }) => settled) },
      money: { onTime: sums(({ onTime }) => onTime), settled: sums(({ settled }) => settled) },
    };
  });
}

/** Cumulative collections of cohorts, as known by the end of the last month; rows as a triangle has them. */
export function cohortsOf(estate: Estate, months: number, next: Stream): { net: number; collected: number[] }[] {
  const bills = kindsOf(estate).map((habit) => ({ ...habit, fee: Math.round(between(next, 20_000, 60_000)) }));
  const moods = Array.from({ length: months }, (_unused, month) => moodOf(estate, month, next));
  return moods.map((mood, due) => {
    const collected = Array.from({ length: months - due }, () => 0);
    for (const { onTime, monthly, fee } of bills) {
      let age = next() < clamp(onTime + mood) ? 0 : 1;
      while (age > 0 && age < collected.length && next() >= clamp(monthly * (1 + 5 * (moods[due + age] ?? 0))))
        age += 1;
      if (age < collected.length) collected[age] = (collected[age] ?? 0) + fee;
    }
    let total = 0;
    return {
      net: bills.reduce((amount, { fee }) => amount + fee, 0),
      collected: collected.map((amount) => (total += amount)),
    };
  });
}

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

const kindsOf = ({ households, habits }: Estate): Habit[] =>
  habits.flatMap((habit) => Array.from({ length: Math.round(households * habit.share) }, () => habit));
