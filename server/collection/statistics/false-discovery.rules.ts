/**
 * The chance of each finding, raised to the share of false ones that one accepts by calling it and all with a smaller chance a
 * finding. Benjamini & Hochberg, JRSS-B 1995;57:289–300, as step-up adjusted p-values.
 */
export function falseDiscoveryRates(chances: readonly number[]): number[] {
  const order = chances.map((chance, index) => ({ chance, index })).toSorted((a, b) => b.chance - a.chance);
  const rates: number[] = chances.map(() => 1);
  let least = 1;
  for (const [steps, { chance, index }] of order.entries()) {
    least = Math.min(least, (chance * chances.length) / (chances.length - steps));
    rates[index] = least;
  }
  return rates;
}
