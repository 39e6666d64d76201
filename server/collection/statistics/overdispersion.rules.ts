import type { Limits, Proportion } from "./funnel.rules.ts";
import { chiSquareTail } from "./gamma.rules.ts";

/** A figure on a scale where its standard error does not hang on its size. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

/** What members differ by beyond chance. */
export interface Overdispersion {
  /** Mean square of the winsorised z. */
  readonly phi: number;
  /** Chance of such a φ if members differed by chance alone. */
  readonly chance: number;
  /** Variance between members on the transformed scale; 0 where chance explains all. */
  readonly tauSquared: number;
}

/** A proportion as asin √(x/n), whose standard error is 1/(2√n). Spiegelhalter 2005, appendix A.2. */
export const arcsine = ({ events, trials }: Proportion): Measured => ({
  value: arcsineOf(events / trials),
  error: 1 / (2 * Math.sqrt(trials)),
});

export const arcsineOf = (proportion: number): number => Math.asin(Math.sqrt(Math.min(1, Math.max(0, proportion))));

/** The proportion that a value on the arcsine scale stands for. */
export const proportionOf = (value: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, value))) ** 2;

/** Values with the lowest and highest tenth drawn in to the 10 % and 90 % quantile (Hyndman & Fan type 7). */
export function winsorised(values: readonly number[], share = 0.1): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [quantile(sorted, share), quantile(sorted, 1 - share)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** The quantile of values in ascending order, interpolated between neighbours; NaN of none. */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const [below, above] = [sorted[Math.floor(position)] ?? NaN, sorted[Math.ceil(position)] ?? NaN];
  return below + (above - below) * (position - Math.floor(position));
}

/** Mean square of z, without winsorising where `share` is 0. */
export function dispersion(z: readonly number[], share = 0.1): number {
  return winsorised(z, share).reduce((sum, value) => sum + value * value, 0) / z.length;
}

/**
 * How far members differ beyond chance: φ of their winsorised z, and the variance between them by the method of moments,
 * τ² = max(0, [Iφ − (I − 1)] ÷ [Σw − Σw² ÷ Σw]), w = 1 ÷ s². Spiegelhalter, QSHC 2005;14:347–51; DerSimonian & Laird 1986.
 */
export function overdispersion(members: readonly Measured[], target: number): Overdispersion {
  const count = members.length;
  const phi = dispersion(members.map(({ value, error }) => (value - target) / error));
  const weights = members.map(({ error }) => 1 / (error * error));
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w * w, 0);
  const excess = count * phi - (count - 1);
  const tauSquared = count < 2 || excess <= 0 ? 0 : excess / (sum - squares / sum);
  return { phi, chance: chiSquareTail(phi * count, count), tauSquared };
}

/** Standard errors from the target once members differ by τ² of themselves: z_D = (y − θ0) ÷ √(s² + τ²). */
export const adjusted = ({ value, error }: Measured, target: number, tauSquared: number): number =>
  (value - target) / Math.sqrt(error * error + tauSquared);

/** Additive limits of a proportion of n trials, drawn on the arcsine scale and read back as proportions. */
export function additiveLimits(target: number, trials: number, z: number, tauSquared: number): Limits {
  const reach = z * Math.sqrt(1 / (4 * trials) + tauSquared);
  return { lower: proportionOf(arcsineOf(target) - reach), upper: proportionOf(arcsineOf(target) + reach) };
}
