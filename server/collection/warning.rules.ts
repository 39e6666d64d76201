import { effectiveSizes } from "./fair-comparison.rules.ts";
import { regularFrom } from "./regular-months.rules.ts";
import { cusum } from "./statistics/cusum.rules.ts";
import { movingSigma } from "./statistics/laney.rules.ts";
import { deviation, pooled, type Proportion } from "./statistics/p-chart.rules.ts";
import type { ClusterSums } from "./statistics/ratio-estimator.rules.ts";
import { anhojRuns, runLengths, type Runs } from "./statistics/runs.rules.ts";
import { sum } from "./statistics/triangle.rules.ts";

/** How many households of a month's bills did what is watched, of how many. */
export interface MonthCount extends Proportion {
  /** YYYY-MM. */
  readonly month: string;
}

/** A month against what was expected of it. Rates are shares; limits are those of three standard deviations. */
export interface WatchedMonth extends MonthCount {
  readonly value: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** Standard deviations from what was expected, chance and unrest taken into account. */
  readonly z: number;
  readonly inReference: boolean;
  /** What makes the month a signal; null where nothing does. */
  readonly signal: Signal | null;
}

/** One month beyond three deviations, two in a row beyond two, or too long a run below. */
export type Signal = "POINT" | "PAIR" | "RUN";

export interface Watch {
  readonly months: readonly WatchedMonth[];
  /** The months that others are compared with, first and last. */
  readonly referenceFrom: string;
  readonly referenceTo: string;
  /** Share of the reference year's differences between months that is season and not chance. */
  readonly season: number;
  /** σz: by how much months differ more than chance would have them. */
  readonly sigmaZ: number;
  readonly runs: Runs;
  readonly warning: Warning | null;
}

export interface Warning {
  readonly signal: Signal;
  /** The month that signalled, and the month since which it has been falling. */
  readonly at: string;
  readonly since: string;
  /** Mean of what was expected and of what came since then. */
  readonly expected: number;
  readonly observed: number;
}

/** Months of the reference year; a watch begins with the month after. */
export const REFERENCE_MONTHS = 12;
/** A warning ends when so many months in a row lie within one deviation below what was expected. */
const CALM_MONTHS = 2;
/** Unrest is not known from few months: it weighs as if 1 had been seen in so many more, and is never taken for less than this. */
const PRIOR_MONTHS = 12;
const LEAST_UNREST = 0.92;

/** The month a number of months later. */
export function monthAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** Whether an estate had left by a day: what its former households pay is no longer the company's to act on, and nothing is warned of. */
export const hasLeft = (exitedOn: string | null, asOf: string): boolean => exitedOn !== null && exitedOn <= asOf;

interface Reference {
  readonly from: string;
  readonly to: string;
  readonly level: number;
  readonly size: number;
  readonly season: number;
  readonly byMonth: ReadonlyMap<string, Proportion>;
}

function referenceOf(series: readonly MonthCount[], from: string): Reference | null {
  const to = monthAfter(from, REFERENCE_MONTHS - 1);
  const months = series.filter(({ month }) => month >= from && month <= to);
  const level = pooled(months);
  // Fewer than three months tell nothing of a year's round.
  if (level === null || months.length < 3) return null;
  const size = sum(months.map((one) => one.size));
  const spread = sum(months.map((one) => (one.count / one.size - level) ** 2)) / (months.length - 1);
  const chance = sum(months.map((one) => deviation(level, one.size) ** 2)) / months.length;
  const season = spread <= 0 ? 0 : Math.max(0, 1 - chance / spread);
  return { from, to, level, size, season, byMonth: new Map(months.map((one) => [one.month.slice(5, 7), one])) };
}

interface Judged extends MonthCount {
  readonly expected: number;
  readonly sigma: number;
}

/** What is expected of a month: the same month of the reference year as far as months differ by season, else the year's level. */
function judge(one: MonthCount, { level, size, season, byMonth }: Reference): Judged {
  const same = byMonth.get(one.month.slice(5, 7));
  const weight = same === undefined ? 0 : season;
  const own = same === undefined ? level : same.count / same.size;
  const expected = (1 - weight) * level + weight * own;
  const centre = Math.min(0.99, Math.max(0.01, expected));
  const learned = (same === undefined ? 0 : weight ** 2 / same.size) + (1 - weight) ** 2 / size;
  return { ...one, expected, sigma: Math.sqrt(centre * (1 - centre) * (1 / one.size + learned)) };
}

