import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, sayWhy, tooLong, type FindingWhy, type Moved } from "./finding-event.ts";

export interface DecideExtensionInput extends FindingWhy {
  readonly granted: boolean;
  /** Where it is granted to an earlier day than asked for; null for the day asked for. */
  readonly untilOn: string | null;
}

/** Grants or refuses an extension 延期审批; granting may be for less than was asked for, never for more. */
export function decideExtension(trx: Trx, clock: Clock, input: DecideExtensionInput): Promise<Outcome<Moved>> {
  if (!input.granted) return sayWhy(trx, clock, input, "REFUSE_EXTENSION");
  return actOnFinding(trx, clock, input, "GRANT_EXTENSION", async ({ untilOn: asked }) => {
    const untilOn = input.untilOn ?? asked;
    if (untilOn === null || asked === null || untilOn > asked || untilOn <= clock.today())
      return refused("UNTIL_OUT_OF_RANGE", "untilOn", "Choose a day after today, at the latest the day asked for.");
    return tooLong("reason", input.reason) ?? done({ reason: input.reason, untilOn });
  });
}
