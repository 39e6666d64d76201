import { expect, it } from "vitest";
import {
  gini,
  herfindahl,
  lorenz,
  theilGroups,
  theilL,
  theilT,
  topShare,
} from "../../server/collection/statistics/concentration.rules.ts";

/** The example of R's package ineq. */
const INEQ = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
/** The example of R's package REAT, whose theil() gives Theil's L. */
const REAT = [10, 10, 10, 20, 50];

it("reproduces ineq and REAT", () => {
  expect(gini(INEQ)).toBeCloseTo(0.4620911, 7);
  expect(theilT(INEQ)).toBeCloseTo(0.3623412, 7);
  expect(theilL(INEQ)).toBeCloseTo(0.4335946, 7);
  expect(herfindahl(INEQ)).toBeCloseTo(0.1840813, 6);
  expect(gini(REAT)).toBeCloseTo(0.36, 12);
  expect(theilT(REAT)).toBeCloseTo(0.2502012, 7);
  expect(theilL(REAT)).toBeCloseTo(0.2326302, 7);
});

it("parts Theil's T into between and within estates", () => {
  const groups = [INEQ.slice(0, 4), INEQ.slice(4, 5), INEQ.slice(5), [0]];
  const parts = theilGroups(groups);
  expect((parts?.between ?? NaN) + (parts?.within ?? NaN)).toBeCloseTo(theilT(groups.flat()) ?? NaN, 12);
});

// Of 5 the top 20 % is one: 50 of 100; the top 50 % two and a half: 50 + 20 + half of 10 = 75.
it("cuts the member at the edge", () => {
  expect(topShare(REAT, 0.2)).toBeCloseTo(0.5, 12);
  expect(topShare(REAT, 0.5)).toBeCloseTo(0.75, 12);
  expect(topShare(REAT, 1)).toBeCloseTo(1, 12);
});

it("draws the curve from nobody to all", () => {
  expect(lorenz(REAT, 5).map(({ amount }) => amount)).toEqual([0, 0.1, 0.2, 0.3, 0.5, 1]);
  expect(lorenz([0, 0], 5)).toEqual([]);
});

it("says nothing of nothing", () => {
  for (const amounts of [[], [0, 0]])
    expect([gini, theilT, theilL, herfindahl].map((of) => of(amounts))).toEqual([null, null, null, null]);
  expect(theilL([0, 1])).toBeNull();
  expect(topShare([], 0.2)).toBeNull();
  expect(theilGroups([[0]])).toBeNull();
  expect(gini([7, 7, 7])).toBeCloseTo(0, 12);
});
