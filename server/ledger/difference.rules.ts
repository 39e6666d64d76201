import type { Posting } from "./entry.type.ts";
import { postingKey } from "./replay.rules.ts";

/** What must be posted so that everything recorded adds up to the replay; effective dates are the replay's. */
export function differenceOf(recorded: readonly Posting[], replayed: readonly Posting[]): Posting[] {
  const sums = new Map(recorded.map((posting) => [postingKey(posting), posting]));
  const difference: Posting[] = [];
  for (const posting of replayed) {
    const key = postingKey(posting);
    const amount = posting.amount - (sums.get(key)?.amount ?? 0n);
    sums.delete(key);
    if (amount !== 0n) difference.push({ ...posting, amount });
  }
  for (const posting of sums.values()) difference.push({ ...posting, amount: -posting.amount });
  return difference;
}
