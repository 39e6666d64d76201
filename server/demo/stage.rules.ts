import type { Day } from "../ledger/entry.type.ts";
import { addDays, addMonths, DEMO_END, LAST_MONTH, lastOfMonth } from "./calendar.rules.ts";

/** A batch of the demo: all that the sources deliver up to a day, recorded after it. */
export interface Cut {
  readonly label: string;
  readonly through: Day;
  readonly recordedAt: string;
}

/**
 * The company adopts the platform with the year 2026 and loads what it has; then come three quarters, and what has happened since, so
 * that readers can compare what was known when. Each batch replays every household's whole history: a first start has time for these.
 */
const LAST_MONTHS = ["2025-12-01", "2026-09-01", LAST_MONTH] as const;

/** Headquarters takes in the records of a month on the 2nd of the next; those of the last month as they stand at the demo's end. */
export const CUTS: readonly Cut[] = LAST_MONTHS.map((month) => {
  const label = `演示 Demo ${month.slice(0, 7)}`;
  if (month === LAST_MONTH) return { label, through: DEMO_END, recordedAt: `${addDays(DEMO_END, 1)}T06:00:00+08:00` };
  return { label, through: lastOfMonth(month), recordedAt: `${addDays(addMonths(month, 1), 1)}T18:00:00+08:00` };
});

/** Sorts what is delivered into the batches, keeping its order. */
export function byCut<Entry extends { readonly knownOn: Day }>(entries: readonly Entry[]): Entry[][] {
  const cuts: Entry[][] = CUTS.map(() => []);
  for (const entry of entries) {
    const index = CUTS.findIndex((cut) => entry.knownOn <= cut.through);
    const cut = cuts[index];
    if (cut === undefined)
      throw new Error(`nothing is delivered after ${DEMO_END}, but an entry is on ${entry.knownOn}`);
    cut.push(entry);
  }
  return cuts;
}
