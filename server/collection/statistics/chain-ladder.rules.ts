import { agesOf, at, latestOf, sum, type Triangle } from "./triangle.rules.ts";

/** A cohort's expected final amount with the standard error of what is still to come, in the unit of the triangle. */
export interface CohortForecast {
  readonly ultimate: number;
  readonly outstanding: number;
  readonly standardError: number;
}

export interface ChainLadder {
  /** f_k: by what the amounts of age k are multiplied to give those of age k + 1. */
  readonly factors: readonly number[];
  /** σ²_k: Mack's variance parameters. */
  readonly variances: readonly number[];
  /** What the amounts of each age come to of which the factor was learned, and of how many cohorts. */
  readonly bases: readonly number[];
  readonly pairs: readonly number[];
  readonly cohorts: readonly CohortForecast[];
  readonly total: CohortForecast;
}

/** Rows known at age k + 1 that had anything at age k: nothing can be multiplied to something. */
const pairsAt = (triangle: Triangle, k: number): { before: number; after: number }[] =>
  triangle.flatMap((row) => {
    const [before, after] = [row[k], row[k + 1]];
    return before === undefined || after === undefined || before <= 0 ? [] : [{ before, after }];
  });

/** The variance parameter of the last age, of which there is one pair alone (Mack 1993, p. 217). */
function lastVariance(previous: number | undefined, beforeThat: number | undefined): number {
  if (previous === undefined) return 0;
  if (beforeThat === undefined) return previous;
  const ratio = beforeThat === 0 ? 0 : previous ** 2 / beforeThat;
  return Math.min(ratio, beforeThat, previous);
}

/**
 * Chain ladder with the standard errors of T. Mack, "Distribution-free calculation of the standard error of chain ladder reserve
 * estimates", ASTIN Bulletin 1993;23:213–225. Null where an age has no pair of amounts to learn from.
 */
export function chainLadder(triangle: Triangle): ChainLadder | null {
  const steps = agesOf(triangle) - 1;
  if (steps < 0) return null;
  const factors: number[] = [];
  const variances: number[] = [];
  const bases: number[] = [];
  const counts: number[] = [];
  for (let k = 0; k < steps; k += 1) {
    const pairs = pairsAt(triangle, k);
    const base = sum(pairs.map(({ before }) => before));
    if (base <= 0) return null;
    const factor = sum(pairs.map(({ after }) => after)) / base;
    const squares = sum(pairs.map(({ before, after }) => before * (after / before - factor) ** 2));
    factors.push(factor);
    bases.push(base);
    counts.push(pairs.length);
    variances.push(pairs.length > 1 ? squares / (pairs.length - 1) : lastVariance(variances[k - 1], variances[k - 2]));
  }
  return { factors, variances, bases, pairs: counts, ...project(triangle, factors, variances, bases) };
}

function project(
  triangle: Triangle,
  factors: readonly number[],
  variances: readonly number[],
  bases: readonly number[],
): Pick<ChainLadder, "cohorts" | "total"> {
  const relative = factors.map((factor, k) => (factor === 0 ? 0 : at(variances, k) / factor ** 2));
  const rows = triangle.map((row) => {
    let amount = latestOf(row);
    let spread = 0;
    for (let k = row.length - 1; k < factors.length; k += 1) {
      spread += amount <= 0 ? 0 : at(relative, k) * (1 / amount + 1 / at(bases, k));
      amount *= at(factors, k);
    }
    return { ultimate: amount, latest: latestOf(row), age: row.length - 1, error: amount ** 2 * spread };
  });
  // Estimates of cohorts rest on the same factors, so their errors are not independent.
  const shared = rows.map(({ ultimate, age, error }, i) => {
    const younger = sum(rows.slice(i + 1).map((other) => other.ultimate));
    const common = sum(relative.slice(age).map((value, j) => (2 * value) / at(bases, age + j)));
    return error + ultimate * younger * common;
  });
  const ultimate = sum(rows.map((row) => row.ultimate));
  return {
    cohorts: rows.map((row) => ({
      ultimate: row.ultimate,
      outstanding: row.ultimate - row.latest,
      standardError: Math.sqrt(row.error),
    })),
    total: {
      ultimate,
      outstanding: ultimate - sum(rows.map((row) => row.latest)),
      standardError: Math.sqrt(sum(shared)),
    },
  };
}
