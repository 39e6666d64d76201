import { expect, it } from "vitest";
import { betaQuantile } from "../../server/collection/statistics/beta.rules.ts";
import { binomialQuantile, binomialShare } from "../../server/collection/statistics/binomial.rules.ts";
import { chiSquareTail } from "../../server/collection/statistics/gamma.rules.ts";
import { normalQuantile, normalShare, twoSidedChance } from "../../server/collection/statistics/normal.rules.ts";

// Expected values are those of @stdlib/stats-base-dists-* 0.2.3, printed by it.

it.each([
  [0.001, 143, 0.119614, 6],
  [0.025, 20, 0.5, 6],
  [0.975, 3000, 0.93, 2817],
  [0.999, 50000, 0.87, 43731],
  [0.05, 29, 0.5, 10],
  [0.5, 7, 0.01, 0],
])("quantile %s of a binomial of %s trials, chance %s, is %s", (p, n, chance, expected) => {
  expect(binomialQuantile(p, n, chance)).toBe(expected);
});

it.each([
  [10, 143, 0.119614, 0.03747574380854006],
  [2790, 3000, 0.93, 0.5101815091594268],
  [0, 20, 0.1, 0.12157665459056925],
  [43500, 50000, 0.87, 0.5019982508071721],
  [3, 7, 0.4, 0.710208],
])("at most %s of %s events, chance %s: %s", (k, n, chance, expected) => {
  expect(binomialShare(k, n, chance)).toBeCloseTo(expected, 9);
});

it.each([
  [0.025, 81, 183, 0.25273674558527115],
  [0.975, 16, 133, 0.161650490349479],
  [0.5, 2.5, 0.7, 0.8415021788414841],
  [0.001, 3000, 200, 0.923503248724507],
])("quantile %s of a beta(%s, %s) is %s", (p, a, b, expected) => {
  expect(betaQuantile(p, a, b)).toBeCloseTo(expected, 10);
});

it.each([
  [1e-10, -6.361340889697423],
  [0.001, -3.090232306167813],
  [0.025, -1.9599639845400538],
  [0.2, -0.8416212335729143],
  [0.5, 0],
  [0.9, 1.2815515655446006],
  [0.999, 3.090232306167813],
  [0.9999999, 5.199337582290661],
])("quantile %s of the normal is %s", (p, expected) => {
  expect(normalQuantile(p)).toBeCloseTo(expected, 7);
});

it.each([
  [-3.09, 0.001000782476614011],
  [-1, 0.15865525393145707],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [1.96, 0.9750021048517795],
  [6, 0.9999999990134123],
])("below %s lies %s of the normal", (z, expected) => {
  expect(normalShare(z)).toBeCloseTo(expected, 12);
  expect(twoSidedChance(z)).toBeCloseTo(2 * Math.min(expected, 1 - expected), 12);
});

it.each([
  [18.74, 12, 0.09499918276290087],
  [3, 1, 0.08326451666355039],
  [300, 250, 0.01651827315786869],
  [0.1, 2, 0.951229424500714],
])("above %s lies of a χ² with %s degrees %s", (x, degrees, expected) => {
  expect(chiSquareTail(x, degrees)).toBeCloseTo(expected, 12);
});
