import { falseDiscoveryRates } from "../statistics/false-discovery.rules.ts";
import { exactLimits, type Limits } from "../statistics/funnel.rules.ts";
import { twoSidedChance, Z_95, Z_998 } from "../statistics/normal.rules.ts";
import { additiveLimits, arcsineOf, overdispersion } from "../statistics/overdispersion.rules.ts";
import { designEffect, ratioEstimate, type ClusterSums } from "../statistics/ratio-estimator.rules.ts";

/** What is known of an estate or a building: its rate, and of money how its households' parts spread. */
export interface Standing {
  readonly key: string;
  readonly peer: string;
  /** Too new to be judged or ranked. */
  readonly isNew: boolean;
  readonly numerator: number;
  readonly denominator: number;
  readonly households: number;
  readonly sums: ClusterSums | null;
}

/** Outside the 99.8 % limits and still so once all comparisons are counted; outside the 95 % limits; within them; not judged. */
export type Verdict = "BELOW" | "LOW" | "WITHIN" | "HIGH" | "ABOVE" | "NEW";

export interface Judged {
  readonly key: string;
  readonly peer: string;
  readonly value: number;
  /** Households that the figure rests on, lessened by as much as the money of one household hangs together. */
  readonly effective: number;
  readonly target: number;
  readonly z: number;
  readonly chance: number;
  readonly falseDiscovery: number;
  readonly limits95: Limits;
  readonly limits998: Limits;
  readonly verdict: Verdict;
}

export interface Judgement {
  readonly members: readonly Judged[];
  /** Per peer group its target. */
  readonly targets: ReadonlyMap<string, number>;
  readonly spread: Spread;
  /** 95 % and 99.8 % limits around a target of a member worth so many households: a funnel is drawn by what its members are judged by. */
  readonly limitsAt: (target: number, households: number) => [Limits, Limits];
}

/** How much members differ beyond chance; not told, and taken for 0, of fewer than twelve. */
export interface Spread {
  readonly phi: number | null;
  readonly chance: number | null;
  readonly tauSquared: number;
}

/** Members without which the spread between them cannot be told (METHODS.md, 1). */
export const FEWEST_FOR_SPREAD = 12;
/** Members without which a peer group has no target of its own. */
export const FEWEST_PEERS = 3;
/** Share of false ones that is accepted among what is called a signal. */
export const FALSE_DISCOVERY = 0.05;
const ALL = "ALL";

/** The peer groups that are large enough; members of others are compared with all. */
export function peersOf(standings: readonly Standing[]): Standing[] {
  const sizes = Map.groupBy(
    standings.filter(({ isNew }) => !isNew),
    ({ peer }) => peer,
  );
  return standings.map((one) => ((sizes.get(one.peer)?.length ?? 0) < FEWEST_PEERS ? { ...one, peer: ALL } : one));
}

/** Households a rate rests on: its own, or of money those ÷ the design effect (Kish), of few households the members' usual one. */
export function effectiveSizes(standings: readonly Pick<Standing, "sums" | "households">[]): number[] {
  const effects = standings.map(({ sums, households }) => {
    const estimate = sums === null ? null : ratioEstimate(sums);
    return estimate === null || households < 30 ? null : designEffect(estimate, households);
  });
  const told = effects.filter((effect) => effect !== null).toSorted((a, b) => a - b);
  const usual = told[Math.floor(told.length / 2)] ?? 1;
  return standings.map(({ sums, households }, index) =>
    sums === null ? households : Math.max(1, households / Math.max(1, effects[index] ?? usual)),
  );
}

/**
 * Every member against the target of its peers: Spiegelhalter's funnel with additive spread between members on the arcsine scale
 * (QSHC 2005), and the false discovery rate over all of them. New members are shown, and neither judged nor part of a target.
 */
