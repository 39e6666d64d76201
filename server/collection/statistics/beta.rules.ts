import { logGamma } from "./gamma.rules.ts";

const TINY = 1e-300;
const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/**
 * I_x(a, b), the share of a Beta(a, b) below x, by Lentz's continued fraction.
 * Abramowitz & Stegun 1964, 26.5.8; Press et al., Numerical Recipes 1992, section 6.4.
 */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a);
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (scale * fraction(x, a, b)) / a;
}

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  const turn = (term: number): number => {
    d = 1 / nonZero(1 + term * d);
    c = nonZero(1 + term / c);
    h *= d * c;
    return d * c;
  };
  for (let m = 1; m < 100_000; m++) {
    turn((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const change = turn((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return h;
}

/** The x below which a share p of a Beta(a, b) lies, by halving. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 100 && high - low > 1e-15; i++) {
    const middle = (low + high) / 2;
    if (betaShare(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
