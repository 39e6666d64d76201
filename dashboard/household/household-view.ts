import type { LedgerEventKind } from "../api/generated/graphql.ts";
import { isDay } from "../format/period.ts";
import { readReading } from "../reading/reading.ts";

/** What of a household's time line is shown. */
export const SHOWN = ["all", "bills", "adjustments", "receipts", "allocations"] as const;
export type Shown = (typeof SHOWN)[number];

export interface HouseholdView {
  readonly asOf: string;
  /** Moment up to which records count, or null for all. */
  readonly knownAt: string | null;
  readonly shown: Shown;
}

/**
 * Reads an address. A household is read as of the day that the address names, or else of the end of the period that it names:
 * then it agrees with the figure that led here. Without either it is read as of today.
 */
export function readHouseholdView(search: URLSearchParams, today: string): HouseholdView {
  const { asOf, knownAt } = readReading(search, today);
  const dated = isDay(search.get("asOf") ?? "") || search.has("period");
  const shown = SHOWN.find((word) => word === search.get("show")) ?? "all";
  return { asOf: dated ? asOf : today, knownAt, shown };
}

/** Changes an address, without what goes without saying. */
export function writeHouseholdView(search: URLSearchParams, change: Partial<HouseholdView>): URLSearchParams {
  const changed = new URLSearchParams(search);
  const say = (name: string, value: string | null) =>
    value === null ? changed.delete(name) : changed.set(name, value);
  if (change.asOf !== undefined) say("asOf", change.asOf);
  if (change.knownAt !== undefined) say("knownAt", change.knownAt);
  if (change.shown !== undefined) say("show", change.shown === "all" ? null : change.shown);
  return changed;
}

const KINDS: Readonly<Record<LedgerEventKind, Exclude<Shown, "all">>> = {
  BILL: "bills",
  WAIVER: "adjustments",
  CREDIT_NOTE: "adjustments",
  WRITE_OFF: "adjustments",
  WRITE_OFF_REVERSAL: "adjustments",
  PAYMENT: "receipts",
  REVERSAL: "receipts",
  REFUND: "receipts",
  FAILED: "receipts",
  ALLOCATION: "allocations",
};

/** Whether an event of this kind is among those shown. */
export const isShown = (kind: LedgerEventKind, shown: Shown): boolean => shown === "all" || KINDS[kind] === shown;
