import { CountRate, NoRateReason, Rate } from "./collection.type.ts";
import type { FigureRow } from "./kpi.store.ts";

/** Where a rate stands in a row of figures, and why it may be missing. */
interface RatePlace {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly reason: NoRateReason;
}

const { NOTHING_BILLED, NOTHING_DUE, NO_ARREARS } = NoRateReason;
const place = (value: string, numerator: string, denominator: string, reason: NoRateReason): RatePlace => ({
  value,
  numerator,
  denominator,
  reason,
});

export const MONEY_RATES = {
  current_rate: place("current_rate", "collected", "net_billed", NOTHING_BILLED),
  rate_before_waivers: place("rate_before_waivers", "collected", "billed", NOTHING_BILLED),
  waiver_rate: place("waiver_rate", "waived", "billed", NOTHING_BILLED),
  on_time_rate: place("on_time_rate", "on_time", "on_time_base", NOTHING_DUE),
  overdue_rate: place("overdue_rate", "overdue", "overdue_base", NOTHING_DUE),
  recovery_rate: place("recovery_rate", "arrears_recovered", "recovery_base", NO_ARREARS),
  prior_recovery_rate: place("prior_recovery_rate", "recovered_prior_years", "prior_recovery_base", NO_ARREARS),
  combined_rate: place("combined_rate", "combined_collected", "combined_base", NOTHING_BILLED),
} as const;

export const HOUSEHOLD_RATES = {
  household_rate: place("household_rate", "households_settled", "households_billed", NOTHING_BILLED),
  household_overdue_rate: place("household_overdue_rate", "households_overdue", "households_due", NOTHING_DUE),
  household_on_time_rate: place("household_on_time_rate", "households_on_time", "households_on_time_base", NOTHING_DUE),
} as const;

/** Where the amounts whose rows can be listed stand in a row of figures. */
export const AMOUNTS = {
  billed: "billed",
  net_billed: "net_billed",
  collected: "collected",
  outstanding: "closing",
  opening_arrears: "opening_arrears",
} as const;

/** An amount of a row of figures; a scope without any bill has no row, and its sums are 0. */
export function fenOf(row: FigureRow | undefined, name: string): bigint {
  if (row === undefined) return 0n;
  const value = row[name];
  if (typeof value !== "bigint") throw new Error(`${name} is no amount`);
  return value;
}

export function numberOf(row: FigureRow | undefined, name: string): number | null {
  const value = row?.[name] ?? null;
  return value === null ? null : Number(value);
}

export function rateOf(row: FigureRow | undefined, code: keyof typeof MONEY_RATES): Rate {
  const { value, numerator, denominator, reason } = MONEY_RATES[code];
  const share = numberOf(row, value);
  const parts = { numerator: fenOf(row, numerator), denominator: fenOf(row, denominator) };
  const missing = share === null ? missingOf(reason, fenOf(row, "net_billed")) : null;
  return Object.assign(new Rate(), { code, value: share, ...parts, reason: missing });
}

/** Why a rate is missing: of a period without any bill it is not that its bills have yet to fall due. */
const missingOf = (reason: NoRateReason, billed: bigint): NoRateReason =>
  reason === NOTHING_DUE && billed <= 0n ? NOTHING_BILLED : reason;

export function countRateOf(row: FigureRow | undefined, code: keyof typeof HOUSEHOLD_RATES): CountRate {
  const { value, numerator, denominator, reason } = HOUSEHOLD_RATES[code];
  const share = numberOf(row, value);
  const parts = { numerator: Number(fenOf(row, numerator)), denominator: Number(fenOf(row, denominator)) };
  const missing = share === null ? missingOf(reason, fenOf(row, "households_billed")) : null;
  return Object.assign(new CountRate(), { code, value: share, ...parts, reason: missing });
}
