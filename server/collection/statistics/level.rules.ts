import { sum } from "./triangle.rules.ts";

/** What a month came to, by the month's number. */
export interface Dated {
  readonly at: number;
  readonly value: number;
}

export interface Level {
  readonly value: number;
  /** Root of the mean square by which such forecasts have missed what came, the latest weighing most. */
  readonly error: number;
}

/** What some months let be expected of another; null where they are too few. */
type Guess = (past: readonly Dated[], target: number) => number | null;

const RECENT = 3;
/** A guess is tried from so many months on, and said how good it is from so many trials on. */
const FEWEST_PAST = 4;
const FEWEST_TRIALS = 4;
const FEWEST_TRIED = 3;
/** A trial counts for so much of the one after it. */
const FADES = 0.8;
/** How much of a drift goes on: few falls go on for ever. */
const DAMPED = 0.8;
/** A guess that never missed yet is not beyond missing. */
const LEAST_SQUARE = 1e-7;

const mean = (values: readonly number[]): number => sum(values) / values.length;
const valueOf = (some: readonly Dated[]): number => mean(some.map(({ value }) => value));
const monthOf = (some: readonly Dated[]): number => mean(some.map(({ at }) => at));

const all: Guess = (past) => (past.length === 0 ? null : valueOf(past));
const recent: Guess = (past) => (past.length === 0 ? null : valueOf(past.slice(-RECENT)));

/** The recent level, carried on as it moved from the months before. */
const drifting: Guess = (past, target) => {
  const [now, before] = [past.slice(-RECENT), past.slice(-2 * RECENT, -RECENT)];
  if (before.length < RECENT) return null;
  const moved = (valueOf(now) - valueOf(before)) / (monthOf(now) - monthOf(before));
  return valueOf(now) + moved * (target - monthOf(now)) * DAMPED;
};

/** The same month last year, moved by as much as recent months differ from theirs. */
const lastYear: Guess = (past, target) => {
  const by = new Map(past.map(({ at, value }) => [at, value]));
  const same = by.get(target - 12);
  const moved = past.slice(-RECENT).flatMap(({ at, value }) => {
    const then = by.get(at - 12);
    return then === undefined ? [] : [value - then];
  });
  return same === undefined || moved.length === 0 ? null : same + mean(moved);
};

const GUESSES: readonly Guess[] = [all, recent, drifting, lastYear];

interface Trial {
  readonly came: number;
  readonly said: readonly (number | null)[];
}

/**
 * What a month to come is like: four guesses – as all months, as the recent ones, as these drift, as the same month last year – weighed by
 * how they would have done so many months ahead. A steady estate is told by all of its months, one in decline by its last. Weights are
 * the inverse squares of discounted mean squared errors: J. M. Bates & C. W. J. Granger, "The combination of forecasts", OR Quarterly
 * 1969;20:451–468; J. H. Stock & M. W. Watson, J. Forecasting 2004;23:405–430. The drift is damped after E. S. Gardner & E. McKenzie,
 * Management Science 1985;31:1237–1246. Null where the past is too short to try them on.
 */
export function levelAhead(series: readonly Dated[], target: number): Level | null {
  const trials = trialsOf(series, target - (series.at(-1)?.at ?? target));
  if (trials.length < FEWEST_TRIALS) return null;
  const squares = GUESSES.map((_guess, g) => {
    const tried = trials.filter(({ said }) => said[g] !== null);
    if (tried.length < FEWEST_TRIED) return null;
    return LEAST_SQUARE + fading(trials, ({ came, said }) => squareOf(said[g] ?? null, came));
  });
  return {
    value: weigh(
      GUESSES.map((guess) => guess(series, target)),
      squares,
    ),
    error: Math.sqrt(fading(trials, ({ came, said }) => squareOf(weigh(said, squares), came))),
  };
}

/** What each guess would have said of each month of the past, knowing no more than so many months before. */
function trialsOf(series: readonly Dated[], step: number): Trial[] {
  return series.flatMap(({ at, value }): Trial[] => {
    const past = series.filter((one) => one.at <= at - Math.max(1, step));
    return past.length < FEWEST_PAST ? [] : [{ came: value, said: GUESSES.map((guess) => guess(past, at)) }];
  });
}

const squareOf = (said: number | null, came: number): number | null => (said === null ? null : (said - came) ** 2);

/** The mean of what trials tell, each counting for less than the one after it; those that tell nothing are left out. */
function fading(trials: readonly Trial[], of: (trial: Trial) => number | null): number {
  const told = trials.flatMap((trial, i) => {
    const value = of(trial);
    return value === null ? [] : [{ value, weight: FADES ** (trials.length - 1 - i) }];
  });
  return sum(told.map(({ value, weight }) => value * weight)) / sum(told.map(({ weight }) => weight));
}

/** The mean of guesses by the inverse squares of their mean squared errors; the mean of all months where none was tried. */
function weigh(said: readonly (number | null)[], squares: readonly (number | null)[]): number {
  const told = said.flatMap((value, g) => {
    const square = squares[g] ?? null;
    return value === null || square === null ? [] : [{ value, weight: square ** -2 }];
  });
  if (told.length === 0) return said[0] ?? 0;
  return sum(told.map(({ value, weight }) => value * weight)) / sum(told.map(({ weight }) => weight));
}
