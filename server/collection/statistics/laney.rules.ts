import { chartPoint, deviation, observed, pooled, type PChart, type Proportion } from "./p-chart.rules.ts";
import { at, sum } from "./triangle.rules.ts";

export interface LaneyChart extends PChart {
  /** σz: by how much months differ more (or less) than counting alone would have them. 1 is the plain p-chart. */
  readonly sigmaZ: number;
}

/** d2 of a moving range of two. */
const D2 = 1.128;

/** Mean moving range of standardised values over d2; null of fewer than two. */
export function movingSigma(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  return sum(values.slice(1).map((value, i) => Math.abs(value - at(values, i)))) / (values.length - 1) / D2;
}

/**
 * Laney's p′ chart: z_i = (p_i − p̄)/σ_i, σz = mean|z_i − z_{i−1}|/1.128, limits p̄ ± 3σ_iσz. With large counts a p-chart calls nearly
 * every month an alarm; this one asks how much months differ anyway. D. B. Laney, Quality Engineering 2002;14:531–537.
 */
export function laneyChart(proportions: readonly Proportion[], baseline = proportions): LaneyChart | null {
  const centre = pooled(baseline);
  if (centre === null) return null;
  const sizes = (one: Proportion): number => deviation(centre, one.size);
  const standard = observed(baseline).map((one) =>
    sizes(one) === 0 ? 0 : (one.count / one.size - centre) / sizes(one),
  );
  const sigmaZ = movingSigma(standard);
  if (sigmaZ === null) return null;
  return {
    centre,
    sigmaZ,
    points: observed(proportions).map((one) => chartPoint(one, centre, sizes(one) * sigmaZ)),
  };
}
