import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { actOnFinding, missing, tooLong, type FindingAt, type Moved } from "./finding-event.ts";
import { findAssignee } from "./assignee.store.ts";
import { refusalOf } from "./finding-refusal.rules.ts";

export interface AssignInput extends FindingAt {
  readonly assigneeId: number;
  /** Null for the severity's number of working days; it may be earlier, never later. */
  readonly dueOn: string | null;
  /** Needed where somebody else was responsible before. */
  readonly reason: string;
}

/** Makes somebody of the estate responsible 派单, with a deadline; another's place is taken with the deadline as it was. */
export function assignFinding(trx: Trx, clock: Clock, input: AssignInput): Promise<Outcome<Moved>> {
  return actOnFinding(trx, clock, input, "ASSIGN", async (found) => {
    const again = found.state !== "RECORDED";
    const unsaid = again ? missing("reason", input.reason) : tooLong("reason", input.reason);
    if (unsaid !== null) return unsaid;
    const today = clock.today();
    const assignee = await findAssignee(trx, found.estateId, input.assigneeId, today);
    if (assignee === undefined) return refusalOf("ASSIGNEE_NOT_OF_ESTATE");
    const dueOn = input.dueOn ?? found.deadline;
    if (!again && (dueOn <= today || dueOn > found.deadline)) return refusalOf("DUE_OUT_OF_RANGE");
    return done({ assigneeId: assignee.personId, assigneeName: assignee.name, dueOn, reason: input.reason });
  });
}
