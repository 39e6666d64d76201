import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { insertDecision, LONGEST_REASON, type DecidedException } from "./decision.store.ts";
import { readException } from "./exception.store.ts";

export interface ConfirmInput extends DecidedException {
  /** What was verified. */
  readonly reason: string;
}

/** Confirms an exception: what was to be verified was verified, and it stands (P3.4, P6.4). */
export async function confirmException(
  trx: Trx,
  clock: Clock,
  { estateId, foundId, reason: given }: ConfirmInput,
): Promise<Outcome<DecidedException>> {
  const reason = given.trim();
  const exception = await readException(trx, { estateId, foundId }, clock.today());
  if (exception === null) return refused("EXCEPTION_UNKNOWN", "id", "There is no such exception.");
  if (reason === "" || reason.length > LONGEST_REASON)
    return refused("REASON_MISSING", "reason", `Write what was verified, in 1 to ${LONGEST_REASON} characters.`);
  if (exception.standing === "GONE")
    return refused("CAUSE_GONE", "id", "Its cause is gone: there is nothing to confirm.");
  if (exception.standing === "CONFIRMED") return refused("ALREADY_CONFIRMED", "id", "It was confirmed already.");
  const { ruleCode: rule, subject, times: appearance } = exception;
  await insertDecision(trx, clock.now(), {
    appearance,
    estateId,
    rule,
    subject,
    decision: "CONFIRMED",
    reason,
    expiresOn: null,
  });
  await appendJournal(trx, [
    {
      act: "CONFIRMED_EXCEPTION",
      subject: `AuditException ${rule}:${subject}`,
      estateId,
      before: { standing: exception.standing },
      after: { reason },
    },
  ]);
  return done({ estateId, foundId });
}
