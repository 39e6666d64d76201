import { describe, expect, it } from "vitest";
import {
  judge,
  monthAfter,
  referenceOf,
  type MonthCount,
} from "../../server/collection/outlook/reference-year.rules.ts";
import { hasSpringFestival } from "../../server/collection/outlook/spring-festival.rules.ts";
import { watchRate } from "../../server/collection/outlook/warning.rules.ts";

const of1000 = (month: string, count: number): MonthCount => ({ month, count, size: 1000 });
/** A year from January 2025 on: 750 of 1000 in January, when the festival was, 850 in February, 900 from then on. */
const YEAR = [750, 850, ...Array<number>(10).fill(900)].map((count, i) => of1000(monthAfter("2025-01", i), count));

describe("what a reference year lets be expected", () => {
  const judged = (all: readonly MonthCount[], from: string, one: MonthCount) => {
    const reference = referenceOf(all, from);
    if (reference === null) throw new Error("the year holds enough");
    return { ...judge(one, reference), season: reference.season, level: reference.level };
  };

  it("knows in which month the lunar year begins", () => {
    const years = ["2023-01", "2024-02", "2025-01", "2026-02", "2027-02", "2028-01"];
    expect(years.filter(hasSpringFestival)).toEqual(years);
    expect(["2023-02", "2024-01", "2025-02", "2026-01", "2026-03", "2025-12"].some(hasSpringFestival)).toBe(false);
  });

  it("lends a month as much of the year's level as chance could have made of it", () => {
    // Rates 0.75, 0.85 and ten of 0.9: level 10600 ÷ 12000; spread Σ(r − 0.88333)² ÷ 11 = 0.0216667 ÷ 11; chance 0.88333 × 0.11667 ÷ 1000;
    // season = 1 − 9/11 × 0.000103056 ÷ 0.00196970 = 0.957192.
    const { season, level, expected } = judged(YEAR, "2025-01", of1000("2026-06", 900));
    expect(level).toBeCloseTo(10600 / 12000, 12);
    expect(season).toBeCloseTo(0.957192, 6);
    expect(expected).toBeCloseTo(0.042808 * (10600 / 12000) + 0.957192 * 0.9, 6);
  });

  it("leaves open how much of January and February was the festival, where that has moved", () => {
    // 2026 it is in February. Both months lie between 0.75 and 0.85, and may be off by half of the difference.
    const [january, february] = ["2026-01", "2026-02"].map((month) => judged(YEAR, "2025-01", of1000(month, 750)));
    expect(january?.expected).toBeCloseTo(0.042808 * (10600 / 12000) + 0.957192 * 0.8, 6);
    expect(february?.expected).toBe(january?.expected);
    expect(february?.sigma).toBeGreaterThan(0.957 * 0.05);
    // A February like January was then is no signal; it would be one in March.
    const since = (...counts: number[]) => counts.map((count, i) => of1000(monthAfter("2026-01", i), count));
    expect(watchRate([...YEAR, ...since(850, 750)], null)?.warning).toBeNull();
    expect(watchRate([...YEAR, ...since(850, 750, 800)], null)?.warning?.at).toBe("2026-03");
  });

  it("compares with the same month where the festival is where it was", () => {
    const later = YEAR.map((one, i) => ({ ...one, month: monthAfter("2026-01", i), count: i === 1 ? 750 : 900 }));
    // February 2027, as in 2026.
    expect(judged(later, "2026-01", of1000("2027-02", 750)).sigma).toBeLessThan(0.025);
  });

  it("lets a month be off by ten points where no month of the year had the festival", () => {
    // Bills in February, May, August and November: in February 2025 there was none, in February 2026 there is.
    const quarterly = ["2025-02", "2025-05", "2025-08", "2025-11"].map((month) => of1000(month, 800));
    const { expected, sigma } = judged(quarterly, "2025-02", of1000("2026-02", 700));
    expect(expected).toBe(0.8);
    expect(sigma).toBeGreaterThan(0.1);
    expect(judged(quarterly, "2025-02", of1000("2026-05", 700)).sigma).toBeLessThan(0.02);
  });
});
