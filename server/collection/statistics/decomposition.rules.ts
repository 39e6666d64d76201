import { fraction, isZero, minus, sumOf, times, ZERO, type Fraction } from "./fraction.rules.ts";

/** What is paid of what is due, in fen or in households. */
export interface Part {
  readonly paid: bigint;
  readonly due: bigint;
}

/** A segment in the first and in the second position of a comparison. */
export interface Segment {
  readonly key: string;
  readonly before: Part;
  readonly after: Part;
}

/** What a segment adds to the change of the rate: by its own rate, and by its share of what is due. */
export interface Contribution {
  readonly key: string;
  readonly rate: Fraction;
  readonly mix: Fraction;
  readonly total: Fraction;
}

/** Why a rate changed: contributions add up to the change exactly. */
export interface Decomposition {
  readonly before: Fraction;
  readonly after: Fraction;
  readonly change: Fraction;
  readonly contributions: readonly Contribution[];
}

/**
 * The change of a rate R = Σ w·r taken apart without a residual: by segment Δr·w̄ of its rate and, centred on the mean of both
 * rates, Δw·(r̄ − R̄) of its share. Kitagawa, JASA 1955;50:1168–94; for two factors it is the Shapley value. A segment that has
 * nothing due at one position keeps its rate of the other, so that its coming or going is mix. Exact; antisymmetric; cutting a
 * segment into parts of equal rates changes no sum. Null where nothing is due at one position.
 */
export function decompose(segments: readonly Segment[]): Decomposition | null {
  const whole = (side: (segment: Segment) => Part): Part => ({
    paid: segments.reduce((sum, segment) => sum + side(segment).paid, 0n),
    due: segments.reduce((sum, segment) => sum + side(segment).due, 0n),
  });
  const [first, second] = [whole(({ before }) => before), whole(({ after }) => after)];
  if (first.due <= 0n || second.due <= 0n) return null;
  const [before, after] = [fraction(first.paid, first.due), fraction(second.paid, second.due)];
  const contributions = segments
    .filter((segment) => segment.before.due !== 0n || segment.after.due !== 0n)
    .map((segment) => contribution(segment, first, second));
  return { before, after, change: minus(after, before), contributions };
}

/** Worked out over one common denominator, so that of thousands of segments each is brought to lowest terms but once. */
function contribution(segment: Segment, first: Part, second: Part): Contribution {
  const [{ before, after }, d1, d2] = [segment, segment.before.due, segment.after.due];
  const [one, two] = [before.due === 0n ? after : before, after.due === 0n ? before : after];
  const [wholes, parts] = [first.due * second.due, one.due * two.due];
  const rate = (two.paid * one.due - one.paid * two.due) * (d1 * second.due + d2 * first.due);
  // Twice the mean rates of the segment and of the whole, over a common denominator.
  const [own, all] = [one.paid * two.due + two.paid * one.due, first.paid * second.due + second.paid * first.due];
  const mix = (d2 * first.due - d1 * second.due) * (own * wholes - all * parts);
  const under = 2n * parts * wholes;
  return {
    key: segment.key,
    rate: fraction(rate, under),
    mix: fraction(mix, under * wholes),
    total: fraction(rate * wholes + mix, under * wholes),
  };
}

/** The sum of a decomposition's contributions, which is its change. */
export const explained = ({ contributions }: Decomposition): Fraction => sumOf(contributions.map(({ total }) => total));

/**
 * What each of K factors adds to the change of any function of them, as the mean over all orders in which they could have changed.
 * Das Gupta, US Census Bureau P23-186, 1993, is this for products; Shapley, 1953, for any function. Exact, and antisymmetric.
 */
export function factorEffects(
  before: readonly Fraction[],
  after: readonly Fraction[],
  of: (factors: readonly Fraction[]) => Fraction,
): Fraction[] {
  const count = before.length;
  const values = Array.from({ length: 2 ** count }, (_, changed) =>
    of(before.map((value, factor) => ((changed >> factor) & 1 ? (after[factor] ?? value) : value))),
  );
  return before.map((_, factor) => {
    const without = values.flatMap((value, changed) => ((changed >> factor) & 1 ? [] : [{ value, changed }]));
    return sumOf(
      without.map(({ value, changed }) => {
        const step = minus(values[changed | (1 << factor)] ?? ZERO, value);
        return isZero(step) ? ZERO : times(step, orders(bits(changed), count));
      }),
    );
  });
}

/** The share of orders in which exactly so many given factors come before one: s!·(K − s − 1)! ÷ K!. */
const orders = (earlier: number, count: number): Fraction =>
  fraction(factorial(earlier) * factorial(count - earlier - 1), factorial(count));

const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
const bits = (mask: number): number => (mask === 0 ? 0 : (mask & 1) + bits(mask >> 1));

/** The product of factors, for effects on a product. */
export const product = (factors: readonly Fraction[]): Fraction => factors.reduce(times, fraction(1n));
