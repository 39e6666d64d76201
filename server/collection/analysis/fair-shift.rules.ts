import {
  effectiveSizes,
  peersOf,
  spreadOf,
  verdictOf,
  type Judged,
  type Judgement,
  type Standing,
} from "./fair-comparison.rules.ts";
import { falseDiscoveryRates } from "../statistics/false-discovery.rules.ts";
import type { Limits } from "../statistics/funnel.rules.ts";
import { twoSidedChance, Z_95, Z_998 } from "../statistics/normal.rules.ts";

/** A member at two positions. */
export interface Shifted {
  readonly before: Standing;
  readonly now: Standing;
}

/**
 * The change of every member's rate against that of its peers together. Its error is that of two shares of independent households at
 * the rate of all; spread between members by the method of moments, as in a funnel of levels. A member's size is the half of the
 * harmonic mean of its households then and now.
 */
export function judgeShifts(given: readonly Shifted[]): Judgement {
  const now = peersOf(given.map((one) => one.now));
  const [nowSizes, thenSizes] = [effectiveSizes(now), effectiveSizes(given.map(({ before }) => before))];
  const old = given.filter((one) => !one.now.isNew);
  const basis = old.length > 0 ? old : given;
  const overall = rateOf(basis.map((one) => one.now));
  const variance = overall * (1 - overall);
  const targets = new Map<string, number>();
  for (const peer of new Set([...now.map((one) => one.peer), "ALL"])) {
    const same = basis.filter(
      ({ now: { key } }) => peer === "ALL" || now.find((one) => one.key === key)?.peer === peer,
    );
    targets.set(peer, rateOf(same.map((one) => one.now)) - rateOf(same.map((one) => one.before)));
  }
  const rows = given.map(({ before }, index) => {
    const one = now[index] ?? before;
    const effective = 1 / (1 / (nowSizes[index] ?? 1) + 1 / (thenSizes[index] ?? 1));
    const value = one.numerator / one.denominator - before.numerator / before.denominator;
    const target = targets.get(one.peer) ?? NaN;
    return { one, effective, value, target, error: Math.sqrt(variance / effective) };
  });
  const judgeable = rows.filter(({ one, error }) => !one.isNew && error > 0);
  const spread = spreadOf(judgeable.map(({ value, target, error }) => ({ value: value - target, error })));
  const zOf = ({ value, target, error }: (typeof rows)[number]): number => {
    const width = Math.sqrt(error * error + spread.tauSquared);
    return width > 0 ? (value - target) / width : 0;
  };
  const rates = falseDiscoveryRates(judgeable.map((row) => twoSidedChance(zOf(row))));
  const limitsAt: Judgement["limitsAt"] = (target, effective) =>
    shiftLimits(target, effective, overall, spread.tauSquared);
  const members = rows.map((row): Judged => {
    const { one, effective, value, target } = row;
    const place = judgeable.indexOf(row);
    const falseDiscovery = place < 0 ? 1 : (rates[place] ?? 1);
    const [limits95, limits998] = limitsAt(target, effective);
    return {
      key: one.key,
      peer: one.peer,
      value,
      effective,
      target,
      z: zOf(row),
      chance: twoSidedChance(zOf(row)),
      falseDiscovery,
      limits95,
      limits998,
      verdict: one.isNew ? "NEW" : verdictOf(value, limits95, limits998, falseDiscovery),
    };
  });
  return { members, targets, spread, limitsAt };
}

/** 95 % and 99.8 % limits of a change, given the rate of all and the spread between members. */
function shiftLimits(target: number, effective: number, overall: number, tauSquared: number): [Limits, Limits] {
  const width = Math.sqrt((overall * (1 - overall)) / effective + tauSquared);
  const around = (z: number): Limits => ({ lower: target - z * width, upper: target + z * width });
  return [around(Z_95), around(Z_998)];
}

/** Σ numerator ÷ Σ denominator. */
function rateOf(standings: readonly Standing[]): number {
  const sum = (of: (standing: Standing) => number): number => standings.reduce((total, one) => total + of(one), 0);
  return sum(({ numerator }) => numerator) / sum(({ denominator }) => denominator);
}
