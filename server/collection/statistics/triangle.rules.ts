/**
 * Cumulative amounts of cohorts, oldest first: row i holds what had come in by age 0, 1, 2 … as far as it is known. A younger cohort is
 * known to no greater age than an older one.
 */
export type Triangle = readonly (readonly number[])[];

/** Sources: Mack, ASTIN Bulletin 1993;23:213–225. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A value that must be there; an index out of range is a fault of the caller. */
export function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no value at ${index} of ${values.length}`);
  return value;
}

/** The greatest number of ages that a cohort is known for. */
export const agesOf = (triangle: Triangle): number => triangle.reduce((most, row) => Math.max(most, row.length), 0);

/** What is known last of a cohort; 0 where nothing is. */
export const latestOf = (row: readonly number[]): number => row.at(-1) ?? 0;

/** The same without its latest diagonals: what was known so many ages ago. Cohorts of which nothing was known are left out. */
export function earlier(triangle: Triangle, diagonals: number): Triangle {
  return triangle.map((row) => row.slice(0, Math.max(0, row.length - diagonals))).filter((row) => row.length > 0);
}
