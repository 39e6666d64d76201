import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, sayWhy, tooLong, type FindingWhy, type Moved } from "./finding-event.ts";

export interface ConsentInput extends FindingWhy {
  readonly consents: boolean;
}

/** The acceptor of record consents to a rectification being put off, or does not 挂账审议. */
export function consentToRisk(trx: Trx, clock: Clock, input: ConsentInput): Promise<Outcome<Moved>> {
  if (!input.consents) return sayWhy(trx, clock, input, "DECLINE_RISK");
  return actOnFinding(trx, clock, input, "CONSENT_TO_RISK", async ({ untilOn }) => {
    // The day is the one that was proposed; the database writes it from there as well.
    if (untilOn === null || untilOn <= clock.today())
      return refused("UNTIL_PAST", null, "The day proposed has passed: decline, so that another is proposed.");
    return tooLong("reason", input.reason) ?? done({ reason: input.reason, untilOn });
  });
}
