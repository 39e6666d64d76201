import { describe, expect, it } from "vitest";
import { changeFactors } from "../../server/collection/analysis/change-factors.rules.ts";
import { forecastCohorts, type Cohort } from "../../server/collection/outlook/forecast.rules.ts";
import { project } from "../../server/collection/outlook/outlook.rules.ts";
import {
  clusterSums,
  ratioEstimate,
  type ClusterSums,
} from "../../server/collection/statistics/ratio-estimator.rules.ts";
import { decompose } from "../../server/collection/statistics/decomposition.rules.ts";
import { toNumber } from "../../server/collection/statistics/fraction.rules.ts";
import { monthAfter } from "../../server/collection/outlook/reference-year.rules.ts";
import { watchEstate, type MonthOfRates } from "../../server/collection/outlook/watched-rates.rules.ts";

const TRILLION = 1_000_000_000_000;
const MONTHS = 20;
const LAST = monthAfter("2025-01", MONTHS - 1);

/** Months due of the same size, of which so much is in at each age. */
const cohorts = (net: number, paid: (age: number) => number): Cohort[] =>
  Array.from({ length: MONTHS }, (_unused, i) => ({
    month: monthAfter("2025-01", i),
    net,
    collected: Array.from({ length: MONTHS - i }, (_all, age) => paid(age)),
  }));

/** Every number of an answer, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(numbersIn);
}

const finite = (value: unknown): boolean => numbersIn(value).every(Number.isFinite);

describe("at the ends of what estates are like", () => {
  const EXTREMES: Readonly<Record<string, Cohort[]>> = {
    "nothing is billed": cohorts(0, () => 0),
    "nothing is paid": cohorts(100, () => 0),
    "all is paid at once": cohorts(100, () => 100),
    "one fen is billed": cohorts(1, (age) => Number(age > 0)),
    "ten billion yuan are billed": cohorts(TRILLION, (age) => Math.min(1, 0.8 + age / 20) * TRILLION),
    "payments are reversed": cohorts(100, (age) => 60 - 20 * age),
    "credits exceed what is billed": cohorts(-100, () => 0),
    "more is paid than billed": cohorts(100, (age) => 100 + age),
  };

  it.each(Object.entries(EXTREMES))("forecasts finite amounts where %s", (_name, known) => {
    const forecast = forecastCohorts([...known, { month: monthAfter(LAST, 1), net: 100, collected: [] }]);
    const { yearEnd } = project(known, 2026, { closed: LAST, current: null });
    expect(finite([forecast, yearEnd])).toBe(true);
    const points = (forecast?.cohorts ?? []).flatMap(({ path }) => path);
    expect(points.every(({ low, value, high }) => low <= value && value <= high)).toBe(true);
  });

  const months = (billed: number, onTime: (i: number) => number): MonthOfRates[] =>
    Array.from({ length: MONTHS }, (_unused, i) => ({
      month: monthAfter("2025-01", i),
      billed,
      onTime: onTime(i),
      next: { billed, settled: onTime(i) },
    }));

  it.each([
    ["one household always pays", months(1, () => 1)],
    ["one household pays every other month", months(1, (i) => i % 2)],
    ["nobody ever pays", months(500, () => 0)],
    ["everybody always pays", months(500, () => 500)],
    ["nobody is billed", months(0, () => 0)],
    ["all stop paying", months(500, (i) => (i < 14 ? 500 : 0))],
  ])("watches with finite limits where %s", (_name, series) => {
    // The same households, each with a bill of a trillion fen.
    const sums = (paid: number, billed: number): ClusterSums => ({
      clusters: billed,
      numerator: paid * TRILLION,
      denominator: billed * TRILLION,
      numeratorSquares: paid * TRILLION ** 2,
      denominatorSquares: billed * TRILLION ** 2,
      products: paid * TRILLION ** 2,
    });
    const money = series.map(({ month, onTime, billed }) => ({
      month,
      onTime: sums(onTime, billed),
      next: sums(onTime, billed),
    }));
    const watched = watchEstate({ households: series, money }, {});
    expect(finite(watched)).toBe(true);
  });

  it("estimates and decomposes without an infinite figure", () => {
    const one = clusterSums([{ numerator: TRILLION, denominator: TRILLION }]);
    expect([ratioEstimate(one), ratioEstimate(clusterSums([]))]).toEqual([{ value: 1, error: null }, null]);
    const part = (paid: number, due: number) => ({ paid: BigInt(paid), due: BigInt(due) });
    const sides = { before: part(TRILLION - 1, TRILLION), after: part(1, 3) };
    const credit = { before: part(-50, -100), after: part(0, 0) };
    const parts = decompose([
      { key: "a", ...sides },
      { key: "b", ...credit },
    ]);
    expect(parts?.contributions.map(({ total }) => Number.isFinite(toNumber(total)))).toEqual([true, true]);
    const cell = { propertyType: "A", use: "B", liableKind: "C" };
    const told = changeFactors([
      { ...cell, ...sides },
      { ...cell, use: "D", ...credit },
    ]);
    expect(told?.every(({ effect }) => Number.isFinite(toNumber(effect)))).toBe(true);
  });
});
