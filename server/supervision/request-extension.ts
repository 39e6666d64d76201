import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, missing, type FindingWhy, type Moved } from "./finding-event.ts";
import { refusalOf } from "./finding-refusal.rules.ts";

export interface RequestExtensionInput extends FindingWhy {
  readonly untilOn: string;
}

/** Asks for a later deadline 延期申请; the first one stays visible. */
export function requestExtension(trx: Trx, clock: Clock, input: RequestExtensionInput): Promise<Outcome<Moved>> {
  const { reason, untilOn } = input;
  return actOnFinding(trx, clock, input, "REQUEST_EXTENSION", async ({ dueOn, latestUntil }) => {
    const unsaid = missing("reason", reason);
    if (unsaid !== null) return unsaid;
    if (untilOn <= clock.today() || (dueOn !== null && untilOn <= dueOn)) return refusalOf("UNTIL_TOO_EARLY");
    return untilOn > latestUntil ? refusalOf("UNTIL_TOO_FAR") : done({ reason, untilOn });
  });
}
