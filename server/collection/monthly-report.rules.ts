import { lastYearPosition, previousPosition, yearToDate, type Position } from "./period.rules.ts";

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text names a month of the calendar, yyyy-mm, that the ledger can hold. */
export function isMonth(text: string): boolean {
  const year = Number(MONTH.exec(text)?.[1] ?? 0);
  return year >= 1991 && year <= 2100;
}

/** The positions that a month is reported at: itself, the month before and last year, and both years up to it. */
export interface MonthPositions {
  readonly month: Position;
  readonly previous: Position;
  readonly last_year: Position;
  readonly year: Position;
  readonly last_year_to_date: Position;
}

/** A month that is over is read at its own end unless another day is asked for; the running one as of today. */
export function positionsOfMonth(text: string, today: string, asOf?: string): MonthPositions {
  const [year, number] = [Number(text.slice(0, 4)), Number(text.slice(5))];
  const to = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const month: Position = { from: `${text}-01`, to, asOf: asOf ?? (to < today ? to : today) };
  const soFar = yearToDate(month);
  return {
    month,
    previous: previousPosition(month),
    last_year: lastYearPosition(month),
    year: soFar,
    last_year_to_date: lastYearPosition(soFar),
  };
}
