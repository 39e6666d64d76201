import { bornhuetterFerguson, type BornhuetterFerguson } from "../statistics/bornhuetter-ferguson.rules.ts";
import { calendarEffect, type CalendarEffect } from "../statistics/calendar-effect.rules.ts";
import { chainLadder, type ChainLadder } from "../statistics/chain-ladder.rules.ts";
import { levelAhead, type Dated } from "../statistics/level.rules.ts";
import { at, latestOf, sum, type Triangle } from "../statistics/triangle.rules.ts";

/** The bills of a month due: what was billed of them net, and what had come in by the end of that month and of each after it, in fen. */
export interface Cohort {
  readonly month: string;
  readonly net: number;
  readonly collected: readonly number[];
}

/** An expected amount with the interval that holds it in four cases of five, in fen. */
export interface ForecastPoint {
  readonly age: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Half the interval's width, had it no cap. */
  readonly reach: number;
}

export type ForecastMethod = "COMPLETE" | "CHAIN_LADDER" | "BORNHUETTER_FERGUSON";

export interface CohortForecast {
  readonly month: string;
  readonly net: number;
  readonly collected: number;
  readonly method: ForecastMethod;
  /** From what is known on, age by age, to the final age. */
  readonly path: readonly ForecastPoint[];
}

export interface CollectionForecast {
  /** The age whose amounts are called final, in months. */
  readonly finalAge: number;
  readonly cohorts: readonly CohortForecast[];
  readonly calendarEffect: CalendarEffect | null;
  /** How many cohorts the last step was learned from. */
  readonly learnedFrom: number;
}

/** Never from fewer cohorts than these, at any age. */
export const FEWEST_COHORTS = 4;
/** What comes in later than a year after the month due is arrears, and no forecast's. */
export const LAST_AGE = 12;
/** Where less than this share of the final amount is expected to be in, what has come decides little: Bornhuetter–Ferguson. */
const YOUNG = 0.6;
/** Quantile of the standard normal that leaves a tenth on either side. */
const Z80 = 1.2815516;

/** A state of a forecast: the amount, and the variances of what is to come and of what was learned. */
interface State {
  readonly value: number;
  readonly own: number;
  readonly learned: number;
}

/** Forecasts of earlier months are compared with what came: so many months back, and so many ages on. */
const LOOK_BACK = 6;
const LOOK_ON = 3;
/** With fewer comparisons than these the spread is taken from theory. */
const FEWEST_COMPARED = 30;

/** The 90 % quantile of Student's t, after Cornish and Fisher: few cohorts say little about how much they differ. */
export function studentQuantile(freedom: number): number {
  const n = Math.max(1, freedom);
  const z = Z80;
  return z + (z ** 3 + z) / (4 * n) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2);
}

/** The greatest age that enough cohorts have reached; null where not even the first month after is known of so many. */
function finalAgeOf(cohorts: readonly Cohort[]): number | null {
  const lengths = cohorts.map(({ collected }) => collected.length).toSorted((a, b) => b - a);
  const reached = (lengths[FEWEST_COHORTS - 1] ?? 0) - 1;
  return reached < 1 ? null : Math.min(reached, LAST_AGE);
}

/**
 * Forecasts each cohort's amounts to the final age: chain ladder with Mack's errors, Bornhuetter–Ferguson for young cohorts, capped at what
 * was billed net. Null where fewer than four cohorts are old enough to learn from.
 */
export function forecastCohorts(all: readonly Cohort[]): CollectionForecast | null {
  return forecastWith(all, reachOf(all));
}

/**
 * How many times Student's 80 % interval the interval reaches: so many as would have held four in five of what came after earlier months'
 * forecasts (conformal prediction: Vovk, Gammerman & Shafer 2005, ch. 2). 1 where too little has come since.
 */
function reachOf(cohorts: readonly Cohort[]): number {
  const ratios: number[] = [];
  for (let back = 1; back <= LOOK_BACK; back += 1) {
    const earlier = cohorts
      .filter(({ collected }) => collected.length > back)
      .map((cohort) => ({ ...cohort, collected: cohort.collected.slice(0, -back) }));
    const lived = new Map(cohorts.map(({ month, collected }) => [month, collected]));
    for (const { month, path } of forecastWith(earlier, 1)?.cohorts ?? [])
      for (const { age, value, reach } of path.slice(0, LOOK_ON)) {
        const came = lived.get(month)?.[age];
        if (came !== undefined && reach > 0) ratios.push(Math.abs(came - value) / reach);
      }
  }
  if (ratios.length < FEWEST_COMPARED) return 1;
  const place = Math.min(ratios.length, Math.ceil((ratios.length + 1) * 0.8)) - 1;
  return ratios.toSorted((a, b) => a - b)[place] ?? 1;
}

