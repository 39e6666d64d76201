import type { CohortOutlook } from "./outlook-query.ts";

/** What a month due comes to in the end, as a share of what it billed. */
export interface Final {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The end that is expected of a month due; of one that is complete, what it has come to, the latest payments included. */
export function finalOf({ method, shares, values, lows, highs }: CohortOutlook): Final {
  if (method === "COMPLETE") return { value: shares.at(-1) ?? null, low: null, high: null };
  return { value: values.at(-1) ?? null, low: lows.at(-1) ?? null, high: highs.at(-1) ?? null };
}
