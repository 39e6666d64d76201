import { gammaShare } from "./gamma.rules.ts";

/** Φ(z), the share of a standard normal below z. */
export function normalShare(z: number): number {
  const half = gammaShare(0.5, (z * z) / 2) / 2;
  return z < 0 ? 0.5 - half : 0.5 + half;
}

/** Chance of a standard normal at least as far from 0 as z, on either side. */
export function twoSidedChance(z: number): number {
  const square = (z * z) / 2;
  return square > 700 ? 0 : 1 - gammaShare(0.5, square);
}

const [A, B, C, D] = [
  [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239],
  [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
  [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, c) => sum * x + c, 0);

/** Φ⁻¹(p) for 0 < p < 1. Acklam's rational approximation 2003 with one step of Halley's method; about 15 digits. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const first = approximateQuantile(p);
  const error = normalShare(first) - p;
  const step = error * Math.sqrt(2 * Math.PI) * Math.exp((first * first) / 2);
  return first - step / (1 + (first * step) / 2);
}

function approximateQuantile(p: number): number {
  if (p > 0.97575) return -approximateQuantile(1 - p);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(C ?? [], q) / polynomial(D ?? [], q);
  }
  const q = p - 0.5;
  return (polynomial(A ?? [], q * q) * q) / polynomial(B ?? [], q * q);
}

/** z of the two-sided 95 % and 99.8 % limits, as Spiegelhalter (Stat Med 2005;24:1185–1202) draws them. */
export const Z_95 = 1.959963984540054;
export const Z_998 = 3.090232306167813;
