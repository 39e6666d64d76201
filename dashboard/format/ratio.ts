/** Numerator and denominator of a rate: fen as digits, or a number of households. */
export interface Ratio {
  readonly numerator: string | number;
  readonly denominator: string | number;
}

/** Which way a figure is good news. */
export type Direction = "UP" | "DOWN";

/** A rate in hundredths of a per cent, rounded half away from zero; null where the denominator is not above 0. */
export function hundredths({ numerator, denominator }: Ratio): bigint | null {
  const below = BigInt(denominator);
  return below <= 0n ? null : rounded(BigInt(numerator) * 10_000n, below);
}

/** A rate as "93.27%", or an em dash where there is none. */
export function percent(ratio: Ratio): string {
  const value = hundredths(ratio);
  return value === null ? "—" : `${decimal(value)}%`;
}

/** A rate in per cent with one decimal and no sign, "93.3", for where there is little room; an em dash where there is none. */
export function tenths({ numerator, denominator }: Ratio): string {
  const below = BigInt(denominator);
  if (below <= 0n) return "—";
  const value = rounded(BigInt(numerator) * 1_000n, below);
  const digits = (value < 0n ? -value : value).toString().padStart(2, "0");
  return `${value < 0n ? "−" : ""}${digits.slice(0, -1)}.${digits.slice(-1)}`;
}

/** The exact difference of two rates in hundredths of a percentage point; null where one of them has no value. */
export function difference(now: Ratio, then: Ratio): bigint | null {
  const [a, b] = [BigInt(now.denominator), BigInt(then.denominator)];
  if (a <= 0n || b <= 0n) return null;
  return rounded((BigInt(now.numerator) * b - BigInt(then.numerator) * a) * 10_000n, a * b);
}

/** A difference with its sign, "+1.20" or "−0.35"; "0.00" has none. */
export function signed(points: bigint): string {
  return `${points > 0n ? "+" : ""}${decimal(points)}`;
}

/** Says whether a difference is good news, for the colour that goes with its arrow and sign. */
export function judge(points: bigint, direction: Direction): "better" | "worse" | "same" {
  if (points === 0n) return "same";
  return points > 0n === (direction === "UP") ? "better" : "worse";
}

function decimal(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  return `${value < 0n ? "−" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function rounded(numerator: bigint, denominator: bigint): bigint {
  const half = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -half : half;
}
