import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk, FindingOpening } from "../platform/finding-desk.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { insertDecision, LONGEST_REASON, type DecidedException } from "./decision.store.ts";
import type { AuditException } from "./audit-exception.type.ts";
import type { AuditRule } from "./audit-rule.type.ts";
import { readException } from "./exception.store.ts";
import { tellFacts } from "./fact.rules.ts";
import { readRule } from "./rule.store.ts";

export interface ConfirmInput extends DecidedException {
  /** What was verified. */
  readonly reason: string;
}

/**
 * Confirms an exception: what was to be verified was verified, and it stands (P3.4). It opens a finding, one for a rule and subject
 * however often it is confirmed; where the last one is closed, the new one names it (P6.4).
 */
export async function confirmException(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  { estateId, foundId, reason: given }: ConfirmInput,
): Promise<Outcome<DecidedException>> {
  const reason = given.trim();
  const exception = await readException(trx, { estateId, foundId }, clock.today());
  if (exception === null) return refused("EXCEPTION_UNKNOWN", "id", "There is no such exception.");
  if (reason === "" || reason.length > LONGEST_REASON)
    return refused("REASON_NOT_WRITTEN", "reason", `Write what was verified, in 1 to ${LONGEST_REASON} characters.`);
  if (exception.standing === "GONE")
    return refused("CAUSE_GONE", "id", "Its cause is gone: there is nothing to confirm.");
  if (exception.standing === "CONFIRMED") return refused("ALREADY_CONFIRMED", "id", "It was confirmed already.");
  const { ruleCode: rule, subject, times: appearance } = exception;
  const opened = await desk.open(trx, clock, openingOf(exception, await readRule(trx, rule), reason));
  if (opened.done === undefined) return opened;
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
      after: { reason, finding: opened.done.code },
    },
  ]);
  return done({ estateId, foundId });
}

const LONGEST_TEXT = 4_000;

/** What a row of a table is called: whoever mends it reads either language. */
const ROWS: Readonly<Record<string, string>> = {
  bills: "账单 bill",
  receipts: "收据 receipt",
  adjustments: "调整单 adjustment",
  units: "房号 unit",
};

/** The rule's words are open to the committee; what happened, where, and what was verified may tell of a household. */
function openingOf(exception: AuditException, rule: AuditRule, reason: string): FindingOpening {
  const { estateId, ruleCode, subject, facts, proof, severity } = exception;
  const fact = tellFacts(rule.fact, facts);
  const rows = proof.map(({ table, no }) => `${ROWS[table] ?? table} ${no}`).join(", ");
  const both = (text: AuditRule["reason"]) => `${text.zh}\n${text.en}`;
  return {
    estateId,
    source: "AUDIT",
    sourceKey: `${ruleCode}:${subject}`,
    severity,
    title: rule.title.zh,
    description: [rule.title.en, both(rule.reason), both(rule.verify)].join("\n"),
    confidential: [both(fact), reason, rows].join("\n").slice(0, LONGEST_TEXT),
  };
}
