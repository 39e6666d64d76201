import type { CohortForecast } from "./chain-ladder.rules.ts";
import { agesOf, at, latestOf, sum, type Triangle } from "./triangle.rules.ts";

/** What an age brings. */
export interface AgeShare {
  /** m_k: the share of what was billed that comes in at age k. */
  readonly share: number;
  /** Variance of an increment for an exposure of 1. */
  readonly variance: number;
  /** What was billed to the cohorts it was learned from, and how many they are. */
  readonly exposure: number;
  readonly cohorts: number;
}

export interface BornhuetterFerguson {
  readonly ages: readonly AgeShare[];
  /** The share of what was billed that is expected in the end, from all cohorts. */
  readonly expectedShare: number;
  readonly cohorts: readonly CohortForecast[];
  readonly total: CohortForecast;
}

function learn(
  triangle: Triangle,
  exposures: readonly number[],
  age: number,
  before: readonly AgeShare[],
): AgeShare | null {
  const known = triangle.flatMap((row, i) => {
    const [value, exposure] = [row[age], at(exposures, i)];
    return value === undefined || exposure <= 0 ? [] : [{ part: value - (age === 0 ? 0 : at(row, age - 1)), exposure }];
  });
  const exposure = sum(known.map((one) => one.exposure));
  if (exposure <= 0) return null;
  const share = sum(known.map(({ part }) => part)) / exposure;
  const squares = sum(known.map((one) => one.exposure * (one.part / one.exposure - share) ** 2));
  const [previous, beforeThat] = [before.at(-1)?.variance, before.at(-2)?.variance];
  const guess = Math.min(previous ?? 0, beforeThat ?? previous ?? 0);
  return { share, exposure, cohorts: known.length, variance: known.length > 1 ? squares / (known.length - 1) : guess };
}

/**
 * Bornhuetter–Ferguson with what was billed as exposure: what is still to come is a share of what was billed, whatever has come so far, so
 * that a young cohort's first days do not decide about its end. Expected share and pattern are those of the additive method (Σ m_k and
 * m_k ÷ Σ m_k), whose standard error is R = B·Σ m_k, mse = B²·Σ σ²_k(1/B + 1/ΣB). Bornhuetter & Ferguson, Proc. CAS 1972;59:181–195;
 * K. D. Schmidt & M. Zocher, "The Bornhuetter–Ferguson principle", Variance 2008;2:85–110; T. Mack, Schadenversicherungsmathematik,
 * 2nd ed. 2002, §3.2.3.
 */
export function bornhuetterFerguson(triangle: Triangle, exposures: readonly number[]): BornhuetterFerguson | null {
  const ages: AgeShare[] = [];
  for (let k = 0; k < agesOf(triangle); k += 1) {
    const age = learn(triangle, exposures, k, ages);
    if (age === null) return null;
    ages.push(age);
  }
  const cohorts = triangle.map((row, i) => {
    const [exposure, ahead] = [at(exposures, i), ages.slice(row.length)];
    const outstanding = exposure * sum(ahead.map(({ share }) => share));
    const own = exposure * sum(ahead.map(({ variance }) => variance));
    const learned = exposure ** 2 * sum(ahead.map((age) => age.variance / age.exposure));
    return { ultimate: latestOf(row) + outstanding, outstanding, standardError: Math.sqrt(own + learned) };
  });
  return {
    ages,
    expectedShare: sum(ages.map(({ share }) => share)),
    cohorts,
    total: totalOf(triangle, exposures, ages, cohorts),
  };
}

function totalOf(
  triangle: Triangle,
  exposures: readonly number[],
  ages: readonly AgeShare[],
  cohorts: readonly CohortForecast[],
): CohortForecast {
  const error = sum(
    ages.map(({ variance, exposure }, k) => {
      const open = sum(triangle.map((row, i) => (row.length <= k ? at(exposures, i) : 0)));
      return variance * (open + open ** 2 / exposure);
    }),
  );
  return {
    ultimate: sum(cohorts.map(({ ultimate }) => ultimate)),
    outstanding: sum(cohorts.map(({ outstanding }) => outstanding)),
    standardError: Math.sqrt(error),
  };
}
