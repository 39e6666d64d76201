import { describe, expect, it } from "vitest";
import {
  forecastCohorts,
  studentQuantile,
  totalOf,
  type Cohort,
} from "../../server/collection/outlook/forecast.rules.ts";

const cohort = (month: string, net: number, ...collected: number[]): Cohort => ({ month, net, collected });

describe("forecast of cohorts", () => {
  const known = [
    cohort("2026-01", 100, 60, 80, 90),
    cohort("2026-02", 100, 60, 80, 90),
    cohort("2026-03", 100, 60, 80, 90),
    cohort("2026-04", 100, 60, 80, 90),
    cohort("2026-05", 100, 66, 88),
    cohort("2026-06", 200, 120),
    cohort("2026-07", 50),
  ];
  const found = forecastCohorts(known);
  const end = (month: string) => found?.cohorts.find((one) => one.month === month);

  it("multiplies what is known by the steps of older cohorts", () => {
    expect([found?.finalAge, found?.learnedFrom]).toEqual([2, 4]);
    // Steps: (80 × 4 + 88)/(60 × 4 + 66) = 4/3; 90/80 = 9/8. May: 88 × 9/8 = 99. June: 120 × 4/3 × 9/8 = 180.
    expect(end("2026-05")?.path.map(({ value }) => value)).toEqual([99]);
    expect(end("2026-06")?.path.map(({ value }) => Math.round(value))).toEqual([160, 180]);
    expect(end("2026-06")?.method).toBe("CHAIN_LADDER");
    expect(end("2026-01")).toMatchObject({ method: "COMPLETE", path: [] });
  });

  it("takes the share of what was billed where nothing is in yet", () => {
    expect(end("2026-07")?.method).toBe("BORNHUETTER_FERGUSON");
    // (60 × 4 + 66 + 120)/(100 × 5 + 200) of 50
    expect(end("2026-07")?.path[0]?.value).toBeCloseTo((426 / 700) * 50, 8);
  });

  it("is capped at what was billed", () => {
    const capped = forecastCohorts([...known.slice(0, 4), cohort("2026-05", 100, 66, 95)]);
    // 95 × 9/8 = 106.9
    expect(capped?.cohorts.at(-1)?.path[0]).toMatchObject({ value: 100, high: 100 });
  });

  it("is none from fewer than four cohorts", () => {
    expect(forecastCohorts(known.slice(0, 3))).toBeNull();
    expect(forecastCohorts([...known.slice(4, 6), ...known.slice(4, 6)])).toBeNull();
    expect(forecastCohorts([])).toBeNull();
  });

  it("ends at the age that four cohorts have reached", () => {
    expect(forecastCohorts(known.slice(1))?.finalAge).toBe(1);
  });

  it("adds intervals up, since they rest on the same steps", () => {
    const point = { age: 1, reach: 1 };
    expect(
      totalOf([
        { ...point, value: 10, low: 8, high: 11 },
        { ...point, value: 5, low: 4, high: 7 },
      ]),
    ).toEqual({ value: 15, low: 12, high: 18 });
  });

  it("is less sure of few cohorts: 90 % quantiles of Student's t", () => {
    // Tables: 1.638 for 3, 1.372 for 10, 1.310 for 30 degrees of freedom.
    expect([3, 10, 30].map((freedom) => Number(studentQuantile(freedom).toFixed(2)))).toEqual([1.63, 1.37, 1.31]);
  });
});