/** Laney's σz of the months since, held near 1 while they are few. */
function unrest(z: readonly number[]): number {
  const found = movingSigma(z);
  if (found === null) return 1;
  const ranges = z.length - 1;
  return Math.max(LEAST_UNREST, (found * ranges + PRIOR_MONTHS) / (ranges + PRIOR_MONTHS));
}

/**
 * Watches a rate of households month by month: residuals from the same month of a reference year on a p′ chart (Laney 2002), two months in
 * a row beyond two deviations, and Anhøj's longest run where it also adds up to three deviations. The reference year is the first of
 * regular bills until somebody decides otherwise. Null where it holds too little, or no month has followed it.
 */
export function watchRate(all: readonly MonthCount[], from: string | null, caution = 1): Watch | null {
  const series = all.filter(({ size }) => size > 0);
  const first = from ?? regularFrom(series.map(({ month }) => month));
  if (first === null) return null;
  const reference = referenceOf(series, first);
  if (reference === null) return null;
  const since = series.filter(({ month }) => month > reference.to).map((one) => judge(one, reference));
  if (since.length === 0) return null;
  const raw = since.map(({ count, size, expected, sigma }) => (count / size - expected) / sigma);
  const sigmaZ = unrest(raw) * caution;
  const z = raw.map((value) => value / sigmaZ);
  const signals = z.map((_value, i) => signalOf(z.slice(0, i + 1)));
  const watched = since.map((one, i) => watchedMonth(one, sigmaZ, z[i] ?? 0, signals[i] ?? null));
  const before = series
    .filter(({ month }) => month >= reference.from && month <= reference.to)
    .map((one) => ({ ...watchedMonth(judge(one, reference), sigmaZ, 0, null), inReference: true }));
  return {
    months: [...before, ...watched],
    referenceFrom: reference.from,
    referenceTo: reference.to,
    season: reference.season,
    sigmaZ,
    runs: anhojRuns(z, 0),
    warning: warningOf(watched, z),
  };
}

function watchedMonth(one: Judged, sigmaZ: number, z: number, signal: Signal | null): WatchedMonth {
  const { month, count, size, expected, sigma } = one;
  const reach = 3 * sigma * sigmaZ;
  const [low, high] = [Math.max(0, expected - reach), Math.min(1, expected + reach)];
  return { month, count, size, value: count / size, expected, low, high, z, inReference: false, signal };
}

/** What the last of some months signals: falls alone are warned of. */
function signalOf(z: readonly number[]): Signal | null {
  const [last = 0, previous = 0] = [z.at(-1), z.at(-2)];
  if (last < -3) return "POINT";
  if (last < -2 && previous < -2) return "PAIR";
  if (last >= 0) return null;
  const run = runLengths(z, 0).at(-1) ?? 0;
  const below = z.slice(-run);
  const { longestAllowed } = anhojRuns(z, 0);
  return run > longestAllowed && sum(below) / Math.sqrt(run) < -3 ? "RUN" : null;
}

/** The warning that stands after the last month, if any. */
function warningOf(months: readonly WatchedMonth[], z: readonly number[]): Warning | null {
  let signalled: number | null = null;
  let calm = 0;
  months.forEach(({ signal }, i) => {
    calm = (z[i] ?? 0) > -1 ? calm + 1 : 0;
    if (calm >= CALM_MONTHS) signalled = null;
    if (signal !== null && signalled === null) signalled = i;
  });
  const at = months[signalled ?? -1];
  if (signalled === null || at?.signal == null) return null;
  const since = began(z.slice(0, signalled + 1));
  const falling = months.slice(since);
  return {
    signal: at.signal,
    at: at.month,
    since: falling[0]?.month ?? at.month,
    expected: sum(falling.map(({ expected, size }) => expected * size)) / sum(falling.map(({ size }) => size)),
    observed: sum(falling.map(({ count }) => count)) / sum(falling.map(({ size }) => size)),
  };
}

/** Where the fall that ends here began: since when the lower sum of a CUSUM has been gathering. */
function began(z: readonly number[]): number {
  const gathered = cusum(z, { mean: 0, sigma: 1 }).points.at(-1)?.sinceBelow ?? 0;
  return z.length - Math.max(1, gathered);
}

/** Household figures of a month due, as of its end and of the end of the next; `next` is null until that has come. */
export interface MonthOfRates {
  readonly month: string;
  readonly billed: number;
  readonly onTime: number;
  readonly next: { readonly billed: number; readonly settled: number } | null;
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
    ON_TIME: households.map(({ month, billed, onTime }) => ({ month, count: onTime, size: billed })),
    NEXT_MONTH: households.flatMap(({ month, next }) =>
      next === null ? [] : [{ month, count: next.settled, size: next.billed }],
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
