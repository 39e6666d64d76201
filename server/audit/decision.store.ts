import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export const LONGEST_REASON = 2_000;

/** An exception by its key. */
export interface DecidedException {
  readonly estateId: number;
  readonly foundId: string;
}

export interface NewDecision {
  readonly estateId: number;
  readonly rule: string;
  readonly subject: string;
  /** Which appearance of the exception it is about. */
  readonly appearance: number;
  readonly decision: "STATED" | "EXPLAINED" | "CONFIRMED";
  readonly reason: string;
  readonly expiresOn: string | null;
}

/** Notes a decision in the name of who acts. */
export async function insertDecision(trx: Trx, now: Date, given: NewDecision): Promise<void> {
  const { estateId, rule, subject, appearance, decision, reason, expiresOn } = given;
  const { personId, name, role } = trx.actor;
  await sql`
    insert into audit_decision (estate_id, rule, subject, appearance, decision, reason, expires_on, person_id, actor, role, decided_at)
    values (${estateId}, ${rule}, ${subject}, ${appearance}, ${decision}, ${reason}, ${expiresOn}, ${personId}, ${name}, ${role}, ${now.toISOString()})`.execute(
    trx,
  );
}
