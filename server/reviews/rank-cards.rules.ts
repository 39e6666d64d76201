import { drawNormal } from "../collection/statistics/chance-stream.rules.ts";
import { rankIntervals, type Contender } from "../collection/statistics/rank-interval.rules.ts";
import { ratioEstimate, type ClusterSums } from "../collection/statistics/ratio-estimator.rules.ts";
import type { Indicator, SchemeLine } from "./scheme.rules.ts";
import { scoreCard, type ReviewInput } from "./score.rules.ts";

/** A card to be ranked among all of its cycle. */
export interface RankedCard {
  readonly estateId: number;
  readonly inputs: readonly ReviewInput[];
  /** Hundredths of a point; null where nothing could be computed. */
  readonly score: number | null;
  /** In its take-over stage. */
  readonly inStage: boolean;
  /** Sums over the households behind its rates of money. */
  readonly clusters: ReadonlyMap<Indicator, ClusterSums>;
}

export interface RankRow {
  readonly estateId: number;
  readonly score: number | null;
  readonly place: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly group: number | null;
  readonly weightLow: number | null;
  readonly weightHigh: number | null;
  readonly ranked: number;
  readonly reason: "STAGE" | "NOT_COMPUTABLE" | null;
}

const UNRANKED = { place: null, low: null, high: null, group: null, weightLow: null, weightHigh: null };
const DRAWS = 400;

/**
 * Places of cards by their score; equal scores share the better one. With each the places between which it lies when its households
 * are drawn anew (95 %, seeded), who cannot be told apart, and where it comes when any one weight is a fifth more or less.
 */
export function rankCards(scheme: readonly SchemeLine[], cards: readonly RankedCard[], seed: string): RankRow[] {
  const ranked = cards.filter(({ score, inStage }) => score !== null && !inStage);
  const intervals = rankIntervals(
    ranked.map((card) => contender(scheme, card)),
    { seed, draws: DRAWS },
  );
  const byKey = new Map(intervals.map((interval) => [interval.key, interval]));
  const moved = placesByWeights(scheme, ranked);
  return cards.map(({ estateId, score, inStage }): RankRow => {
    const own = byKey.get(String(estateId));
    const always = { estateId, score, ranked: ranked.length };
    if (own === undefined || score === null)
      return { ...always, ...UNRANKED, reason: inStage ? "STAGE" : "NOT_COMPUTABLE" };
    const { rank: place, low, high, group } = own;
    const places = [place, ...(moved.get(estateId) ?? [])];
    const weights = { weightLow: Math.min(...places), weightHigh: Math.max(...places) };
    return { ...always, place, low, high, group, ...weights, reason: null };
  });
}

/** A score as it comes out when the households behind its rates are drawn anew; what an appeal gave back stays. */
function contender(scheme: readonly SchemeLine[], { estateId, inputs, score, clusters }: RankedCard): Contender {
  const drawn = Number(scoreCard(scheme, inputs).score ?? 0n);
  const awarded = (score ?? 0) - drawn;
  const estimates = new Map([...clusters].map(([indicator, sums]) => [indicator, ratioEstimate(sums)]));
  return {
    key: String(estateId),
    value: score ?? 0,
    redraw: (next) => {
      const redrawn = inputs.map((input): ReviewInput => {
        const error = estimates.get(input.indicator)?.error ?? null;
        if (error === null || input.denominator <= 0n) return input;
        const away = Math.round(error * drawNormal(next) * Number(input.denominator));
        return { ...input, numerator: input.numerator + BigInt(away) };
      });
      return Number(scoreCard(scheme, redrawn).score ?? 0n) + awarded;
    },
  };
}

/** The places of each card under every scheme of which one weight is a fifth less or more. */
function placesByWeights(scheme: readonly SchemeLine[], cards: readonly RankedCard[]): Map<number, number[]> {
  const places = new Map<number, number[]>(cards.map(({ estateId }) => [estateId, []]));
  for (const { indicator } of scheme)
    for (const fifths of [4, 6]) {
      const bent = scheme.map((line) => ({
        ...line,
        weight: line.weight * (line.indicator === indicator ? fifths : 5),
      }));
      const scores = cards.map((card) => {
        const awarded = (card.score ?? 0) - Number(scoreCard(scheme, card.inputs).score ?? 0n);
        return { estateId: card.estateId, score: Number(scoreCard(bent, card.inputs).score ?? 0n) + awarded };
      });
      for (const { estateId, score } of scores)
        places.get(estateId)?.push(1 + scores.filter((other) => other.score > score).length);
    }
  return places;
}
