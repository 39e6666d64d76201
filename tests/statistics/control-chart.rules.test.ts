import { describe, expect, it } from "vitest";
import { cusum } from "../../server/collection/statistics/cusum.rules.ts";
import { laneyChart, movingSigma } from "../../server/collection/statistics/laney.rules.ts";
import { pChart, type Proportion } from "../../server/collection/statistics/p-chart.rules.ts";
import { anhojRuns, fairQuantile, medianOf, westernElectric } from "../../server/collection/statistics/runs.rules.ts";

const places = (value: number | undefined, digits: number): number => Number((value ?? Number.NaN).toFixed(digits));

/** Montgomery's orange juice cans: defectives among 50 (qcc: orangejuice). */
const CANS = [
  12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
].map((count): Proportion => ({ count, size: 50 }));

const outside = (of: readonly Proportion[], baseline = of) =>
  pChart(of, baseline)?.points.flatMap((point, i) => (point.outside ? [i + 1] : []));

describe("p-chart", () => {
  it("reproduces Montgomery's orange juice cans", () => {
    const chart = pChart(CANS);
    expect(places(chart?.centre, 6)).toBe(0.231333);
    expect([places(chart?.points[0]?.high, 6), places(chart?.points[0]?.low, 6)]).toEqual([0.410239, 0.052428]);
    expect(outside(CANS)).toEqual([15, 23]);
  });

  it("and once more with a baseline without them", () => {
    const baseline = CANS.filter((_one, i) => i !== 14 && i !== 22);
    const chart = pChart(CANS, baseline);
    expect(places(chart?.centre, 6)).toBe(0.215);
    expect([places(chart?.points[0]?.high, 6), places(chart?.points[0]?.low, 6)]).toEqual([0.389297, 0.040703]);
    expect(outside(CANS, baseline)).toEqual([15, 21, 23]);
  });

  it("has no centre without an observation", () => {
    expect(pChart([{ count: 0, size: 0 }])).toBeNull();
    expect(pChart([{ count: 3, size: 3 }])?.points[0]).toEqual({ value: 1, low: 1, high: 1, z: 0, outside: false });
  });
});

describe("Laney's p′ chart", () => {
  it("widens the limits by how much months differ anyway", () => {
    const chart = laneyChart(CANS);
    const sigma = Math.sqrt((0.2313333333 * 0.7686666667) / 50);
    const z = CANS.map(({ count }) => (count / 50 - 347 / 1500) / sigma);
    const ranges = z.slice(1).map((value, i) => Math.abs(value - (z[i] ?? 0)));
    const sigmaZ = ranges.reduce((a, b) => a + b, 0) / 29 / 1.128;
    expect(places(chart?.sigmaZ, 8)).toBe(places(sigmaZ, 8));
    expect(places(chart?.points[0]?.high, 8)).toBe(places(347 / 1500 + 3 * sigma * sigmaZ, 8));
  });

  it("is the plain chart where σz is 1, and none of fewer than two points", () => {
    expect(movingSigma([0, 1.128, 0])).toBe(1);
    expect(movingSigma([1])).toBeNull();
    expect(laneyChart(CANS.slice(0, 1))).toBeNull();
  });
});

describe("Anhøj's runs rules", () => {
  it("has the limits of the published table", () => {
    const limits = [10, 11, 12, 15, 19, 20, 22, 23, 24, 30].map((useful) => {
      const values = Array.from({ length: useful }, (_unused, i) => (i % 2 === 0 ? 1 : -1));
      const { longestAllowed, fewestCrossings } = anhojRuns(values, 0);
      return [useful, longestAllowed, fewestCrossings];
    });
    expect(limits).toEqual([
      [10, 6, 2],
      [11, 6, 2],
      [12, 7, 3],
      [15, 7, 4],
      [19, 7, 6],
      [20, 7, 6],
      [22, 7, 7],
      [23, 8, 7],
      [24, 8, 8],
      [30, 8, 10],
    ]);
    expect(fairQuantile(0.5, 10)).toBe(5);
  });

  it("counts points on the centre for neither side", () => {
    const found = anhojRuns([1, 1, 0, 1, -1, 1], 0);
    expect([found.useful, found.longestRun, found.crossings, found.signal]).toEqual([5, 3, 2, false]);
    expect(anhojRuns([], 0).signal).toBe(false);
  });

  it("signals a shift of ten points", () => {
    expect(anhojRuns([1, -1, 1, -1, 1, -1, 1, -1, 1, -1, ...Array<number>(9).fill(-1)], 0).signal).toBe(true);
  });

  it("keeps Western Electric's rules apart from it", () => {
    expect(westernElectric([0, 3.1, 0, 2.1, 2.2, 0, -3.5])).toEqual({
      beyondThree: [1, 6],
      twoOfThreeBeyondTwo: [3, 4],
      fourOfFiveBeyondOne: [],
      eightOnOneSide: [],
    });
    expect(westernElectric(Array<number>(9).fill(1.1))).toMatchObject({
      fourOfFiveBeyondOne: [4, 5, 6, 7, 8],
      eightOnOneSide: [7, 8],
    });
  });

  it("takes the middle of values", () => {
    expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, null]);
  });
});

describe("CUSUM", () => {
  /** Montgomery, table 9.1. */
  const VALUES = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
    8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
  ];
  const { points, signal } = cusum(VALUES, { mean: 10, sigma: 1 });

  it("reproduces Montgomery's table 9.2", () => {
    expect(places(points[4]?.above, 2)).toBe(2.82);
    expect([places(points[28]?.above, 2), points[28]?.sinceAbove]).toEqual([5.28, 7]);
    expect(places(points[29]?.above, 2)).toBe(5.3);
    expect(signal).toEqual({ at: 28, began: 22, side: "ABOVE" });
  });

  it("reproduces Lucas and Crosier's table 5, without and with a head start", () => {
    const values = [0.8, 1.9, 1.4, 2, 1.1, 0.7, 2.6];
    const above = (headStart: number) => {
      const found = cusum(values, { mean: 0, sigma: 1, headStart });
      return [found.points.map((point) => places(point.above, 1)), (found.signal?.at ?? -1) + 1];
    };
    expect(above(0)).toEqual([[0.3, 1.7, 2.6, 4.1, 4.7, 4.9, 7], 7]);
    expect(above(0.5)).toEqual([[2.8, 4.2, 5.1, 6.6, 7.2, 7.4, 9.5], 3]);
  });

  it("finds a fall as well, and nothing in nothing", () => {
    expect(cusum([0, 0, -3, -3, -3], { mean: 0, sigma: 1 }).signal).toEqual({ at: 4, began: 2, side: "BELOW" });
    expect(cusum([], { mean: 0, sigma: 1 })).toEqual({ points: [], signal: null });
  });
});
