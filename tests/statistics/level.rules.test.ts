import { describe, expect, it } from "vitest";
import { levelAhead, type Dated } from "../../server/collection/statistics/level.rules.ts";

const series = (...values: number[]): Dated[] => values.map((value, i) => ({ at: i + 1, value }));

describe("the level of a month to come", () => {
  it("stays where an estate is steady", () => {
    expect(levelAhead(series(...Array(12).fill(0.8)), 13)?.value).toBeCloseTo(0.8, 9);
  });

  it("follows a fall and is as unsure as such forecasts were", () => {
    const found = levelAhead(series(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.86, 0.82, 0.78, 0.74), 13);
    // The mean of all months is 0.867; the last three, 0.78, lie a month and a half behind.
    expect(found?.value).toBeLessThan(0.76);
    expect(found?.value).toBeGreaterThan(0.66);
    expect(found?.error).toBeGreaterThan(0.02);
  });

  it("knows a month of the year that is always low", () => {
    const years = series(...Array.from({ length: 36 }, (_unused, i) => (i % 12 === 1 ? 0.6 : 0.9)));
    expect(levelAhead(years, 38)?.value).toBeCloseTo(0.6, 2);
    expect(levelAhead(years, 37)?.value).toBeCloseTo(0.9, 2);
  });

  it("is not told of fewer months than it can be tried on", () => {
    expect(levelAhead(series(0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9), 8)).toBeNull();
    expect(levelAhead([], 1)).toBeNull();
  });
});
