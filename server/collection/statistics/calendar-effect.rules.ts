import { sum, agesOf, type Triangle } from "./triangle.rules.ts";

export interface CalendarEffect {
  /** Sum over diagonals of the lesser of large and small development factors; small where whole diagonals lie on one side. */
  readonly z: number;
  readonly expected: number;
  readonly variance: number;
  /** The range that z falls in with 95 % where there is no calendar effect. */
  readonly low: number;
  readonly high: number;
  /** Whether months stand out as a whole (z below the range): Spring Festival, a campaign, a strike. */
  readonly present: boolean;
}

const Z95 = 1.959964;

/** C(n, k), exactly for the sizes of triangles. */
function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i += 1) value = (value * (n - k + i)) / i;
  return Math.round(value);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] ?? 0, sorted[Math.floor(middle)] ?? 0];
  return (low + high) / 2;
}

/** How many development factors of each diagonal are larger and smaller than their column's median. */
function diagonals(triangle: Triangle): { large: number; small: number }[] {
  const found = new Map<number, { large: number; small: number }>();
  for (let k = 0; k + 1 < agesOf(triangle); k += 1) {
    const factors = triangle.flatMap((row, i) => {
      const [before, after] = [row[k], row[k + 1]];
      return before === undefined || after === undefined || before <= 0 ? [] : [{ day: i + k, factor: after / before }];
    });
    const middle = median(factors.map(({ factor }) => factor));
    for (const { day, factor } of factors) {
      const counts = found.get(day) ?? { large: 0, small: 0 };
      if (factor > middle) counts.large += 1;
      if (factor < middle) counts.small += 1;
      found.set(day, counts);
    }
  }
  return [...found.values()];
}

/**
 * Test for calendar-year effects: do whole diagonals of development factors lie above or below their columns' medians? T. Mack,
 * "Measuring the variability of chain ladder reserve estimates", Casualty Actuarial Society 1994, appendix H. Null without two factors
 * on any diagonal.
 */
export function calendarEffect(triangle: Triangle): CalendarEffect | null {
  const counted = diagonals(triangle).filter(({ large, small }) => large + small > 1);
  if (counted.length === 0) return null;
  const moments = counted.map(({ large, small }) => {
    const n = large + small;
    const half = Math.floor((n - 1) / 2);
    const share = (choose(n - 1, half) * n) / 2 ** n;
    const mean = n / 2 - share;
    return { mean, variance: (n * (n - 1)) / 4 - share * (n - 1) + mean - mean ** 2 };
  });
  const z = sum(counted.map(({ large, small }) => Math.min(large, small)));
  const expected = sum(moments.map(({ mean }) => mean));
  const variance = sum(moments.map((moment) => moment.variance));
  const reach = Z95 * Math.sqrt(variance);
  const [low, high] = [expected - reach, expected + reach];
  return { z, expected, variance, low, high, present: z < low };
}
