import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { LONGEST_REASON } from "./decision.store.ts";

export interface SwitchInput {
  readonly rule: string;
  readonly runs: boolean;
  readonly reason: string;
}

/** Switches a rule on or off; what it finds, or found, follows with the next run. */
export async function switchRule(
  trx: Trx,
  now: Date,
  { rule, runs, reason: given }: SwitchInput,
): Promise<Outcome<{ rule: string }>> {
  const reason = given.trim();
  const found = await sql<{ runs: boolean }>`
    select r.code = any (figures.audit_rules_on()) as runs from figures.audit_rule r where r.code = ${rule}`.execute(
    trx,
  );
  const [known] = found.rows;
  if (known === undefined) return refused("RULE_UNKNOWN", "rule", "There is no such rule.");
  if (reason === "" || reason.length > LONGEST_REASON)
    return refused("REASON_NOT_WRITTEN", "reason", `Write a reason of 1 to ${LONGEST_REASON} characters.`);
  if (known.runs === runs)
    return refused(runs ? "ALREADY_ON" : "ALREADY_OFF", "rule", `The rule is ${runs ? "on" : "off"} already.`);
  const { personId, name } = trx.actor;
  await sql`
    insert into audit_switch (rule, runs, reason, person_id, actor, switched_at)
    values (${rule}, ${runs}, ${reason}, ${personId}, ${name}, ${now.toISOString()})`.execute(trx);
  await appendJournal(trx, [
    { act: runs ? "SWITCHED_RULE_ON" : "SWITCHED_RULE_OFF", subject: `AuditRule ${rule}`, after: { reason } },
  ]);
  return done({ rule });
}
