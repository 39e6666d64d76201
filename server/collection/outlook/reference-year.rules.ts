import { hasSpringFestival } from "./spring-festival.rules.ts";
import { deviation, pooled, type Proportion } from "../statistics/p-chart.rules.ts";
import { sum } from "../statistics/triangle.rules.ts";

/** Of households billed in two months: how many there are, and how many did otherwise in the one than in the other. */
export interface Pairs {
  readonly households: number;
  readonly changed: number;
}

/** A month's households against those of the month before, and of half a year before. */
export interface Changes {
  readonly month: Pairs;
  readonly halfYear: Pairs;
}

/** How many households of a month's bills did what is watched, of how many. */
export interface MonthCount extends Proportion {
  /** YYYY-MM. */
  readonly month: string;
  readonly changes?: Changes | null;
}

/** Months of the reference year; a watch begins with the month after. */
export const REFERENCE_MONTHS = 12;
/** Months apart of which changes tell. */
const HALF_YEAR = 6;
/** More memory than this is not believed: no number of months would tell anything any more. */
const MOST_MEMORY = 0.9;
/** By how much the Spring Festival may move a month's rate where the records do not tell. */
const FESTIVAL = 0.1;
/** By how much a month differs for reasons of its own, as a share: what is smaller is nothing to act on, however large the estate. */
const OWN_UNREST = 0.008;

/** The month a number of months later. */
export function monthAfter(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export interface Reference {
  readonly from: string;
  readonly to: string;
  readonly level: number;
  readonly size: number;
  readonly months: number;
  /** Share of the differences between months that is season and not chance. */
  readonly season: number;
  /** Share of the variance of so many tosses that is left, since the same households mostly do the same again. */
  readonly restless: number;
  /** How far what a household did last month is done again for no other reason: ρ between neighbouring months. */
  readonly memory: number;
  /** By the month's number. */
  readonly byMonth: ReadonlyMap<string, MonthCount>;
}

export function referenceOf(series: readonly MonthCount[], from: string): Reference | null {
  const to = monthAfter(from, REFERENCE_MONTHS - 1);
  const months = series.filter(({ month }) => month >= from && month <= to);
  const level = pooled(months);
  // Fewer than three months tell nothing of a year's round.
  if (level === null || months.length < 3) return null;
  const size = sum(months.map((one) => one.size));
  const { restless, memory } = constancy(months, from, level);
  const spread = sum(months.map((one) => (one.count / one.size - level) ** 2)) / (months.length - 1);
  const chance = (restless * sum(months.map((one) => deviation(level, one.size) ** 2))) / months.length;
  const season = seasonal(spread, chance, months.length);
  const byMonth = new Map(months.map((one) => [one.month.slice(5, 7), one]));
  return { from, to, level, size, months: months.length, season, restless, memory, byMonth };
}

/**
 * Some households always pay and some never do, so that counts differ from month to month less than as many tosses of one coin: half of the
 * share that changes between two months far apart is the mean of p(1 − p) over households. McNemar, Psychometrika 1947;12:153–157. That
 * fewer change between neighbouring months tells that months are no tosses of their own either. Who was not billed in both counts as a
 * toss; so do all where nobody was.
 */
function constancy(months: readonly MonthCount[], from: string, level: number) {
  const later = months.filter(({ month }) => month >= monthAfter(from, HALF_YEAR));
  const far = pairsOf(later, ({ halfYear }) => halfYear);
  const near = pairsOf(months.slice(1), ({ month }) => month);
  const toss = level * (1 - level);
  if (far === null || toss <= 0) return { restless: 1, memory: 0 };
  const restless = far.known * Math.min(1, far.share / 2 / toss) + (1 - far.known);
  const memory = near === null || far.share === 0 ? 0 : 1 - near.share / far.share;
  return { restless, memory: Math.min(MOST_MEMORY, Math.max(0, memory)) };
}

/** Which share of households changed, and how many of all were billed in both months; null where none were. */
function pairsOf(months: readonly MonthCount[], which: (changes: Changes) => Pairs) {
  const told = months.flatMap(({ size, changes }) => (changes == null ? [] : [{ size, ...which(changes) }]));
  const households = sum(told.map((one) => one.households));
  if (households === 0) return null;
  const known = Math.min(1, households / sum(told.map(({ size }) => size)));
  return { share: sum(told.map(({ changed }) => changed)) / households, known };
}

/**
 * How far each month of the reference year stands for itself: James and Stein's weight with (m − 3) ÷ (m − 1), since chance over spread is too
 * large on average. Efron & Morris, JASA 1973;68:117–130.
 */
function seasonal(spread: number, chance: number, months: number): number {
  if (spread <= 0) return 0;
  return Math.max(0, 1 - (((months - 3) / (months - 1)) * chance) / spread);
}

export interface Judged extends MonthCount {
  readonly expected: number;
  readonly sigma: number;
}

/** What a month of the reference year lets be expected: a rate, from so many households, and by how much the festival may put it off. */
interface Like {
  readonly rate: number;
  readonly size: number;
  readonly doubt: number;
}

/**
 * The month of the reference year that a month is compared with. Where the Spring Festival was in the other of January and February then, what is
 * to be expected lies between the two: nobody knows how much of their difference was the festival.
 */
function likeOf(month: string, { byMonth, season: weight }: Reference): Like | null {
  const number = month.slice(5, 7);
  const same = byMonth.get(number);
  if (same === undefined) return null;
  const own = same.count / same.size;
  const festive = hasSpringFestival(month);
  if (hasSpringFestival(same.month) === festive) return { rate: own, size: same.size, doubt: 0 };
  const other = byMonth.get(number === "01" ? "02" : "01");
  if (other === undefined || hasSpringFestival(other.month) !== festive)
    return { rate: own, size: same.size, doubt: FESTIVAL };
  const there = other.count / other.size;
  return { rate: (own + there) / 2, size: same.size + other.size, doubt: (weight * (own - there)) / 2 };
}

/** What is expected of a month: the same month of the reference year as far as months differ by season, else the year's level. */
export function judge(one: MonthCount, reference: Reference): Judged {
  const { level, size, months, season, restless } = reference;
  const like = likeOf(one.month, reference);
  const weight = like === null ? 0 : season;
  const expected = (1 - weight) * level + weight * (like?.rate ?? level);
  const centre = Math.min(0.99, Math.max(0.01, expected));
  // What a shrunken mean is still off by is its weight, not the square of it: the rest is the season that it left out.
  const households = 1 / one.size + (like === null ? 0 : weight / like.size) + (1 - weight) ** 2 / size;
  const unrest = OWN_UNREST ** 2 * (1 + weight + (1 - weight) ** 2 / months) + (like?.doubt ?? 0) ** 2;
  return { ...one, expected, sigma: Math.sqrt(centre * (1 - centre) * restless * households + unrest) };
}
