import { describe, expect, it } from "vitest";
import { bornhuetterFerguson } from "../../server/collection/statistics/bornhuetter-ferguson.rules.ts";
import { calendarEffect } from "../../server/collection/statistics/calendar-effect.rules.ts";
import { chainLadder, type ChainLadder } from "../../server/collection/statistics/chain-ladder.rules.ts";
import { earlier } from "../../server/collection/statistics/triangle.rules.ts";
import { MORTGAGE, RAA, TAYLOR_ASHE } from "./published-triangles.ts";

const rounded = (values: readonly number[], places: number): number[] =>
  values.map((value) => Number(value.toFixed(places)));

function learned(triangle: readonly (readonly number[])[]): ChainLadder {
  const found = chainLadder(triangle);
  if (found === null) throw new Error("nothing to learn from");
  return found;
}

describe("chain ladder with Mack's standard errors", () => {
  const { factors, variances, cohorts, total } = learned(TAYLOR_ASHE);

  it("reproduces the factors and variances of Taylor and Ashe's triangle", () => {
    expect(rounded(factors, 5)).toEqual([
      3.49061, 1.74733, 1.45741, 1.17385, 1.10382, 1.08627, 1.05387, 1.07656, 1.01772,
    ]);
    expect(rounded(variances, 2)).toEqual([
      160280.33, 37736.86, 41965.21, 15182.9, 13731.32, 8185.77, 446.62, 1147.37, 446.62,
    ]);
  });

  it("reproduces its final amounts", () => {
    expect(
      rounded(
        cohorts.map(({ ultimate }) => ultimate),
        1,
      ),
    ).toEqual([
      3901463, 5433718.8, 5378826.3, 5297905.8, 4858199.6, 5111171.5, 5660770.6, 6784799, 5642266.3, 4969824.7,
    ]);
    expect(
      rounded(
        cohorts.map(({ outstanding }) => outstanding),
        0,
      ),
    ).toEqual([0, 94634, 469511, 709638, 984889, 1419459, 2177641, 3920301, 4278972, 4625811]);
    expect(Math.round(total.outstanding)).toBe(18680856);
  });

  it("reproduces its standard errors, with Mack's last variance and not the log-linear one", () => {
    expect(
      rounded(
        cohorts.map(({ standardError }) => standardError),
        0,
      ),
    ).toEqual([0, 75535, 121699, 133549, 261406, 411010, 558317, 875328, 971258, 1363155]);
    expect(Number(total.standardError.toFixed(2))).toBe(2447094.86);
    expect(Number((total.standardError / total.outstanding).toFixed(3))).toBe(0.131);
  });

  it("reproduces Mack's second example", () => {
    const raa = learned(RAA);
    expect([Math.round(raa.total.outstanding), Math.round(raa.total.standardError)]).toEqual([52135, 26909]);
  });

  // Mack, ASTIN Bulletin 1999;29:361–366, table 1.
  it("reproduces the factors and deviations of a mortgage guarantee business", () => {
    const { factors, variances } = learned(MORTGAGE);
    const printed = (values: readonly number[], digits: number) => values.map((value) => value.toPrecision(digits));
    expect(printed(factors, 4)).toEqual(["11.10", "4.092", "1.708", "1.276", "1.139", "1.069", "1.026", "1.023"]);
    expect(printed(variances.map(Math.sqrt), 4)).toEqual([
      "1337",
      "988.5",
      "440.1",
      "207.0",
      "164.2",
      "74.60",
      "35.49",
      "16.89",
    ]);
  });

  // As R's ChainLadder prints its own example: what is outstanding, and its standard error, by year.
  it("reproduces the second example year by year", () => {
    const { cohorts } = learned(RAA);
    expect(cohorts.map(({ outstanding }) => Math.round(outstanding))).toEqual([
      0, 154, 617, 1636, 2747, 3649, 5435, 10907, 10650, 16339,
    ]);
  });

  it("learns from no cohort that had nothing, and says so where nothing is left", () => {
    expect(learned([[0, 5, 8], [10, 12], [20]]).factors).toEqual([1.2, 1.6]);
    expect(chainLadder([[0, 5], [0]])).toBeNull();
    expect(chainLadder([])).toBeNull();
    expect(learned([[5], [7]]).cohorts.map(({ ultimate }) => ultimate)).toEqual([5, 7]);
  });

  it("takes older cohorts of the same age without end", () => {
    const { factors: two, cohorts: four } = learned([[10, 20], [10, 30], [20, 30], [10]]);
    // (20 + 30 + 30) / (10 + 10 + 20)
    expect([two, four.map(({ ultimate }) => ultimate)]).toEqual([[2], [20, 30, 30, 20]]);
  });

  it("hides the latest months", () => {
    expect(earlier([[1, 2, 3], [4, 5], [6]], 1)).toEqual([[1, 2], [4]]);
  });
});

describe("calendar-year effect", () => {
  it("is that of Mack's example: none", () => {
    const found = calendarEffect(RAA);
    expect(found).not.toBeNull();
    expect([found?.z, found?.present]).toEqual([14, false]);
    expect(found?.expected).toBe(12.875);
    expect(rounded([found?.variance ?? 0, found?.low ?? 0, found?.high ?? 0], 2)).toEqual([3.98, 8.97, 16.78]);
  });

  it("is found where months stand out as a whole", () => {
    // Every other month all cohorts collect twice as fast.
    const triangle = Array.from({ length: 12 }, (_unused, i) => {
      let amount = 100 + i;
      return Array.from({ length: 12 - i }, (_none, k) => {
        if (k > 0) amount *= 1 + ((i + k) % 2 === 0 ? 0.2 : 0.1) / k;
        return amount;
      });
    });
    expect(calendarEffect(triangle)?.present).toBe(true);
    expect(calendarEffect([[1, 2], [3]])).toBeNull();
  });
});

describe("Bornhuetter–Ferguson with billed as exposure", () => {
  // Three months of 100, 200 and 100 billed.
  const triangle = [[50, 70, 80], [120, 150], [40]];
  const found = bornhuetterFerguson(triangle, [100, 200, 100]);

  it("adds the expected share of what was billed to what has come", () => {
    // m0 = 210/400, m1 = (20 + 30)/300, m2 = 10/100
    expect(rounded(found?.ages.map(({ share }) => share) ?? [], 6)).toEqual([0.525, 0.166667, 0.1]);
    // 80; 150 + 200 × 0.1; 40 + 100 × (0.166667 + 0.1)
    expect(rounded(found?.cohorts.map(({ ultimate }) => ultimate) ?? [], 4)).toEqual([80, 170, 66.6667]);
    expect(found?.expectedShare.toFixed(6)).toBe("0.791667");
  });

  it("states the error of what is still to come", () => {
    // σ²1 = [100(0.2 − 1/6)² + 200(0.15 − 1/6)²]/1 = 0.166667; σ²2 = min(σ²1, σ²0) = 0.166667 with σ²0 = 0.8125
    // third: 100(σ²1 + σ²2) + 100²(σ²1/300 + σ²2/100) = 33.3333 + 22.2222
    expect(rounded(found?.cohorts.map(({ standardError }) => standardError ** 2) ?? [], 4)).toEqual([0, 100, 55.5556]);
    // Age 1: open 100 of 300; age 2: open 300 of 100: σ²(100 + 100²/300) + σ²(300 + 300²/100)
    expect(((found?.total.standardError ?? 0) ** 2).toFixed(4)).toBe("222.2222");
  });

  it("is null where an age has nothing billed to learn from", () => {
    expect(bornhuetterFerguson([[1, 2], [1]], [0, 10])).toBeNull();
  });
});
