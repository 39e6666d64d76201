import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, missing, type FindingWhy, type Moved } from "./finding-event.ts";

export interface RequestExtensionInput extends FindingWhy {
  readonly untilOn: string;
}

/** Asks for a later deadline 延期申请; the first one stays visible. */
export function requestExtension(trx: Trx, clock: Clock, input: RequestExtensionInput): Promise<Outcome<Moved>> {
  const { reason, untilOn } = input;
  return actOnFinding(trx, clock, input, "REQUEST_EXTENSION", async ({ dueOn }) => {
    const unsaid = missing("reason", reason);
    if (unsaid !== null) return unsaid;
    if (untilOn <= clock.today() || (dueOn !== null && untilOn <= dueOn))
      return refused("UNTIL_TOO_EARLY", "untilOn", "Ask for a day after today and after the present deadline.");
    return done({ reason, untilOn });
  });
}
