import { addDays, isDay, parsePeriod, periodAt, periodText, type Period } from "../format/period.ts";

/** When figures are read: for which period, as of which day, and as known at which moment. It stands in every page's address. */
export interface Reading {
  readonly period: Period;
  readonly asOf: string;
  /** Moment up to which records count, or null for all. */
  readonly knownAt: string | null;
}

/** The period when the address says nothing: the quarter that ended last. */
export function defaultPeriod(today: string): Period {
  const { from } = periodAt("QUARTER", today);
  return periodAt("QUARTER", addDays(from, -1));
}

/** A period is read as of its end unless that is still to come: then both sides of a comparison stand at the same position. */
export const defaultAsOf = (period: Period, today: string): string => (period.to < today ? period.to : today);

/** Reads an address. What it cannot read counts as not said, so an old or mistyped link still opens. */
export function readReading(search: URLSearchParams, today: string): Reading {
  const period = parsePeriod(search.get("period") ?? "") ?? defaultPeriod(today);
  const asOf = search.get("asOf") ?? "";
  const knownAt = search.get("knownAt") ?? "";
  return {
    period,
    asOf: isDay(asOf) ? asOf : defaultAsOf(period, today),
    knownAt: isInstant(knownAt) ? knownAt : null,
  };
}

/** Writes a reading into an address, without what goes without saying. */
export function writeReading(search: URLSearchParams, { period, asOf, knownAt }: Reading, today: string): void {
  const say = (name: string, value: string | null) => (value === null ? search.delete(name) : search.set(name, value));
  say("period", periodText(period) === periodText(defaultPeriod(today)) ? null : periodText(period));
  say("asOf", asOf === defaultAsOf(period, today) ? null : asOf);
  say("knownAt", knownAt);
}

/** An instant names its zone, or it would be another one elsewhere. */
const isInstant = (text: string): boolean => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
