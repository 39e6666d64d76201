import { sum } from "./triangle.rules.ts";

/** A month's count among so many: bills paid of bills due. */
export interface Proportion {
  readonly count: number;
  readonly size: number;
}

export interface ChartPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How many standard deviations the value lies from the centre. */
  readonly z: number;
  readonly outside: boolean;
}

export interface PChart {
  readonly centre: number;
  readonly points: readonly ChartPoint[];
}

/** Counts of 0 are no observation: their rate is unknown. */
export const observed = (proportions: readonly Proportion[]): Proportion[] =>
  proportions.filter(({ size }) => size > 0);

/** Share of all counts; null where nothing was observed. */
export function pooled(proportions: readonly Proportion[]): number | null {
  const size = sum(proportions.map((one) => one.size));
  return size <= 0 ? null : sum(proportions.map(({ count }) => count)) / size;
}

export const deviation = (centre: number, size: number): number => Math.sqrt((centre * (1 - centre)) / size);

/**
 * p-chart: p̄ ± 3·√(p̄(1 − p̄)/n), limits by each point's own size, the centre from the points of the baseline. D. C. Montgomery,
 * Introduction to Statistical Quality Control, ch. 7. Null where the baseline holds nothing.
 */
export function pChart(proportions: readonly Proportion[], baseline = proportions): PChart | null {
  const centre = pooled(baseline);
  if (centre === null) return null;
  return { centre, points: observed(proportions).map((one) => chartPoint(one, centre, deviation(centre, one.size))) };
}

/** A point between limits of three of its standard deviations, which stay within 0 and 1. */
export function chartPoint({ count, size }: Proportion, centre: number, sigma: number): ChartPoint {
  const value = count / size;
  const [low, high] = [Math.max(0, centre - 3 * sigma), Math.min(1, centre + 3 * sigma)];
  const z = sigma === 0 ? 0 : (value - centre) / sigma;
  return { value, low, high, z, outside: value < low || value > high };
}
