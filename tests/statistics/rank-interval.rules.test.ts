import { expect, it } from "vitest";
import { drawBinomial, drawNormal, stream } from "../../server/collection/statistics/chance-stream.rules.ts";
import {
  householdRate,
  moneyRate,
  rankIntervals,
  summedRate,
  type Contender,
} from "../../server/collection/statistics/rank-interval.rules.ts";
import { clusterSums, ratioEstimate } from "../../server/collection/statistics/ratio-estimator.rules.ts";

const OPTIONS = { seed: "ranks", draws: 400 };
const rate = (key: string, events: number, trials: number): Contender => {
  const made = householdRate(key, { events, trials });
  if (made === null) throw new Error(key);
  return made;
};

it("tells apart what is far apart, and nothing that chance may change", () => {
  const ranks = rankIntervals(
    [rate("low", 1200, 2000), rate("a", 1802, 2000), rate("b", 1800, 2000), rate("c", 1798, 2000)],
    OPTIONS,
  );
  expect(ranks.map(({ key, rank, group }) => [key, rank, group])).toEqual([
    ["a", 1, 1],
    ["b", 2, 1],
    ["c", 3, 1],
    ["low", 4, 2],
  ]);
  expect(ranks.map(({ low, high }) => [low, high])).toEqual([
    [1, 3],
    [1, 3],
    [1, 3],
    [4, 4],
  ]);
});

it("gives equal figures the same place, and the same answer in whatever order they come", () => {
  const members = [rate("x", 90, 100), rate("y", 90, 100), rate("z", 50, 100)];
  const ranks = rankIntervals(members, OPTIONS);
  expect(ranks.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  expect(rankIntervals(members.toReversed(), OPTIONS)).toEqual(ranks);
});

it("draws money by household with the error of the ratio estimator", () => {
  const next = stream("households");
  const households = Array.from({ length: 300 }, () => {
    const denominator = 100 + Math.floor(next() * 900);
    return { numerator: next() < 0.8 ? denominator : 0, denominator };
  });
  const sums = clusterSums(households);
  const error = ratioEstimate(sums)?.error ?? NaN;
  for (const contender of [moneyRate("m", households), summedRate("s", sums)]) {
    const drawn = Array.from({ length: 1500 }, () => contender?.redraw(next) ?? NaN);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length);
    expect(Math.abs(mean - (contender?.value ?? NaN))).toBeLessThan(error / 5);
    expect(Math.abs(spread / error - 1)).toBeLessThan(0.1);
  }
});

// Of five of five, (5 + ½) ÷ 6 is drawn: all five in (11/12)^5 = 64.7 % of the resamples, so that 990 of 1000 stand above in a third.
it("takes few households that have all paid for few, not for certain", () => {
  const all = (clusters: number) =>
    clusterSums(Array.from({ length: clusters }, () => ({ numerator: 1, denominator: 1 })));
  const money = (key: string, clusters: number): Contender => summedRate(key, all(clusters)) ?? rate(key, 1, 1);
  for (const five of [rate("five", 5, 5), money("five", 5)]) {
    const [first] = rankIntervals([five, rate("b", 990, 1000), rate("c", 985, 1000)], OPTIONS);
    expect([first?.key, first?.rank, first?.low, first?.high]).toEqual(["five", 1, 1, 3]);
  }
  const draws = Array.from({ length: 2000 }, () => rate("five", 5, 5).redraw);
  const next = stream("five");
  const full = draws.filter((redraw) => redraw(next) === 1).length / draws.length;
  expect(Math.abs(full - (11 / 12) ** 5)).toBeLessThan(0.04);
});

it("ranks nobody without households", () => {
  expect(householdRate("e", { events: 0, trials: 0 })).toBeNull();
  expect(moneyRate("e", [])).toBeNull();
  expect(summedRate("e", clusterSums([]))).toBeNull();
  expect(rankIntervals([], OPTIONS)).toEqual([]);
});

it("draws the same from the same seed, evenly", () => {
  const [one, two] = [stream("s"), stream("s")];
  expect([one(), one(), one()]).toEqual([two(), two(), two()]);
  const draws = Array.from({ length: 4000 }, one);
  expect(Math.abs(draws.reduce((sum, draw) => sum + draw, 0) / 4000 - 0.5)).toBeLessThan(0.02);
  const normal = Array.from({ length: 4000 }, () => drawNormal(one));
  expect(Math.abs(normal.reduce((sum, draw) => sum + draw * draw, 0) / 4000 - 1)).toBeLessThan(0.08);
  for (const n of [10, 5000]) {
    const counts = Array.from({ length: 1000 }, () => drawBinomial(one, n, 0.3) / n);
    expect(Math.abs(counts.reduce((sum, count) => sum + count, 0) / 1000 - 0.3)).toBeLessThan(0.02);
  }
});