export function judge(given: readonly Standing[]): Judgement {
  const standings = peersOf(given);
  const sizes = effectiveSizes(standings);
  const old = standings.filter(({ isNew }) => !isNew);
  const targets = targetsOf(old.length > 0 ? old : standings);
  const targetOf = (peer: string): number => targets.get(peer) ?? targets.get(ALL) ?? NaN;
  const measured = standings.map((one, index) => ({
    value: arcsineOf(one.numerator / one.denominator) - arcsineOf(targetOf(one.peer)),
    error: 1 / (2 * Math.sqrt(sizes[index] ?? 1)),
  }));
  const spread = spreadOf(measured.filter((_one, index) => standings[index]?.isNew === false));
  const z = measured.map(({ value, error }) => value / Math.sqrt(error * error + spread.tauSquared));
  const chances = z.map((one) => twoSidedChance(one));
  const rates = falseDiscoveryRates(chances.filter((_chance, index) => standings[index]?.isNew === false));
  const limitsAt: Judgement["limitsAt"] = (target, size) => bothLimits(target, size, spread.tauSquared);
  let judged = 0;
  const members = standings.map((one, index): Judged => {
    const [target, effective] = [targetOf(one.peer), sizes[index] ?? 1];
    const value = one.numerator / one.denominator;
    const falseDiscovery = one.isNew ? 1 : (rates[judged++] ?? 1);
    const [limits95, limits998] = limitsAt(target, effective);
    return {
      key: one.key,
      peer: one.peer,
      value,
      effective,
      target,
      z: z[index] ?? NaN,
      chance: chances[index] ?? NaN,
      falseDiscovery,
      limits95,
      limits998,
      verdict: one.isNew ? "NEW" : verdictOf(value, limits95, limits998, falseDiscovery),
    };
  });
  return { members, targets, spread, limitsAt };
}

/** How much members whose distances from a target are given differ beyond chance. */
export function spreadOf(measured: readonly { readonly value: number; readonly error: number }[]): Spread {
  if (measured.length < FEWEST_FOR_SPREAD) return { phi: null, chance: null, tauSquared: 0 };
  return overdispersion(measured, 0);
}

/** 95 % and 99.8 % limits of a rate of so many households: exact where members differ by chance alone, else with their spread. */
export function bothLimits(target: number, households: number, tauSquared: number): [Limits, Limits] {
  if (tauSquared === 0) {
    const n = Math.max(1, Math.round(households));
    return [exactLimits(target, n, 0.025), exactLimits(target, n, 0.001)];
  }
  return [additiveLimits(target, households, Z_95, tauSquared), additiveLimits(target, households, Z_998, tauSquared)];
}

export function verdictOf(value: number, usual: Limits, far: Limits, falseDiscovery: number): Verdict {
  const certain = falseDiscovery <= FALSE_DISCOVERY;
  if (value < far.lower && certain) return "BELOW";
  if (value > far.upper && certain) return "ABOVE";
  if (value < usual.lower) return "LOW";
  return value > usual.upper ? "HIGH" : "WITHIN";
}

function targetsOf(standings: readonly Standing[]): ReadonlyMap<string, number> {
  const groups = new Map([[ALL, [...standings]], ...Map.groupBy(standings, ({ peer }) => peer)]);
  if (standings.some(({ peer }) => peer === ALL)) groups.set(ALL, [...standings]);
  return new Map(
    [...groups].map(([peer, members]) => [
      peer,
      members.reduce((sum, { numerator }) => sum + numerator, 0) /
        members.reduce((sum, { denominator }) => sum + denominator, 0),
    ]),
  );
}

/** Sizes from the smallest to the largest, evenly by root, at which the limits of a funnel are drawn. */
export function funnelSizes(sizes: readonly number[], points = 24): number[] {
  if (sizes.length === 0) return [];
  const [low, high] = [Math.sqrt(Math.max(1, Math.min(...sizes) * 0.6)), Math.sqrt(Math.max(...sizes) * 1.08)];
  return Array.from({ length: points }, (_, point) => (low + ((high - low) * point) / (points - 1)) ** 2);
}
