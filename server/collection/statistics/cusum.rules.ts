export interface CusumPoint {
  /** C⁺ and C⁻: what has gathered above and below the mean beyond the slack. */
  readonly above: number;
  readonly below: number;
  /** N⁺ and N⁻: for how many points it has been gathering. */
  readonly sinceAbove: number;
  readonly sinceBelow: number;
}

export interface Cusum {
  readonly points: readonly CusumPoint[];
  /** Index of the first point with C⁺ or C⁻ over the decision interval, and of the point at which that began; null where there is none. */
  readonly signal: { readonly at: number; readonly began: number; readonly side: "ABOVE" | "BELOW" } | null;
}

export interface CusumSetting {
  readonly mean: number;
  readonly sigma: number;
  /** Slack K and decision interval H in standard deviations; 0.5 and 5 unless said. */
  readonly slack?: number;
  readonly interval?: number;
  /** Head start as a share of H: 0.5 is the fast initial response of Lucas & Crosier. */
  readonly headStart?: number;
}

/**
 * Tabular CUSUM: C⁺_i = max(0, x_i − (μ0 + K) + C⁺_{i−1}), C⁻ likewise. D. C. Montgomery, Introduction to Statistical Quality Control, ch. 9;
 * head start: Lucas & Crosier, Technometrics 1982;24:199–205.
 */
export function cusum(values: readonly number[], setting: CusumSetting): Cusum {
  const { mean, sigma, slack = 0.5, interval = 5, headStart = 0 } = setting;
  const [reach, limit] = [slack * sigma, interval * sigma];
  let last: CusumPoint = { above: headStart * limit, below: headStart * limit, sinceAbove: 0, sinceBelow: 0 };
  const points = values.map((value) => {
    const above = Math.max(0, value - (mean + reach) + last.above);
    const below = Math.max(0, mean - reach - value + last.below);
    const sinceAbove = above > 0 ? last.sinceAbove + 1 : 0;
    const sinceBelow = below > 0 ? last.sinceBelow + 1 : 0;
    last = { above, below, sinceAbove, sinceBelow };
    return last;
  });
  const first = points.findIndex(({ above, below }) => above > limit || below > limit);
  const found = points[first];
  if (found === undefined) return { points, signal: null };
  const side = found.above > limit ? "ABOVE" : "BELOW";
  const lasted = side === "ABOVE" ? found.sinceAbove : found.sinceBelow;
  return { points, signal: { at: first, began: first - lasted + 1, side } };
}
