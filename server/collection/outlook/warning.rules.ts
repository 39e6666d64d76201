import { judge, referenceOf, type Judged, type MonthCount } from "./reference-year.rules.ts";
import { regularFrom } from "./regular-months.rules.ts";
import { cusum } from "../statistics/cusum.rules.ts";
import { movingSigma } from "../statistics/laney.rules.ts";
import { anhojRuns, runLengths, type Runs } from "../statistics/runs.rules.ts";
import { sum } from "../statistics/triangle.rules.ts";

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

/** One month beyond three deviations, two in a row that add up to more than three and a half, or too long a run below. */
export type Signal = "POINT" | "PAIR" | "RUN";

export interface Watch {
  readonly months: readonly WatchedMonth[];
  /** The months that others are compared with, first and last. */
  readonly referenceFrom: string;
  readonly referenceTo: string;
  /** Share of the reference year's differences between months that is season and not chance. */
  readonly season: number;
  /** Share of the variance of so many tosses that is left, since the same households mostly do the same again. */
  readonly restless: number;
  /** How far what a household did last month is done again for no other reason: ρ between neighbouring months. */
  readonly memory: number;
  /** σz of the last month: by how much those before it differed more than chance would have them. */
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

/** A warning ends when so many months in a row lie within one deviation below what was expected. */
const CALM_MONTHS = 2;
/** Unrest is not known from few months: it weighs as if 1 had been seen in so many more, and is never taken for less. */
const PRIOR_MONTHS = 24;
/** The months whose signal is awaited do not tell of unrest, or a fall would hide itself. */
const JUDGED_MONTHS = 2;
/** Two months in a row signal where each lies below this and both together below that. */
const PAIR_EACH = -1;
const PAIR_TOGETHER = -3.5;

/** Whether an estate had left by a day: what its former households pay is no longer the company's to act on, and nothing is warned of. */
export const hasLeft = (exitedOn: string | null, asOf: string): boolean => exitedOn !== null && exitedOn <= asOf;

/** Laney's σz of the months since, held near 1 while they are few. */
function unrest(z: readonly number[], memory: number): number {
  const moving = movingSigma(z);
  if (moving === null) return 1;
  // Neighbours that resemble one another range less.
  const found = moving / Math.sqrt(1 - memory);
  const ranges = z.length - 1;
  return Math.max(1, (found * ranges + PRIOR_MONTHS) / (ranges + PRIOR_MONTHS));
}

/**
 * Watches a rate of households month by month: residuals from the same month of a reference year on a p′ chart (Laney 2002), two months in
 * a row that add up, and Anhøj's longest run where it also adds up to three deviations. The reference year is the first of regular bills until
 * somebody decides otherwise. Null where it holds too little, or no month has followed it.
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
  // Each month by what was known before it: what comes later never takes a signal back.
  const unrests = raw.map(
    (_value, i) => unrest(raw.slice(0, Math.max(0, i + 1 - JUDGED_MONTHS)), reference.memory) * caution,
  );
  const z = raw.map((value, i) => value / (unrests[i] ?? caution));
  const signals = z.map((_value, i) => signalOf(z.slice(0, i + 1), reference.memory));
  const watched = since.map((one, i) => watchedMonth(one, unrests[i] ?? caution, z[i] ?? 0, signals[i] ?? null));
  const before = series
    .filter(({ month }) => month >= reference.from && month <= reference.to)
    .map((one) => ({ ...watchedMonth(judge(one, reference), caution, 0, null), inReference: true }));
  return {
    months: [...before, ...watched],
    referenceFrom: reference.from,
    referenceTo: reference.to,
    season: reference.season,
    restless: reference.restless,
    memory: reference.memory,
    sigmaZ: unrests.at(-1) ?? caution,
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
function signalOf(z: readonly number[], memory: number): Signal | null {
  const [last = 0, previous = 0] = [z.at(-1), z.at(-2)];
  if (last < -3) return "POINT";
  if (last < PAIR_EACH && previous < PAIR_EACH && last + previous < PAIR_TOGETHER * Math.sqrt(1 + memory))
    return "PAIR";
  if (last >= 0) return null;
  const run = runLengths(z, 0).at(-1) ?? 0;
  const below = z.slice(-run);
  const { longestAllowed } = anhojRuns(z, 0);
  const worth = run * ((1 - memory) / (1 + memory));
  return run > longestAllowed && (sum(below) / run) * Math.sqrt(worth) < -3 ? "RUN" : null;
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
