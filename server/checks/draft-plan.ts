import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { planPeriod } from "./kind.rules.ts";

export interface DraftPlanGiven {
  readonly code: string;
  readonly title: string;
  readonly content: string;
  readonly method: string;
  /** Numbers of planned checks that fall away. */
  readonly drop: readonly number[];
}

/** Drafts the next version of a plan 起草计划: its checks are those of the version before. Earlier versions stay (P1.1). */
export async function draftPlan(trx: Trx, clock: Clock, given: DraftPlanGiven): Promise<Outcome<{ code: string }>> {
  const { code, content, method, drop } = given;
  const period = planPeriod(code);
  if (period === null) return refusalOf("PLAN_CODE");
  const title = given.title.trim();
  if (title === "" || title.length > 120) return refusalOf("TITLE_MISSING");
  if (content.length > 4000 || method.length > 4000) return refusalOf("TEXT_TOO_LONG");
  await sql`select ${takeLock("PLANS")}`.execute(trx);
  await sql`insert into inspection_plan (code, starts_on, ends_on) values (${code}, ${period.startsOn}, ${period.endsOn})
    on conflict (code) do nothing`.execute(trx);
  const found = await sql<{ planId: number; before: number }>`
    select p.plan_id as "planId", coalesce((select max(v.version) from plan_version v where v.plan_id = p.plan_id), 0) as before
    from inspection_plan p where p.code = ${code}`.execute(trx);
  const [plan] = found.rows;
  if (plan === undefined) throw new Error(`plan ${code} was not added`);
  const { planId, before } = plan;
  const { personId, name } = trx.actor;
  await sql`
    insert into plan_version (plan_id, version, title, content, method, drafted_at, drafter_id, drafter_name)
    values (${planId}, ${before + 1}, ${title}, ${content.trim()}, ${method.trim()}, ${clock.now().toISOString()}, ${personId}, ${name})`.execute(
    trx,
  );
  await sql`
    insert into plan_item (estate_id, plan_id, version, item, kind, template_code, content, starts_on, ends_on, person_id, person_name)
    select i.estate_id, i.plan_id, ${before + 1}, i.item, i.kind, i.template_code, i.content, i.starts_on, i.ends_on, i.person_id, i.person_name
    from plan_item i where i.plan_id = ${planId} and i.version = ${before} and i.item <> all (${[...drop]}::int[])`.execute(
    trx,
  );
  await appendJournal(trx, [
    { act: "DRAFTED_PLAN", subject: `Plan ${code}`, after: { version: before + 1, title, drop } },
  ]);
  return done({ code });
}
