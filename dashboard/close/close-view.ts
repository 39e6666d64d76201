import type { ClosedRate } from "../api/generated/graphql.ts";
import type { RateName } from "../figures/rates.ts";

/** Rates that can be looked at, with their names in the glossary. */
export const CLOSED_RATES = {
  CURRENT_RATE: "currentRate",
  ON_TIME_RATE: "onTimeRate",
  OVERDUE_RATE: "overdueRate",
  RECOVERY_RATE: "recoveryRate",
  COMBINED_RATE: "combinedRate",
  HOUSEHOLD_RATE: "householdRate",
  HOUSEHOLD_ON_TIME_RATE: "householdOnTimeRate",
  HOUSEHOLD_OVERDUE_RATE: "householdOverdueRate",
} as const satisfies Partial<Record<ClosedRate, RateName>>;
export type ShownRate = keyof typeof CLOSED_RATES;

export const isShownRate = (text: string | null): text is ShownRate =>
  text !== null && Object.hasOwn(CLOSED_RATES, text);

/** Rates of households count households, the others fen. */
export const countsHouseholds = (rate: ShownRate): boolean => rate.startsWith("HOUSEHOLD");

/** What the page shows, as the address says it. */
export interface CloseView {
  /** First day of the closed month that is looked at; null: the latest. */
  readonly month: string | null;
  readonly rate: ShownRate;
  /** Code of the estate whose rows are listed; null: all. */
  readonly estate: string | null;
}

export function readCloseView(search: URLSearchParams): CloseView {
  const rate = search.get("rate");
  const month = search.get("month");
  return {
    month: month !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : null,
    rate: isShownRate(rate) ? rate : "CURRENT_RATE",
    estate: search.get("estate"),
  };
}

/** The address of another view; what is usual is not written. */
export function writeCloseView(search: URLSearchParams, change: Partial<CloseView>): URLSearchParams {
  const { month, rate, estate } = { ...readCloseView(search), ...change };
  const written = new URLSearchParams(search);
  const told = { month: month?.slice(0, 7) ?? null, rate: rate === "CURRENT_RATE" ? null : rate, estate };
  for (const [name, value] of Object.entries(told))
    if (value === null) written.delete(name);
    else written.set(name, value);
  return written;
}

/** The month before the one that a day is in, by its first day. */
export function monthBefore(day: string, months = 1): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}

/**
 * First days of the last months that are over, the latest first. Where records end before the calendar's month, their last month is over as
 * well; of later ones there is nothing to close.
 */
export function monthsOver({ today, day }: { readonly today: string; readonly day: string }, many: number): string[] {
  const last = today.slice(0, 7) < day.slice(0, 7) ? monthBefore(today, 0) : monthBefore(today);
  return Array.from({ length: many }, (_unused, index) => monthBefore(last, index));
}
