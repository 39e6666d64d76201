import { expect, it } from "vitest";
import {
  clopperPearson,
  difference,
  wilson,
  wilsonContinuous,
} from "../../server/collection/statistics/interval.rules.ts";
import { clusterSums, designEffect, ratioEstimate } from "../../server/collection/statistics/ratio-estimator.rules.ts";

const printed = (limits: { lower: number; upper: number } | null): string[] =>
  limits === null ? [] : [limits.lower.toFixed(4), limits.upper.toFixed(4)];

// Newcombe, Stat Med 1998;17:857–72, table I.
it.each([
  [81, 263, ["0.2553", "0.3662"], ["0.2535", "0.3682"], ["0.2527", "0.3676"]],
  [15, 148, ["0.0624", "0.1605"], ["0.0598", "0.1644"], ["0.0578", "0.1617"]],
  [0, 20, ["0.0000", "0.1611"], ["0.0000", "0.2005"], ["0.0000", "0.1684"]],
  [1, 29, ["0.0061", "0.1718"], ["0.0018", "0.1963"], ["0.0009", "0.1776"]],
])("%s of %s by Wilson, with continuity, by Clopper and Pearson", (events, trials, score, continuous, exact) => {
  expect(printed(wilson({ events, trials }))).toEqual(score);
  expect(printed(wilsonContinuous({ events, trials }))).toEqual(continuous);
  expect(printed(clopperPearson({ events, trials }))).toEqual(exact);
});

// Newcombe, Stat Med 1998;17:873–90, table II (a), method 10.
it("tells by how much 56 of 70 are more than 48 of 80", () => {
  expect(printed(difference({ events: 56, trials: 70 }, { events: 48, trials: 80 }))).toEqual(["0.0524", "0.3339"]);
});

it("says nothing of no trials", () => {
  const none = { events: 0, trials: 0 };
  expect([wilson(none), wilsonContinuous(none), clopperPearson(none), difference(none, none)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(printed(wilsonContinuous({ events: 20, trials: 20 }))[1]).toBe("1.0000");
});

// Households pay 4 of 4, 0 of 4, 3 of 6 and 6 of 6: R = 13/20. Residuals y − R·x: 1.4, −2.6, −0.9, 2.1; squares 1.96 + 6.76 + 0.81 + 4.41 = 13.94.
// Error √(4/3 · 13.94) ÷ 20 = 0.2155613. As 20 independent yuan: 0.65 · 0.35 ÷ 20 = 0.011375; 0.0464667 ÷ 0.011375 = 4.084982.
it("lets households, not yuan, vary", () => {
  const sums = clusterSums([
    { numerator: 4, denominator: 4 },
    { numerator: 0, denominator: 4 },
    { numerator: 3, denominator: 6 },
    { numerator: 6, denominator: 6 },
  ]);
  const estimate = ratioEstimate(sums);
  expect(estimate?.value).toBe(0.65);
  expect(estimate?.error).toBeCloseTo(0.2155613, 7);
  expect(estimate && designEffect(estimate, 20)).toBeCloseTo(4.084982, 6);
  expect(ratioEstimate(clusterSums([]))).toBeNull();
  expect(ratioEstimate(clusterSums([{ numerator: 1, denominator: 2 }]))).toEqual({ value: 0.5, error: null });
});
