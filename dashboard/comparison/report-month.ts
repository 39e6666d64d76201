import { addDays, periodAt, type Period } from "../format/period.ts";
import { defaultAsOf, type Reading } from "../reading/reading.ts";

/** What the monthly report 收缴月报 is asked for. */
export interface AskedReport {
  readonly month: Period;
  /** The day it is read at; null for the month's own end. */
  readonly asOf: string | null;
  readonly knownAt: string | null;
}

/**
 * The report that goes with a view: of the last month of its period that is over by the as-of date; where none is, of the month
 * that the period has reached. An as-of date that was chosen holds for the report too.
 */
export function reportOf({ period, asOf, knownAt }: Reading, today: string): AskedReport {
  const chosen = asOf !== defaultAsOf(period, today);
  const reached = period.to < asOf ? period.to : asOf < period.from ? period.from : asOf;
  const last = periodAt("MONTH", reached);
  const before = periodAt("MONTH", addDays(last.from, -1));
  const month = last.to > asOf && before.from >= period.from ? before : last;
  return { month, asOf: chosen || month.to > asOf ? asOf : null, knownAt };
}

/** Where the server gives the report, yyyy-mm in a language. */
export function reportAddress({ month, asOf, knownAt }: AskedReport, language: string): string {
  const search = new URLSearchParams({ month: month.from.slice(0, 7), lang: language });
  if (asOf !== null) search.set("asOf", asOf);
  if (knownAt !== null) search.set("knownAt", knownAt);
  return `/reports/monthly.xlsx?${search.toString()}`;
}
