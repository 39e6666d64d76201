import { at, sum } from "./triangle.rules.ts";

export type Matrix = readonly (readonly number[])[];

/** Shares of each row of amounts: where what stood in a bucket stands a month later. A row without money has no shares. */
export function rollRates(amounts: Matrix): (readonly number[] | null)[] {
  return amounts.map((row) => {
    const total = sum(row);
    return total <= 0 ? null : row.map((amount) => amount / total);
  });
}

/** (I − Q)⁻¹ · R by elimination with pivots; null where the chain never ends. */
function solve(transient: Matrix, absorbing: Matrix): number[][] | null {
  const size = transient.length;
  const rows = transient.map((row, i) => [...row.map((q, j) => Number(i === j) - q), ...(absorbing[i] ?? [])]);
  for (let pivot = 0; pivot < size; pivot += 1) {
    const from = rows.slice(pivot).reduce((best, row, i) => {
      const better = Math.abs(at(row, pivot)) > Math.abs(at(rows[best] ?? [], pivot));
      return better ? pivot + i : best;
    }, pivot);
    const [chosen, other] = [rows[from] ?? [], rows[pivot] ?? []];
    if (Math.abs(at(chosen, pivot)) < 1e-12) return null;
    [rows[pivot], rows[from]] = [chosen, other];
    const scaled = chosen.map((value) => value / at(chosen, pivot));
    rows.forEach((row, i) => {
      if (i === pivot) rows[i] = scaled;
      else rows[i] = row.map((value, j) => value - at(row, pivot) * at(scaled, j));
    });
  }
  return rows.map((row) => row.slice(size));
}

/**
 * B = (I − Q)⁻¹·R: the share of each bucket that ends in each absorbing state, where Q moves between buckets and R leaves them. R. M. Cyert,
 * H. J. Davidson & G. L. Thompson, Management Science 1962;8:287–303; by bill, not by a household's oldest bill, which overstates (van
 * Kuelen, Spronk & Corcoran 1981).
 */
export function absorption(transient: Matrix, absorbing: Matrix): Matrix | null {
  return solve(transient, absorbing);
}

/** What balances of the buckets come to in each absorbing state. */
export function expectedEnd(balances: readonly number[], ends: Matrix): number[] {
  const states = ends[0]?.length ?? 0;
  return Array.from({ length: states }, (_unused, s) =>
    sum(balances.map((balance, i) => balance * at(ends[i] ?? [], s))),
  );
}
