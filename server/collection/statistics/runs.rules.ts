import { at, sum } from "./triangle.rules.ts";

export interface Runs {
  /** Points that do not lie on the centre. */
  readonly useful: number;
  readonly longestRun: number;
  readonly longestAllowed: number;
  readonly crossings: number;
  readonly fewestCrossings: number;
  readonly signal: boolean;
}

/** The p-quantile of heads among n tosses of a fair coin. */
export function fairQuantile(p: number, n: number): number {
  let term = 0.5 ** n;
  let reached = term;
  let k = 0;
  // What is lost by adding up must not move the quantile.
  while (reached < p * (1 - 64 * Number.EPSILON) && k < n) {
    k += 1;
    term *= (n - k + 1) / k;
    reached += term;
  }
  return k;
}

/** Lengths of stretches of points on the same side of the centre; points on it count for neither. */
export function runLengths(values: readonly number[], centre: number): number[] {
  const sides = values.filter((value) => value !== centre).map((value) => value > centre);
  return sides.reduce<number[]>((runs, side, i) => {
    if (i > 0 && side === sides[i - 1]) runs.push((runs.pop() ?? 0) + 1);
    else runs.push(1);
    return runs;
  }, []);
}

/**
 * Runs rules: too long a run, longer than round(log2 n) + 3, or too few crossings, fewer than the 5 % quantile of n − 1 tosses. J. Anhøj &
 * A. V. Olesen, PLoS ONE 2014;9:e113825; J. Anhøj, PLoS ONE 2015;10:e0121349.
 */
export function anhojRuns(values: readonly number[], centre: number): Runs {
  const lengths = runLengths(values, centre);
  const useful = sum(lengths);
  const longestRun = Math.max(0, ...lengths);
  const longestAllowed = useful === 0 ? 0 : Math.round(Math.log2(useful)) + 3;
  const crossings = Math.max(0, lengths.length - 1);
  const fewestCrossings = useful < 2 ? 0 : fairQuantile(0.05, useful - 1);
  const signal = longestRun > longestAllowed || crossings < fewestCrossings;
  return { useful, longestRun, longestAllowed, crossings, fewestCrossings, signal };
}

export interface WesternElectric {
  readonly beyondThree: number[];
  readonly twoOfThreeBeyondTwo: number[];
  readonly fourOfFiveBeyondOne: number[];
  readonly eightOnOneSide: number[];
}

/**
 * Western Electric's four zone rules over standardised values: indexes of the points that complete each. All four together raise false
 * alarms (one in about 92 points of a steady process, against 370 for the first alone), so warnings do not rest on them. Western Electric,
 * Statistical Quality Control Handbook, 1956; Champ & Woodall, Technometrics 1987;29:393–399.
 */
export function westernElectric(z: readonly number[]): WesternElectric {
  const completed = (window: number, needed: number, beyond: number): number[] =>
    z.flatMap((value, i) => {
      if (i + 1 < window) return [];
      const last = z.slice(i + 1 - window, i + 1);
      const counts = [1, -1].map(
        (side) => last.filter((one) => one * side > beyond).length * Number(value * side > beyond),
      );
      return counts.some((count) => count >= needed) ? [i] : [];
    });
  return {
    beyondThree: completed(1, 1, 3),
    twoOfThreeBeyondTwo: completed(3, 2, 2),
    fourOfFiveBeyondOne: completed(5, 4, 1),
    eightOnOneSide: completed(8, 8, 0),
  };
}

/** The middle of values; null of none. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (at(sorted, Math.ceil(half) - 1 + Number(half === 0)) + at(sorted, Math.floor(half))) / 2;
}