/** With intervals of so many times Student's 80 %. */
function forecastWith(all: readonly Cohort[], times: number): CollectionForecast | null {
  const cohorts = all.filter(({ net }) => net > 0);
  const finalAge = finalAgeOf(cohorts);
  if (finalAge === null) return null;
  const triangle = cohorts.map(({ collected }) => collected.slice(0, finalAge + 1));
  const known = triangle.filter((row) => row.length > 0);
  const exposures = cohorts.filter((_one, i) => (triangle[i]?.length ?? 0) > 0).map(({ net }) => net);
  const [ladder, shares] = [chainLadder(known), bornhuetterFerguson(known, exposures)];
  if (ladder === null || shares === null) return null;
  const learned = { ladder, shares, times, steps: stepsOf(cohorts, finalAge) };
  return {
    finalAge,
    calendarEffect: calendarEffect(known),
    learnedFrom: ladder.pairs.at(-1) ?? 0,
    cohorts: cohorts.map((cohort, i) => forecastCohort(cohort, triangle[i] ?? [], finalAge, learned)),
  };
}

const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** What each age brought of each month due, as a share of what was billed of it. */
const stepsOf = (cohorts: readonly Cohort[], finalAge: number): Dated[][] =>
  Array.from({ length: finalAge + 1 }, (_unused, age) =>
    cohorts.flatMap(({ month, net, collected }) => {
      const [value, before] = [collected[age], age === 0 ? 0 : collected[age - 1]];
      return value === undefined || before === undefined ? [] : [{ at: countOf(month), value: (value - before) / net }];
    }),
  );

/** The share of the final amount that is expected to be in at an age. */
function developed({ ages }: BornhuetterFerguson, length: number): number {
  const whole = sum(ages.map(({ share }) => share));
  return whole <= 0 ? 0 : sum(ages.slice(0, length).map(({ share }) => share)) / whole;
}

interface Learned {
  readonly ladder: ChainLadder;
  readonly shares: BornhuetterFerguson;
  readonly times: number;
  /** By age, what it brought of each month due. */
  readonly steps: readonly (readonly Dated[])[];
}

function forecastCohort(
  { month, net, collected }: Cohort,
  row: readonly number[],
  finalAge: number,
  learned: Learned,
): CohortForecast {
  const base = { month, net, collected: collected.at(-1) ?? 0 };
  if (row.length > finalAge) return { ...base, method: "COMPLETE", path: [] };
  const young = row.length === 0 || latestOf(row) <= 0 || developed(learned.shares, row.length) < YOUNG;
  const method = young ? "BORNHUETTER_FERGUSON" : "CHAIN_LADDER";
  const path: ForecastPoint[] = [];
  let state: State = { value: latestOf(row), own: 0, learned: 0 };
  for (let age = row.length; age <= finalAge; age += 1) {
    const step = young ? addShare(state, learned, age, { month, net }) : multiply(state, learned.ladder, age - 1);
    state = step.state;
    path.push(pointOf(age, state, learned.times * studentQuantile(step.learnedFrom - 1), Math.max(net, latestOf(row))));
  }
  return { ...base, method, path };
}

/** A state, and the number of cases in which such steps were seen. */
interface Step {
  readonly state: State;
  readonly learnedFrom: number;
}

function multiply({ value, own, learned }: State, { factors, variances, bases, pairs }: ChainLadder, k: number): Step {
  const [factor, variance] = [at(factors, k), at(variances, k)];
  const state = {
    value: value * factor,
    own: own * factor ** 2 + value * variance,
    learned: learned * factor ** 2 + (value ** 2 * variance) / at(bases, k),
  };
  return { state, learnedFrom: at(pairs, k) };
}

/**
 * Adds the share that an age brings. What is expected of it follows the estate's level and season as they are by now, not the mean of all
 * its months, which is too high for an estate in decline; its error is that of such expectations in the past. The mean where the past is short.
 */
function addShare(
  { value, own, learned }: State,
  { shares, steps }: Learned,
  age: number,
  { month, net }: Pick<Cohort, "month" | "net">,
): Step {
  const mean = shares.ages[age];
  if (mean === undefined) throw new RangeError(`no share of age ${age}`);
  const level = levelAhead(steps[age] ?? [], countOf(month));
  if (level !== null) {
    const state = { value: Math.max(0, value + net * level.value), own: own + (net * level.error) ** 2, learned };
    return { state, learnedFrom: mean.cohorts };
  }
  const state = {
    value: value + net * mean.share,
    own: own + net * mean.variance,
    learned: learned + (net ** 2 * mean.variance) / mean.exposure,
  };
  return { state, learnedFrom: mean.cohorts };
}

/** Never above what was billed. What has come may be reversed, so the lower end may lie below it. */
function pointOf(age: number, { value, own, learned }: State, errors: number, most: number): ForecastPoint {
  const reach = errors * Math.sqrt(own + learned);
  const capped = Math.min(value, most);
  const [low, high] = [Math.max(0, Math.min(value - reach, capped)), Math.min(value + reach, most)];
  return { age, value: capped, low, high, reach };
}

/** A forecast of what several cohorts come to: their errors share what was learned, so they are added up, not squared. */
export function totalOf(points: readonly ForecastPoint[]): Omit<ForecastPoint, "age" | "reach"> {
  return {
    value: sum(points.map(({ value }) => value)),
    low: sum(points.map(({ low }) => low)),
    high: sum(points.map(({ high }) => high)),
  };
}

/** The triangle of cohorts as shares of what was billed, for curves laid over each other. */
export const sharesOf = (cohorts: readonly Cohort[]): Triangle =>
  cohorts.map(({ net, collected }) => (net <= 0 ? [] : collected.map((amount) => amount / net)));
