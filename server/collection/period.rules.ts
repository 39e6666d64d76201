/** A range of business days, both ends included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** A period with the day as of which it is read. */
export interface Position extends Period {
  readonly asOf: string;
}

const DAY = 86_400_000;
const toDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): string => date.toISOString().slice(0, 10);
const addDays = (day: string, days: number): string => toDay(new Date(toDate(day).getTime() + days * DAY));
const daysBetween = (from: string, to: string): number => (toDate(to).getTime() - toDate(from).getTime()) / DAY;
const lastDayOf = (year: number, month: number): string => toDay(new Date(Date.UTC(year, month, 0)));
const firstDayOf = (year: number, month: number): string => toDay(new Date(Date.UTC(year, month - 1, 1)));

/** Number of whole calendar months that a period covers, or null when it does not begin and end with a month. */
export function wholeMonths({ from, to }: Period): number | null {
  const [start, end] = [toDate(from), toDate(to)];
  if (start.getUTCDate() !== 1 || to !== lastDayOf(end.getUTCFullYear(), end.getUTCMonth() + 1)) return null;
  return (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth() + 1;
}

/** The period a number of months earlier; months of other lengths keep their ends, and 29 February becomes the 28th. */
function shiftMonths(period: Period, months: number): Period {
  return wholeMonths(period) === null
    ? { from: shiftDay(period.from, months), to: shiftDay(period.to, months) }
    : { from: shiftDay(period.from, months), to: endOfMonth(shiftDay(period.to.slice(0, 8) + "01", months)) };
}

function shiftDay(day: string, months: number): string {
  const date = toDate(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1 - months];
  const last = lastDayOf(year, month);
  const same = addDays(firstDayOf(year, month), date.getUTCDate() - 1);
  return same < last ? same : last;
}

function endOfMonth(day: string): string {
  const date = toDate(day);
  return lastDayOf(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** The period of the same length just before: the months before for whole months, else as many days. */
export function previousPeriod(period: Period): Period {
  const months = wholeMonths(period);
  if (months !== null) return shiftMonths(period, months);
  const to = addDays(period.from, -1);
  return { from: addDays(to, -daysBetween(period.from, period.to)), to };
}

export const samePeriodLastYear = (period: Period): Period => shiftMonths(period, 12);

/**
 * The previous period read at the same position (METRICS.md, ground rule 8): as of a day shifted as much as the period is, so that
 * neither side has had longer to collect. A period read at its own end is compared with another at its own end.
 */
export function previousPosition(position: Position): Position {
  const months = wholeMonths(position);
  const back = daysBetween(position.from, position.to) + 1;
  const asOf = months === null ? addDays(position.asOf, -back) : shiftAsOf(position.asOf, months);
  return { ...previousPeriod(position), asOf };
}

/** The same period last year, read at the same position. */
export function lastYearPosition(position: Position): Position {
  const other = samePeriodLastYear(position);
  if (position.asOf === position.to) return { ...other, asOf: other.to };
  return {
    ...other,
    asOf: wholeMonths(position) === null ? shiftDay(position.asOf, 12) : shiftAsOf(position.asOf, 12),
  };
}

/** The same position in a month earlier: the end of a month stays one, whatever the months' lengths. */
function shiftAsOf(day: string, months: number): string {
  const shifted = shiftDay(day, months);
  return day === endOfMonth(day) ? endOfMonth(shifted) : shifted;
}

/** From 1 January of the year in which the period ends to its end, as of the same day. */
export const yearToDate = ({ to, asOf }: Position): Position => ({ from: `${to.slice(0, 4)}-01-01`, to, asOf });

/** The months up to and with the one in which the period ends, oldest first, each as of its own end or the day given. */
export function monthsUpTo({ to, asOf }: Position, count: number): Position[] {
  return Array.from({ length: count }, (_unused, index) => {
    const from = shiftDay(`${to.slice(0, 8)}01`, count - 1 - index);
    const end = endOfMonth(from);
    return { from, to: end, asOf: end < asOf ? end : asOf };
  });
}

/** Remembers what was worked out last: an answer asks the same of hundreds of scopes, one after the other. */
export function remembering<R>(
  work: (position: Position, count: number) => R,
): (position: Position, count?: number) => R {
  let last: { readonly asked: string; readonly found: R } | undefined;
  return (position, count = 0) => {
    const asked = [position.from, position.to, position.asOf, count].join(" ");
    if (last?.asked !== asked) last = { asked, found: work(position, count) };
    return last.found;
  };
}

/** The last day of the last whole month by a day: itself where it ends a month. */
export function monthClosed(day: string): string {
  return day === endOfMonth(day) ? day : addDays(`${day.slice(0, 8)}01`, -1);
}

/** The day whose whole months are told as of a day: a month whose last day is today is over tomorrow. */
export const whollyBy = (asOf: string, today: string): string =>
  asOf === today && monthClosed(today) === today ? addDays(today, -1) : asOf;

/** The month in which a day lies. */
export const monthOf = (day: string): Period => ({ from: `${day.slice(0, 8)}01`, to: endOfMonth(day) });
