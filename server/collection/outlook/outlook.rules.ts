import {
  forecastCohorts,
  totalOf,
  type Cohort,
  type CohortForecast,
  type CollectionForecast,
} from "./forecast.rules.ts";
import { absorption } from "../statistics/roll-rate.rules.ts";
import { regularFrom } from "./regular-months.rules.ts";
import { monthAfter } from "./reference-year.rules.ts";

interface CohortAge {
  readonly month: string;
  readonly age: number;
  readonly net: bigint;
  readonly collected: bigint;
}

/** Rows by month and age as cohorts, from where bills are regular on: net as it stands now, what was collected at each age. */
export function cohortsOf(rows: readonly CohortAge[]): Cohort[] {
  const months = Map.groupBy(rows, ({ month }) => month);
  const first = regularFrom([...months.keys()]) ?? "";
  return [...months]
    .filter(([month]) => month >= first)
    .map(([month, ages]) => ({
      month,
      net: Number(ages.at(-1)?.net ?? 0n),
      collected: ages.map(({ collected }) => Number(collected)),
    }));
}

export interface YearEnd {
  readonly year: number;
  /** Net billed of the year, of months to come as assumed, in fen. */
  readonly net: number;
  /** Months whose bills are assumed: those of the same month last year, or of the year's mean. */
  readonly assumed: readonly string[];
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is known of months that have not ended: the last that has, and what was billed so far of the one under way. */
export interface Position {
  readonly closed: string;
  readonly current: { readonly month: string; readonly net: number } | null;
}

/**
 * The months of a year still to end, with what was billed in the same month last year; the year's mean where an estate that bills every month
 * has no such month yet. Nothing is assumed of an estate without a bill in the last quarter.
 */
function assumedCohorts(known: readonly Cohort[], year: number, { closed, current }: Position): Cohort[] {
  const [first, last] = [known[0]?.month, known.at(-1)?.month];
  if (first === undefined || last === undefined || last < monthAfter(closed, -2)) return [];
  const billed = new Map(known.map(({ month, net }) => [month, net]));
  const own = known.filter(({ month }) => month.startsWith(String(year)));
  const mean = own.reduce((total, { net }) => total + net, 0) / Math.max(1, own.length);
  const monthly = known.every(({ month }, i) => i === 0 || known[i - 1]?.month === monthAfter(month, -1));
  const months: Cohort[] = [];
  for (let month = monthAfter(closed, 1); month <= `${year}-12`; month = monthAfter(month, 1)) {
    const before = monthAfter(month, -12);
    const assumed = billed.get(before) ?? (monthly && before < first ? mean : 0);
    const soFar = month === current?.month ? current.net : 0;
    months.push({ month, net: soFar > 0 ? soFar : assumed, collected: [] });
  }
  return months.filter(({ net }) => net > 0);
}

export interface Projection {
  readonly forecast: CollectionForecast | null;
  readonly yearEnd: YearEnd | null;
}

/**
 * The forecast of cohorts and of what a year's bills come to by its end. Months to come are assumed to be billed as in the same month last
 * year.
 */
export function project(known: readonly Cohort[], year: number, position: Position): Projection {
  const { current } = position;
  const assumed = assumedCohorts(known, year, position);
  const forecast = forecastCohorts([...known, ...assumed]);
  if (forecast === null) return { forecast, yearEnd: null };
  const lived = new Map(known.map((cohort) => [cohort.month, cohort]));
  const own = forecast.cohorts.filter(({ month }) => month.startsWith(String(year)));
  if (own.length === 0) return { forecast, yearEnd: null };
  const total = totalOf(own.map((cohort) => atYearEnd(cohort, lived.get(cohort.month)?.collected ?? [])));
  const net = own.reduce((sum, cohort) => sum + cohort.net, 0);
  const billed = current !== null && current.net > 0 ? current.month : null;
  const months = assumed.filter(({ month }) => month !== billed).map(({ month }) => month);
  return { forecast, yearEnd: { year, net, assumed: months, ...total } };
}

/** A cohort at the end of its year; what is known by then is certain, and after the final age nothing more is expected. */
function atYearEnd({ month, path }: CohortForecast, collected: readonly number[]) {
  const age = 12 - Number(month.slice(5, 7));
  const known = collected[age] ?? collected.at(-1) ?? 0;
  const point = path.find((one) => one.age === age) ?? (collected.length <= age ? path.at(-1) : undefined);
  return point ?? { age, reach: 0, value: known, low: known, high: known };
}

export type Assurance = "HIT" | "MISSED" | "CHANCE";

/** Whether a target will be met: the 80 % interval lies above it, below it, or holds it. */
export function assuranceOf({ low, high, net }: YearEnd, target: number): Assurance {
  if (low / net >= target) return "HIT";
  return high / net < target ? "MISSED" : "CHANCE";
}

/** Buckets of the ageing, the youngest first. */
export const BUCKETS = [
  "not_yet_due",
  "1-30",
  "31-60",
  "61-90",
  "91-180",
  "181-365",
  "366-730",
  "731-1095",
  ">1095",
] as const;

interface Move {
  readonly from: string;
  readonly to: string;
  readonly stood: bigint;
  readonly kept: bigint;
  readonly collected: bigint;
  readonly waived: bigint;
  readonly writtenOff: bigint;
}

export interface RollRow {
  readonly bucket: string;
  readonly stood: bigint;
  /** Share that stands in each bucket a month later, in their order. */
  readonly kept: readonly number[];
  readonly collected: number;
  readonly lowered: number;
  /** Share that is collected in the end, were months always like these; null where the matrix has no end. */
  readonly collectedInTheEnd: number | null;
}

/** The matrix of monthly moves between buckets with what each comes to in the end. */
export function rollRows(moves: readonly Move[]): RollRow[] {
  const by = Map.groupBy(moves, ({ from }) => from);
  const buckets = BUCKETS.filter((bucket) => (by.get(bucket) ?? []).some(({ stood }) => stood > 0n));
  const rows = buckets.map((bucket) => {
    const own = by.get(bucket) ?? [];
    const amount = (of: (move: Move) => bigint): number => Number(own.reduce((sum, move) => sum + of(move), 0n));
    const stood = own.reduce((sum, move) => sum + move.stood, 0n);
    const share = (of: (move: Move) => bigint): number => amount(of) / Number(stood);
    return {
      bucket,
      stood,
      kept: BUCKETS.map((to) => share((move) => (move.to === to ? move.kept : 0n))),
      collected: share(({ collected }) => collected),
      lowered: share(({ waived, writtenOff }) => waived + writtenOff),
    };
  });
  // What no month has moved stays for ever: its row has no way out, and nothing of it is collected in the end.
  const stays = (row: (typeof rows)[number]): boolean => (row.kept[BUCKETS.indexOf(row.bucket)] ?? 0) >= 1;
  const ends = absorption(
    rows.map((row) => buckets.map((to) => (stays(row) ? 0 : (row.kept[BUCKETS.indexOf(to)] ?? 0)))),
    rows.map(({ collected, lowered }) => [collected, lowered]),
  );
  return rows.map((row, i) => {
    const end = ends?.[i]?.[0];
    return { ...row, collectedInTheEnd: end === undefined || end < -1e-9 || end > 1 + 1e-9 ? null : end };
  });
}
