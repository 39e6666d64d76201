/** Sums over the households of a member: how many, their money paid and due, and the squares and products of those. */
export interface ClusterSums {
  readonly clusters: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly numeratorSquares: number;
  readonly denominatorSquares: number;
  readonly products: number;
}

export interface Estimate {
  readonly value: number;
  /** Standard error with households, not bills or yuan, as what varies; null of fewer than two. */
  readonly error: number | null;
}

/** Sums over households given one by one. */
export function clusterSums(households: readonly { numerator: number; denominator: number }[]): ClusterSums {
  const sum = (of: (household: { numerator: number; denominator: number }) => number): number =>
    households.reduce((total, household) => total + of(household), 0);
  return {
    clusters: households.length,
    numerator: sum((h) => h.numerator),
    denominator: sum((h) => h.denominator),
    numeratorSquares: sum((h) => h.numerator * h.numerator),
    denominatorSquares: sum((h) => h.denominator * h.denominator),
    products: sum((h) => h.numerator * h.denominator),
  };
}

/**
 * A rate of money R = Σy ÷ Σx with its linearised standard error over households, √(n ÷ (n − 1) · Σ(y − R·x)²) ÷ Σx.
 * Cochran, Sampling Techniques 1977, 6.4. Null where nothing is due.
 */
export function ratioEstimate(sums: ClusterSums): Estimate | null {
  const { clusters, numerator, denominator } = sums;
  if (denominator <= 0) return null;
  const value = numerator / denominator;
  const error =
    clusters < 2 ? null : Math.sqrt((clusters / (clusters - 1)) * residualSquares(sums, value)) / denominator;
  return { value, error };
}

/** Σ(y − R·x)², never below 0 though its parts are rounded. */
function residualSquares({ numeratorSquares, denominatorSquares, products }: ClusterSums, ratio: number): number {
  return Math.max(0, numeratorSquares - 2 * ratio * products + ratio * ratio * denominatorSquares);
}

/**
 * By how much a rate varies more than that of as many independent yes-or-no answers: var ÷ (R(1 − R) ÷ n). Kish, Survey Sampling 1965, 8.2.
 * n ÷ this is the effective number of answers. Null where the rate does not vary.
 */
export function designEffect(estimate: Estimate, answers: number): number | null {
  const simple = (estimate.value * (1 - estimate.value)) / answers;
  return estimate.error === null || !(simple > 0) ? null : (estimate.error * estimate.error) / simple;
}
