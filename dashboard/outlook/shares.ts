/** A share as per cent with one decimal, or an em dash. */
export const share = (value: number | null | undefined): string =>
  value === null || value === undefined ? "—" : `${(value * 100).toFixed(1)}%`;

export const hundred = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : value * 100;

/** A difference of two shares in points, without a sign. */
export const pointsBetween = (a: number, b: number): string => (Math.abs(a - b) * 100).toFixed(1);
