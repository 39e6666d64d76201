import type { Segment } from "./decomposition.rules.ts";

/** The segments of one dimension in which a change lies, if it lies in any. */
export interface StandOut {
  readonly dimension: string;
  /** Keys of the segments that moved apart from all others; none where the change is spread evenly. */
  readonly keys: readonly string[];
  /** By how much better the change is told with them apart, in units of the usual spread, less what so many segments would reach by chance. */
  readonly evidence: number;
}

/** Segments of one dimension. */
export interface Sliced {
  readonly dimension: string;
  readonly segments: readonly Segment[];
}

/** A segment's change of rate, and how much it weighs: the inverse of its variance, up to a factor common to all. */
interface Shift {
  readonly key: string;
  readonly by: number;
  readonly weight: number;
}

/** A dimension names no more of its segments than these. */
const MOST = 5;
/** A further segment has to tell at least this share of what all together tell (Adtributor's T_EEP). */
const LEAST = 0.1;
/** And costs this share of it, so that one estate is named rather than all of its buildings. */
const APIECE = 0.05;
/** Median of a χ² of one degree, which turns a median of squares into a variance. */
const CHI_SQUARE_MEDIAN = 0.4549;

/**
 * In which dimension, and in which of its segments, a rate changed apart from the rest: the set whose own shifts, with one common shift
 * for all others, leave the least weighted squares, the first segment costing 2·ln and each further one 3·ln of all segments looked at (Bayesian information
 * criterion, Schwarz, Ann Stat 1978;6:461–4, with the extension of Chen & Chen, Biometrika 2008;95:759–71). The usual spread is told by the
 * median of all segments, so that the culprit does not hide in it. Only segments that moved the way the whole did are named. A
 * fault of an estate shows as one segment by estate and as many by building, and so by estate; a fault of a building the other way
 * round. It says where, never why. Most evidence first.
 */
export function standOuts(dimensions: readonly Sliced[], change: number): StandOut[] {
  const shifts = dimensions.map(({ dimension, segments }) => ({ dimension, shifts: segments.flatMap(shiftOf) }));
  const looked = shifts.reduce((count, one) => count + one.shifts.length, 0);
  const spread = usualSpread(shifts.map((one) => one.shifts));
  const price = Math.log(Math.max(2, looked));
  return shifts
    .map(({ dimension, shifts: own }) => ({ dimension, ...bestSet(own, Math.sign(change), spread, price) }))
    .toSorted((a, b) => b.evidence - a.evidence);
}

function shiftOf({ key, before, after }: Segment): Shift[] {
  const [due1, due2] = [Number(before.due), Number(after.due)];
  if (due1 <= 0 || due2 <= 0) return [];
  return [{ key, by: Number(after.paid) / due2 - Number(before.paid) / due1, weight: 1 / (1 / due1 + 1 / due2) }];
}

function usualSpread(dimensions: readonly (readonly Shift[])[]): number {
  const squares = dimensions
    .filter((shifts) => shifts.length > 2)
    .flatMap((shifts) => {
      const middle = weightedMedian(shifts);
      return shifts.map(({ by, weight }) => weight * (by - middle) ** 2);
    })
    .toSorted((a, b) => a - b);
  const median = squares[Math.floor(squares.length / 2)] ?? 0;
  // Where nothing else moved at all, whatever did stands out.
  const least = (squares.at(-1) ?? 1) * 1e-9;
  return Math.max(median / CHI_SQUARE_MEDIAN, least, Number.MIN_VALUE);
}

function weightedMedian(shifts: readonly Shift[]): number {
  const half = shifts.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { by, weight } of shifts.toSorted((a, b) => a.by - b.by)) {
    sum += weight;
    if (sum >= half) return by;
  }
  return 0;
}

function bestSet(shifts: readonly Shift[], sign: number, spread: number, price: number): Omit<StandOut, "dimension"> {
  let [rest, best]: [readonly Shift[], Omit<StandOut, "dimension">] = [shifts, { keys: [], evidence: 0 }];
  const keys: string[] = [];
  let gained = 0;
  for (let step = 0; step < MOST && rest.length > 1; step++) {
    const [middle, squares] = [meanOf(rest), squaresAround(rest)];
    const along = ({ by }: Shift): boolean => (by - middle) * sign > 0;
    const [next] = rest
      .map((shift) => ({ shift, left: squaresAround(rest.filter((other) => other !== shift)) }))
      .toSorted((a, b) => a.left - b.left || Number(along(b.shift)) - Number(along(a.shift)));
    if (next === undefined) break;
    rest = rest.filter((other) => other !== next.shift);
    // What moved apart the other way is set aside, so that it does not make all others look moved; it is not named.
    if (!along(next.shift)) continue;
    const gain = gained + squares - next.left;
    if (gain < gained / (1 - LEAST)) break;
    gained = gain;
    keys.push(next.shift.key);
    const evidence = (gain * (1 - APIECE * (keys.length - 1))) / spread - price * (3 * keys.length - 1);
    if (evidence > best.evidence) best = { keys: [...keys], evidence };
  }
  return best;
}

function meanOf(shifts: readonly Shift[]): number {
  const weight = shifts.reduce((sum, one) => sum + one.weight, 0);
  return shifts.reduce((sum, one) => sum + one.weight * one.by, 0) / weight;
}

/** Weighted squares around the weighted mean. */
function squaresAround(shifts: readonly Shift[]): number {
  if (shifts.length < 2) return 0;
  const middle = meanOf(shifts);
  return shifts.reduce((sum, { by, weight }) => sum + weight * (by - middle) ** 2, 0);
}
