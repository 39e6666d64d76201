import { betaQuantile } from "./beta.rules.ts";
import type { Limits, Proportion } from "./funnel.rules.ts";
import { normalShare, Z_95 } from "./normal.rules.ts";

/** Score interval of a proportion; null without trials. Wilson, JASA 1927;22:209–12; Newcombe, Stat Med 1998;17:857–72, method 3. */
export function wilson({ events: x, trials: n }: Proportion, z = Z_95): Limits | null {
  if (n <= 0) return null;
  const spread = z * Math.sqrt(z * z + 4 * x * (1 - x / n));
  const [middle, width] = [2 * x + z * z, 2 * (n + z * z)];
  return { lower: inUnit((middle - spread) / width), upper: inUnit((middle + spread) / width) };
}

/** The same with correction for continuity: Newcombe 1998, method 4. */
export function wilsonContinuous({ events: x, trials: n }: Proportion, z = Z_95): Limits | null {
  if (n <= 0) return null;
  const [p, q] = [x / n, 1 - x / n];
  const [middle, width] = [2 * n * p + z * z, 2 * (n + z * z)];
  const lower = (middle - 1 - z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / width;
  const upper = (middle + 1 + z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / width;
  return { lower: x === 0 ? 0 : inUnit(lower), upper: x === n ? 1 : inUnit(upper) };
}

/** Exact interval of a proportion. Clopper & Pearson, Biometrika 1934;26:404–13; Newcombe 1998, method 5. */
export function clopperPearson({ events: x, trials: n }: Proportion, z = Z_95): Limits | null {
  if (n <= 0) return null;
  const tail = normalShare(-z);
  return {
    lower: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    upper: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  };
}

/** Interval of the first proportion less the second. Newcombe, Stat Med 1998;17:873–90, method 10. */
export function difference(first: Proportion, second: Proportion, z = Z_95): Limits | null {
  const [one, two] = [wilson(first, z), wilson(second, z)];
  if (one === null || two === null) return null;
  const [p, q] = [first.events / first.trials, second.events / second.trials];
  return {
    lower: p - q - Math.hypot(p - one.lower, two.upper - q),
    upper: p - q + Math.hypot(one.upper - p, q - two.lower),
  };
}

const inUnit = (value: number): number => Math.min(1, Math.max(0, value));
