import type { Posting } from "./entry.type.ts";
import { net } from "./replay.rules.ts";

/**
 * What must be posted so that everything recorded adds up to the replay; effective dates are the replay's. What was recorded may hold
 * the same movement several times over.
 */
export function differenceOf(recorded: readonly Posting[], replayed: readonly Posting[]): Posting[] {
  return net([...replayed, ...recorded.map((posting) => ({ ...posting, amount: -posting.amount }))]);
}
