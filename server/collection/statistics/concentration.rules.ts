/** Amounts of all members, none below 0: who is counted, debtors alone or all units, decides what the figure says. */
type Amounts = readonly number[];

const total = (amounts: Amounts): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** 0 where all have the same, near 1 where one has all; null of nothing. Gini 1912, as 2Σi·x_i ÷ (nΣx) − (n + 1) ÷ n over ascending x. */
export function gini(amounts: Amounts): number | null {
  const [n, whole] = [amounts.length, total(amounts)];
  if (whole <= 0) return null;
  const weighted = amounts.toSorted((a, b) => a - b).reduce((sum, amount, index) => sum + (index + 1) * amount, 0);
  return (2 * weighted) / (n * whole) - (n + 1) / n;
}

/** Theil's T, mean of (x/μ)·ln(x/μ), a zero adding 0; null of nothing. Theil, Economics and Information Theory 1967. */
export function theilT(amounts: Amounts): number | null {
  const mean = total(amounts) / amounts.length;
  if (!(mean > 0)) return null;
  return amounts.reduce((sum, x) => sum + (x > 0 ? (x / mean) * Math.log(x / mean) : 0), 0) / amounts.length;
}

/** Theil's L, the mean logarithmic deviation, mean of ln(μ/x); null of nothing and where somebody has 0. */
export function theilL(amounts: Amounts): number | null {
  const mean = total(amounts) / amounts.length;
  if (!(mean > 0) || amounts.some((x) => x <= 0)) return null;
  return amounts.reduce((sum, x) => sum + Math.log(mean / x), 0) / amounts.length;
}

/** Theil's T as what lies between groups and what lies within them; both add up to T of all. Shorrocks, Econometrica 1980;48:613–25. */
export function theilGroups(groups: readonly Amounts[]): { between: number; within: number } | null {
  const all = groups.flat();
  const [whole, mean] = [total(all), total(all) / all.length];
  if (!(mean > 0)) return null;
  let [between, within] = [0, 0];
  for (const group of groups) {
    const sum = total(group);
    if (sum <= 0) continue;
    between += (sum / whole) * Math.log(sum / group.length / mean);
    within += (sum / whole) * (theilT(group) ?? 0);
  }
  return { between, within };
}

/** Herfindahl–Hirschman index: the sum of squared shares, 1/n to 1; null of nothing. */
export function herfindahl(amounts: Amounts): number | null {
  const whole = total(amounts);
  return whole <= 0 ? null : amounts.reduce((sum, x) => sum + (x / whole) ** 2, 0);
}

/** The share that the largest part of members has, the member at the edge counted by the part of them that falls in; null of nothing. */
export function topShare(amounts: Amounts, part: number): number | null {
  const whole = total(amounts);
  if (whole <= 0) return null;
  const members = amounts.length * part;
  const sum = amounts
    .toSorted((a, b) => b - a)
    .reduce((held, amount, index) => held + amount * Math.min(1, Math.max(0, members - index)), 0);
  return sum / whole;
}

/** Points of the Lorenz curve from (0, 0) to (1, 1): share of members, smallest first, against their share of the amount. */
export function lorenz(amounts: Amounts, points: number): { members: number; amount: number }[] {
  const [sorted, whole] = [amounts.toSorted((a, b) => a - b), total(amounts)];
  if (whole <= 0) return [];
  let held = 0;
  const sums = [0, ...sorted.map((amount) => (held += amount))];
  return Array.from({ length: points + 1 }, (_, point) => {
    const members = Math.round((point / points) * sorted.length);
    return { members: members / sorted.length, amount: (sums[members] ?? held) / whole };
  });
}
