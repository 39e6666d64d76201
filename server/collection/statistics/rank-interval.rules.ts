import { drawBinomial, drawNormal, stream, type Stream } from "./chance-stream.rules.ts";
import type { Proportion } from "./funnel.rules.ts";
import { ratioEstimate, type ClusterSums } from "./ratio-estimator.rules.ts";

/** Something to rank: its figure, and how the figure of a resample of its households is drawn. */
export interface Contender {
  readonly key: string;
  readonly value: number;
  readonly redraw: (next: Stream) => number;
}

/** A place, 1 being the highest figure (equal figures share the better place), and between which places it lies by chance. */
export interface RankInterval {
  readonly key: string;
  readonly value: number;
  readonly rank: number;
  readonly low: number;
  readonly high: number;
  /** Members of one group, counted from 1, cannot be told from its first one. */
  readonly group: number;
}

export interface RankOptions {
  readonly seed: string;
  /** Resamples; 1000 if not told. */
  readonly draws?: number;
  /** Share of resamples between both places; 0.95 if not told. */
  readonly level?: number;
}

/**
 * A rate of households: resampling n of which x paid is drawing from a binomial, at (x + ½) ÷ (n + 1), so that five of five do not say
 * that everybody always pays (Jeffreys; Brown, Cai & DasGupta, Stat Sci 2001;16:101–33). Null without households.
 */
export function householdRate(key: string, { events, trials }: Proportion): Contender | null {
  if (trials <= 0) return null;
  const value = events / trials;
  return { key, value, redraw: (next) => drawBinomial(next, trials, sober(value, trials)) / trials };
}

/** A rate of money, resampled household by household. Null where nothing is due. */
export function moneyRate(
  key: string,
  households: readonly { readonly numerator: number; readonly denominator: number }[],
): Contender | null {
  const ratio = (draw: () => (typeof households)[number] | undefined): number => {
    let [above, below] = [0, 0];
    for (let i = 0; i < households.length; i++) {
      const household = draw();
      above += household?.numerator ?? 0;
      below += household?.denominator ?? 0;
    }
    return above / below;
  };
  let index = 0;
  const value = ratio(() => households[index++]);
  if (!Number.isFinite(value)) return null;
  const redraw = (next: Stream): number => {
    const drawn = ratio(() => households[Math.floor(next() * households.length)]);
    return Number.isFinite(drawn) ? drawn : value;
  };
  return { key, value, redraw };
}

/** A share of n told less surely than it was seen: with half a household more on either side. */
const sober = (share: number, n: number): number => (Math.min(1, Math.max(0, share)) * n + 0.5) / (n + 1);

/**
 * A rate of money of which only sums over households are at hand: resamples by their limit, a normal with the clustered error, and never
 * with less than that of as many yes-or-no answers: where all have paid all, residuals are 0, and the rate is no surer for it.
 */
export function summedRate(key: string, sums: ClusterSums): Contender | null {
  const estimate = ratioEstimate(sums);
  if (estimate === null) return null;
  const { value } = estimate;
  const [share, n] = [sober(value, sums.clusters), sums.clusters];
  const error = Math.max(estimate.error ?? 0, Math.sqrt((share * (1 - share)) / n));
  return { key, value, redraw: (next) => value + error * drawNormal(next) };
}

/**
 * Places with the interval that resampling the households of every member gives (Goldstein & Spiegelhalter, JRSS-A 1996;159:385–443),
 * in order of the figure. A group opens with a member and takes in those after it, until one stood level with the first or above it in
 * no more than (1 − level) ÷ 2 of the resamples. The same seed gives the same answer, whatever the order of the members.
 */
export function rankIntervals(members: readonly Contender[], options: RankOptions): RankInterval[] {
  const { seed, draws = 1000, level = 0.95 } = options;
  const tail = (1 - level) / 2;
  const sorted = members.toSorted((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
  const drawn = sorted.map(({ key, redraw }) => {
    const next = stream(`${seed} ${key}`);
    return Float64Array.from({ length: draws }, () => redraw(next));
  });
  const places = placesOf(drawn, draws);
  const groups = groupsOf(drawn, draws, tail);
  return sorted.map(({ key, value }, index) => {
    const own = (places[index] ?? new Float64Array()).toSorted();
    const at = (share: number): number => Math.round(own[Math.min(draws - 1, Math.floor(share * draws))] ?? index + 1);
    const rank = 1 + sorted.filter((other) => other.value > value).length;
    return {
      key,
      value,
      rank,
      low: Math.min(rank, at(tail)),
      high: Math.max(rank, at(1 - tail)),
      group: groups[index] ?? 1,
    };
  });
}

/** Per member its place in each resample; equal figures stand at the mean of their places. */
function placesOf(drawn: readonly Float64Array[], draws: number): Float64Array[] {
  const places = drawn.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const order = drawn
      .map((values, member) => ({ value: values[draw] ?? 0, member }))
      .sort((a, b) => b.value - a.value);
    let start = 0;
    while (start < order.length) {
      let end = start;
      while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end++;
      for (let i = start; i <= end; i++) {
        const place = places[order[i]?.member ?? 0];
        if (place) place[draw] = 1 + (start + end) / 2;
      }
      start = end + 1;
    }
  }
  return places;
}

function groupsOf(drawn: readonly Float64Array[], draws: number, tail: number): number[] {
  let [leader, group] = [0, 1];
  return drawn.map((values, member) => {
    const first = drawn[leader] ?? values;
    const above = values.reduce((count, value, draw) => count + Number(value >= (first[draw] ?? value)), 0);
    if (member !== leader && above / draws <= tail) [leader, group] = [member, group + 1];
    return group;
  });
}
