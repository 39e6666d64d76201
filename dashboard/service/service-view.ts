import type { ServiceGroup } from "../api/generated/graphql.ts";
import { parsePeriod } from "../format/period.ts";

export const GROUPS: readonly Exclude<ServiceGroup, "ALL">[] = ["ESTATE", "BUILDING", "SUBJECT", "CHANNEL", "MONTH"];
export const MONTHS = [1, 3, 6, 12] as const;

/** What the page shows, as the address says it. */
export interface ServiceView {
  readonly by: (typeof GROUPS)[number];
  readonly estate: string | null;
  /** How many months back the period begins, the current one included. */
  readonly months: (typeof MONTHS)[number];
  /** A period of its own instead, 2026-Q3: that of a review whose figure led here. */
  readonly period: string | null;
  /** With a period of its own: as known then, and only complaints that the rate of responses counted. */
  readonly knownAt: string | null;
  readonly counted: boolean;
  readonly open: boolean;
}

export function readServiceView(search: URLSearchParams): ServiceView {
  const period = periodIn(search);
  return {
    by: GROUPS.find((group) => group === search.get("by")) ?? "ESTATE",
    estate: search.get("estate"),
    months: MONTHS.find((months) => String(months) === search.get("months")) ?? 3,
    period,
    knownAt: period === null ? null : instantIn(search),
    counted: period !== null && search.get("counted") === "1",
    open: search.get("open") === "1",
  };
}

/** The address of another view; what is usual is not written. */
export function writeServiceView(search: URLSearchParams, change: Partial<ServiceView>): URLSearchParams {
  const { by, estate, months, period, knownAt, counted, open } = { ...readServiceView(search), ...change };
  const written = new URLSearchParams(search);
  const told = {
    by: by === "ESTATE" ? null : by,
    estate,
    months: months === 3 ? null : String(months),
    period,
    knownAt: period === null ? null : knownAt,
    counted: period !== null && counted ? "1" : null,
    open: open ? "1" : null,
  };
  for (const [name, value] of Object.entries(told))
    if (value === null) written.delete(name);
    else written.set(name, value);
  return written;
}

function periodIn(search: URLSearchParams): string | null {
  const text = search.get("period");
  return text !== null && parsePeriod(text) !== null ? text : null;
}

function instantIn(search: URLSearchParams): string | null {
  const text = search.get("knownAt");
  return text !== null && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The first day of the month that is so many months back, the current one counted. */
export function firstDay(today: string, months: number): string {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month - months, 1)).toISOString().slice(0, 10);
}

/** A score with two decimals; an em dash where there is none. */
export const score = (mean: number | null): string => (mean === null ? "—" : mean.toFixed(2));
