import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { openDraft } from "./plan-draft.store.ts";

/** Puts a plan's draft in force 发布计划: estates and inspectors see it from now on. */
export async function publishPlan(
  trx: Trx,
  clock: Clock,
  { code }: { readonly code: string },
): Promise<Outcome<{ code: string }>> {
  const draft = await openDraft(trx, code);
  if (draft === null) return refusalOf("PLAN_UNKNOWN");
  if (draft.published) return refusalOf("PLAN_PUBLISHED");
  if (draft.items === 0) return refusalOf("PLAN_EMPTY");
  await sql`
    insert into plan_publication (plan_id, version, published_at, publisher_id, publisher_name)
    values (${draft.planId}, ${draft.version}, ${clock.now().toISOString()}, ${trx.actor.personId}, ${trx.actor.name})`.execute(
    trx,
  );
  await appendJournal(trx, [
    { act: "PUBLISHED_PLAN", subject: `Plan ${code}`, after: { version: draft.version, items: draft.items } },
  ]);
  return done({ code });
}
