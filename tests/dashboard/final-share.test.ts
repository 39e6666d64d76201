import { expect, test } from "vitest";
import { finalOf } from "../../dashboard/outlook/final-share.ts";
import type { CohortOutlook } from "../../dashboard/outlook/outlook-query.ts";

const cohort: CohortOutlook = {
  month: "2025-01",
  netBilled: "1000",
  collected: "710",
  method: "COMPLETE",
  // A payment came in after the last month that is forecast.
  shares: [0.3, 0.5, 0.6, 0.71],
  ages: [],
  values: [],
  lows: [],
  highs: [],
};

test("what is expected of a complete month is all that it has come to, never less than what is in", () => {
  expect(finalOf(cohort)).toEqual({ value: 0.71, low: null, high: null });
});

test("what is expected of an open month is the last of what is forecast, within its interval", () => {
  const open: CohortOutlook = { ...cohort, method: "CHAIN_LADDER", ages: [4, 5], values: [0.72, 0.8] };
  expect(finalOf({ ...open, lows: [0.7, 0.75], highs: [0.74, 0.86] })).toEqual({ value: 0.8, low: 0.75, high: 0.86 });
});
