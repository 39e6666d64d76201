import { binomialQuantile, binomialShare } from "./binomial.rules.ts";

/** Events among trials: households paid among households billed, deaths among operations. */
export interface Proportion {
  readonly events: number;
  readonly trials: number;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** Σ events ÷ Σ trials, the target that a funnel is drawn around; null without trials. */
export function pooled(members: readonly Proportion[]): number | null {
  const trials = members.reduce((sum, member) => sum + member.trials, 0);
  return trials === 0 ? null : members.reduce((sum, member) => sum + member.events, 0) / trials;
}

/**
 * Limits of a proportion of n trials around a target by the normal approximation, θ0 ± z·√(θ0(1−θ0)/n); `inflation` is √φ.
 * They may pass 0 and 1. Spiegelhalter, Stat Med 2005;24:1185–1202, section 3.
 */
export function approximateLimits(target: number, trials: number, z: number, inflation = 1): Limits {
  const reach = z * inflation * Math.sqrt((target * (1 - target)) / trials);
  return { lower: target - reach, upper: target + reach };
}

/**
 * Exact binomial limits of which a share p lies below the lower and above the upper one, interpolated between whole events.
 * Spiegelhalter 2005, appendix A.1.1; Manktelow & Seaton, PLoS ONE 2012 e45723.
 */
export function exactLimits(target: number, trials: number, p: number): Limits {
  return { lower: exactLimit(target, trials, p), upper: exactLimit(target, trials, 1 - p) };
}

function exactLimit(target: number, trials: number, p: number): number {
  if (target <= 0 || target >= 1) return target;
  const r = binomialQuantile(p, trials, target);
  const [share, before] = [binomialShare(r, trials, target), binomialShare(r - 1, trials, target)];
  const alpha = (share - p) / (share - before);
  return Math.min(1, Math.max(0, (r - alpha) / trials));
}

/** How many standard errors of chance alone a proportion lies from the target. */
export function standardised({ events, trials }: Proportion, target: number): number {
  return (events / trials - target) / Math.sqrt((target * (1 - target)) / trials);
}
