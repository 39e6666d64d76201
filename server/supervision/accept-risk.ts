import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, missing, type FindingWhy, type Moved } from "./finding-event.ts";
import { readCase } from "./finding-case.store.ts";
import { refusalOf } from "./finding-refusal.rules.ts";
import { isSerious } from "./rectification.rules.ts";

export interface AcceptRiskInput extends FindingWhy {
  readonly untilOn: string;
}

/** Puts the rectification off until a day 暂缓整改（挂账）; from more serious upwards that is a proposal, to which the acceptor consents. */
export async function acceptRisk(trx: Trx, clock: Clock, input: AcceptRiskInput): Promise<Outcome<Moved>> {
  const found = await readCase(trx, input.code, clock.today());
  if (found === null) return refusalOf("FINDING_UNKNOWN");
  const action = isSerious(found.severity) ? "PROPOSE_RISK" : "ACCEPT_RISK";
  const { reason, untilOn } = input;
  return actOnFinding(trx, clock, input, action, async ({ latestUntil }) => {
    const unsaid = missing("reason", reason);
    if (unsaid !== null) return unsaid;
    if (untilOn <= clock.today()) return refusalOf("UNTIL_TOO_EARLY");
    return untilOn > latestUntil ? refusalOf("UNTIL_TOO_FAR") : done({ reason, untilOn });
  });
}
