import { betaShare } from "./beta.rules.ts";

/** Chance of at most k events in n trials of chance θ. Abramowitz & Stegun 1964, 26.5.24. */
export function binomialShare(k: number, n: number, chance: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : betaShare(1 - chance, n - k, k + 1);
}

/** The smallest k whose share is at least p. */
export function binomialQuantile(p: number, n: number, chance: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialShare(middle, n, chance) >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}
