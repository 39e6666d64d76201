import { addDays } from "../format/period.ts";

/** A month of billing with some days to spare: whoever bills monthly has recorded something since. */
const LONGEST_SILENCE = 35;

/** Whether an estate's records have stopped: nothing happened in it for longer than a month of billing, or nothing ever. */
export const isStale = (latestEntryOn: string | null, today: string): boolean =>
  latestEntryOn === null || latestEntryOn < addDays(today, -LONGEST_SILENCE);
