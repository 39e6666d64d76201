import { describe, expect, it } from "vitest";
import { clusterSums } from "../../server/collection/statistics/ratio-estimator.rules.ts";
import { monthAfter, type MonthCount } from "../../server/collection/outlook/reference-year.rules.ts";
import { watchRate } from "../../server/collection/outlook/warning.rules.ts";
import { watchEstate } from "../../server/collection/outlook/watched-rates.rules.ts";

/** Months from January 2025 with so many households on time of 1000. */
const series = (...counts: number[]): MonthCount[] =>
  counts.map((count, i) => ({ month: monthAfter("2025-01", i), count, size: 1000 }));
const year = (level: number): number[] => Array<number>(12).fill(level);

describe("a rate that is watched", () => {
  it("is compared with the level of its first year where months do not differ", () => {
    // σ² = 0.9 × 0.1 × (1/1000 + 1/12000) + 0.008² × (1 + 1/12) = 0.0000975 + 0.0000693; z = (0.86 − 0.9) ÷ 0.0129164
    const watch = watchRate(series(...year(900), 860), null);
    expect(watch).toMatchObject({
      referenceFrom: "2025-01",
      referenceTo: "2025-12",
      season: 0,
      restless: 1,
      sigmaZ: 1,
    });
    expect(watch?.months.at(-1)).toMatchObject({ month: "2026-01", value: 0.86, expected: 0.9, signal: "POINT" });
    expect(watch?.months.at(-1)?.z.toFixed(3)).toBe("-3.097");
    expect(watch?.warning).toEqual({ signal: "POINT", at: "2026-01", since: "2026-01", expected: 0.9, observed: 0.86 });
  });

  /** Of so many households billed in both months, how many did otherwise than the month before, and than half a year before. */
  const changing = (all: readonly MonthCount[], near: number, far: number, households = 1000): MonthCount[] => {
    const pairs = (known: boolean, changed: number) =>
      known ? { households, changed } : { households: 0, changed: 0 };
    return all.map((one, i) => ({ ...one, changes: { month: pairs(i > 0, near), halfYear: pairs(i > 5, far) } }));
  };

  it("knows by how much less than chance months differ where the same households pay again", () => {
    // 90 of 1000 did otherwise half a year apart: p(1 − p) is 0.045 on average, half of 0.9 × 0.1. No fewer do from month to month.
    const watch = watchRate(changing(series(...year(900), 865), 90, 90), null);
    expect(watch?.restless).toBeCloseTo(0.5, 12);
    expect(watch?.memory).toBe(0);
    // σ² = 0.5 × 0.0000975 + 0.0000693; z = −0.035 ÷ 0.0108666. As chance alone would have it −2.71.
    expect(watch?.months.at(-1)?.z.toFixed(3)).toBe("-3.221");
    expect(watchRate(series(...year(900), 865), null)?.warning).toBeNull();
    expect(watch?.warning?.signal).toBe("POINT");
    // Half of the households were not billed half a year before: they count as tosses.
    const half = watchRate(changing(series(...year(900), 865), 45, 45, 500), null);
    expect(half?.restless).toBeCloseTo(0.75, 12);
  });

  it("asks more of two months that resemble each other for no other reason", () => {
    // 45 do otherwise than the month before: ρ = 1 − 45/90. Two months reach −3.77 together; asked is −3.5, and of such −3.5 × √1.5 = −4.29.
    const pair = [900, 900, 879.5, 879.5];
    expect(watchRate(changing(series(...year(900), ...pair), 90, 90), null)?.warning?.signal).toBe("PAIR");
    const alike = watchRate(changing(series(...year(900), ...pair), 45, 90), null);
    expect([alike?.memory, alike?.warning]).toEqual([0.5, null]);
  });

  it("is compared with the same month where they do", () => {
    const seasonal = [800, 950, 950, 800, 950, 950, 800, 950, 950, 800, 950, 950];
    const watch = watchRate(series(...seasonal, ...seasonal.slice(0, 6)), null);
    expect(watch?.season).toBeGreaterThan(0.95);
    expect(watch?.warning).toBeNull();
    expect(watch?.months.slice(-3).map(({ expected }) => Math.round(expected * 100))).toEqual([80, 95, 95]);
  });

  it("warns of two months in a row that add up, and tells since when it falls", () => {
    const watch = watchRate(series(...year(900), 905, 897, 877, 877), null);
    expect(watch?.months.slice(-2).map(({ signal }) => signal)).toEqual([null, "PAIR"]);
    expect(watch?.warning).toMatchObject({ signal: "PAIR", at: "2026-04", since: "2026-03" });
  });

  it("warns of a long run below that adds up", () => {
    const watch = watchRate(series(...year(900), ...Array<number>(9).fill(887)), null);
    expect(watch?.warning).toMatchObject({ signal: "RUN", since: "2026-01" });
    expect(watch?.runs.longestRun).toBe(9);
  });

  it("keeps a warning until two months in a row are calm", () => {
    const warned = (...after: number[]) => watchRate(series(...year(900), 860, ...after), null)?.warning?.at ?? null;
    expect([warned(), warned(900), warned(900, 900), warned(900, 880, 900)]).toEqual([
      "2026-01",
      "2026-01",
      null,
      "2026-01",
    ]);
  });

  it("is silent about rises", () => {
    expect(watchRate(series(...year(900), 950, 950, 950), null)?.warning).toBeNull();
  });

  it("has another reference year once somebody decided so, and none from too few months", () => {
    const lower = series(...year(900), ...year(850), 850);
    expect(watchRate(lower, null)?.warning?.since).toBe("2026-01");
    expect(watchRate(lower, "2026-01")?.warning).toBeNull();
    expect(watchRate(series(...year(900)), null)).toBeNull();
    expect(watchRate([], null)).toBeNull();
    expect(watchRate(lower, "2027-01")).toBeNull();
  });

  it("counts months without bills for nothing: an estate that bills by the quarter has four a year", () => {
    const quarterly = series(...Array.from({ length: 15 }, (_unused, i) => (i % 3 === 1 ? 900 : 0))).map((one) =>
      one.count === 0 ? { ...one, size: 0 } : one,
    );
    expect(watchRate(quarterly, null)?.months.map(({ month }) => month)).toEqual([
      "2025-02",
      "2025-05",
      "2025-08",
      "2025-11",
      "2026-02",
    ]);
  });

  it("begins its reference year where bills are regular", () => {
    const takenOver: MonthCount = { month: "2023-12", count: 3, size: 20 };
    expect(watchRate([takenOver, ...series(...year(900), 860)], null)).toMatchObject({
      referenceFrom: "2025-01",
      warning: { at: "2026-01" },
    });
    expect(watchRate([takenOver], null)).toBeNull();
  });

  it("leaves the next month's settling out until that has come", () => {
    const months = series(...year(900), 900, 900).map(({ month, count }, i) => ({
      month,
      billed: 1000,
      onTime: count,
      next: i === 13 ? null : { billed: 1000, settled: 950 },
    }));
    expect(
      watchEstate({ households: months, money: [] }, {}).map(({ rate, watch }) => [rate, watch?.months.at(-1)?.month]),
    ).toEqual([
      ["ON_TIME", "2026-02"],
      ["NEXT_MONTH", "2026-01"],
      ["MONEY_ON_TIME", undefined],
      ["MONEY_NEXT_MONTH", undefined],
    ]);
  });

  // 300 households of 100.00 and ten shops of 3,000.00 each, half of the money; all pay but ten households. From February 2026 on the shops
  // do not: of 310 households 290 pay, which chance may do; of 60,000.00 no more than 29,000.00.
  it("warns of large debtors that households do not show, by money", () => {
    const FEES = [...Array<number>(300).fill(10_000), ...Array<number>(10).fill(300_000)];
    const month = (i: number) => {
      const pays = (household: number): boolean => household >= 10 && (i < 13 || household < 300);
      const paid = FEES.map((fee, h) => ({ numerator: pays(h) ? fee : 0, denominator: fee }));
      const sums = clusterSums(paid);
      const onTime = paid.filter(({ numerator }) => numerator > 0).length;
      return { month: monthAfter("2025-01", i), onTime, sums };
    };
    const months = Array.from({ length: 14 }, (_unused, i) => month(i));
    const watched = watchEstate(
      {
        households: months.map(({ month: at, onTime }) => ({ month: at, billed: 310, onTime, next: null })),
        money: months.map(({ month: at, sums }) => ({ month: at, onTime: sums, next: null })),
      },
      {},
    );
    expect(watched.map(({ rate, watch }) => [rate, watch?.warning?.since ?? null])).toEqual([
      ["ON_TIME", null],
      ["NEXT_MONTH", null],
      ["MONEY_ON_TIME", "2026-02"],
      ["MONEY_NEXT_MONTH", null],
    ]);
    const last = watched[2]?.watch?.months.at(-1);
    expect(last?.value).toBeCloseTo(29 / 60, 12);
    // R = 29/60, residuals Σ(y − R·x)² = 10²·(10·R² + 290·(1 − R)² + 10·900·R²), Kish's effect, 310 households ÷ it.
    const ratio = 29 / 60;
    const variance =
      ((310 / 309) * 100 ** 2 * (10 * ratio ** 2 + 290 * (1 - ratio) ** 2 + 9000 * ratio ** 2)) / 60_000 ** 2;
    expect(last?.size).toBeCloseTo((ratio * (1 - ratio)) / variance, 6);
  });
});
