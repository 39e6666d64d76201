import type { Day } from "../ledger/entry.type.ts";

/** The demo tells 24 months; nothing in it depends on the clock. */
export const FIRST_MONTH = "2024-12-01";
export const LAST_MONTH = "2026-11-01";
/** The last day on which anything has happened. */
export const DEMO_END: Day = "2026-11-23";

const MS_PER_DAY = 86_400_000;

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
}

/** The first day of the month that lies `months` after the month of `day`. */
export function addMonths(day: Day, months: number): Day {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
}

export function lastOfMonth(day: Day): Day {
  return addDays(addMonths(day, 1), -1);
}

/** The given day of a month; a month too short for it ends it. */
export function dayOfMonth(month: Day, dayNumber: number): Day {
  const wanted = addDays(addMonths(month, 0), dayNumber - 1);
  const last = lastOfMonth(month);
  return wanted < last ? wanted : last;
}

/** First days of the months from `from` to `to`, both included, `step` months apart. */
export function monthsFrom(from: Day, to: Day, step = 1): Day[] {
  const months: Day[] = [];
  for (let month = addMonths(from, 0); month <= to; month = addMonths(month, step)) months.push(month);
  return months;
}

/** Public holidays of the years that the demo tells; weekends worked in exchange are left out. */
const HOLIDAYS: readonly (readonly [Day, Day])[] = [
  ["2025-01-01", "2025-01-01"],
  ["2025-01-28", "2025-02-04"],
  ["2025-04-04", "2025-04-06"],
  ["2025-05-01", "2025-05-05"],
  ["2025-05-31", "2025-06-02"],
  ["2025-10-01", "2025-10-08"],
  ["2026-01-01", "2026-01-03"],
  ["2026-02-15", "2026-02-23"],
  ["2026-04-04", "2026-04-06"],
  ["2026-05-01", "2026-05-05"],
  ["2026-06-19", "2026-06-21"],
  ["2026-09-25", "2026-09-27"],
  ["2026-10-01", "2026-10-07"],
];

export function isHoliday(day: Day): boolean {
  return HOLIDAYS.some(([from, to]) => day >= from && day <= to);
}

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/** The first working day on or after `day`. */
export function workingDayFrom(day: Day): Day {
  let found = day;
  while (!isWorkingDay(found)) found = addDays(found, 1);
  return found;
}

/** Weeks around the Spring Festival, when people travel and pay late. */
const FESTIVALS: readonly (readonly [Day, Day])[] = [
  ["2025-01-20", "2025-02-08"],
  ["2026-02-06", "2026-02-26"],
];

export function isSpringFestival(day: Day): boolean {
  return FESTIVALS.some(([from, to]) => day >= from && day <= to);
}
