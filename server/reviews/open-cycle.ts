import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { cyclePeriod } from "./period.rules.ts";
import { refusalOf } from "./review-refusal.rules.ts";

export interface GivenCycle {
  readonly code: string;
  /** Null: as policy has it. */
  readonly appealDays: number | null;
}

/**
 * Opens a review 开启考核 of a period that has begun, by the scheme that is in force on its last day. Of a later one nobody knows yet which that
 * will be, nor which estates are managed then. Gives its code.
 */
export async function openCycle(trx: Trx, clock: Clock, { code, appealDays }: GivenCycle): Promise<Outcome<string>> {
  const period = cyclePeriod(code);
  if (period === null) return refusalOf("CYCLE_CODE");
  if (period.from > clock.today()) return refusalOf("CYCLE_NOT_BEGUN");
  if (appealDays !== null && (appealDays < 1 || appealDays > 60)) return refusalOf("APPEAL_DAYS");
  await sql`select ${takeLock("REVIEWS")}`.execute(trx);
  const found = await sql<{ known: boolean; scheme: number | null; days: number | null }>`
    select exists (select from review_cycle where code = ${code}) as known,
      (select max(version) from review_scheme where valid_from <= ${period.to}) as scheme,
      figures.policy_number('review.appeal_days', ${clock.today()})::int as days`.execute(trx);
  const { known = false, scheme = null, days = null } = found.rows[0] ?? {};
  if (known) return refusalOf("CYCLE_KNOWN");
  if (scheme === null) return refusalOf("NO_SCHEME");
  const term = appealDays ?? days ?? 7;
  await sql`
    insert into review_cycle (code, starts_on, ends_on, scheme_version, appeal_days, opened_at, opener_name)
    values (${code}, ${period.from}, ${period.to}, ${scheme}, ${term}, ${clock.now().toISOString()}, ${trx.actor.name})`.execute(
    trx,
  );
  await appendJournal(trx, [{ act: "OPENED_REVIEW", subject: `Review ${code}`, after: { scheme, appealDays: term } }]);
  return done(code);
}
