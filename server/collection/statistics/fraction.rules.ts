/** An exact rational number in lowest terms with a denominator above 0. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** over ÷ under, exactly; throws where under is 0. */
export function fraction(over: bigint, under = 1n): Fraction {
  if (under === 0n) throw new RangeError("a fraction has nothing beneath it");
  const divisor = greatestDivisor(over < 0n ? -over : over, under < 0n ? -under : under);
  const sign = under < 0n ? -1n : 1n;
  return { over: (sign * over) / divisor, under: (sign * under) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export const ZERO: Fraction = { over: 0n, under: 1n };

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.over * b.over, a.under * b.under);
export const sumOf = (terms: readonly Fraction[]): Fraction => terms.reduce(plus, ZERO);
export const isZero = (a: Fraction): boolean => a.over === 0n;
export const equal = (a: Fraction, b: Fraction): boolean => a.over === b.over && a.under === b.under;

const DIGITS = 10n ** 18n;

/** The nearest number of 15 digits, however large both sides are. */
export function toNumber({ over, under }: Fraction): number {
  const [whole, rest] = [over / under, over % under];
  return Number(whole) + Number((rest * DIGITS) / under) / Number(DIGITS);
}

/** An exact fraction of a decimal number as it is written. */
export function ofDecimal(text: string): Fraction {
  const [whole = "", digits = ""] = text.split(".");
  return fraction(BigInt(whole + digits), 10n ** BigInt(digits.length));
}
