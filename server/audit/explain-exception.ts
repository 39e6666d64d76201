import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { insertDecision, LONGEST_REASON, type DecidedException } from "./decision.store.ts";
import { readException } from "./exception.store.ts";

export interface ExplainInput extends DecidedException {
  readonly reason: string;
  /** Last day on which the explanation holds; null for as long as its cause stays the same. */
  readonly expiresOn: string | null;
}

/**
 * Explains an exception, until a day where one is named (P3.4). What the estate's own manager says is kept beside it and settles
 * nothing: whoever is asked does not answer for the answer.
 */
export async function explainException(
  trx: Trx,
  clock: Clock,
  { estateId, foundId, reason: given, expiresOn }: ExplainInput,
): Promise<Outcome<DecidedException>> {
  const reason = given.trim();
  const today = clock.today();
  const exception = await readException(trx, { estateId, foundId }, today);
  if (exception === null) return refused("EXCEPTION_UNKNOWN", "id", "There is no such exception.");
  if (reason === "" || reason.length > LONGEST_REASON)
    return refused("REASON_NOT_WRITTEN", "reason", `Write a reason of 1 to ${LONGEST_REASON} characters.`);
  if (exception.standing === "GONE")
    return refused("CAUSE_GONE", "id", "Its cause is gone: there is nothing left to explain.");
  if (exception.standing === "CONFIRMED")
    return refused("ALREADY_CONFIRMED", "id", "It was confirmed: say what there is to say at its finding.");
  if (expiresOn !== null && expiresOn < today)
    return refused("EXPIRES_IN_PAST", "expiresOn", "The last day of the explanation has passed already.");
  const stated = trx.actor.role === "ESTATE_MANAGER";
  if (stated && expiresOn !== null)
    return refused(
      "NOT_YOURS_TO_SETTLE",
      "expiresOn",
      "A statement of the estate has no last day: it settles nothing.",
    );
  const decision = stated ? "STATED" : "EXPLAINED";
  const { ruleCode: rule, subject, times: appearance } = exception;
  await insertDecision(trx, clock.now(), { estateId, rule, subject, appearance, decision, reason, expiresOn });
  await appendJournal(trx, [
    {
      act: stated ? "STATED_EXCEPTION" : "EXPLAINED_EXCEPTION",
      subject: `AuditException ${rule}:${subject}`,
      estateId,
      before: { standing: exception.standing },
      after: { reason, expiresOn },
    },
  ]);
  return done({ estateId, foundId });
}
