import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import type { PlannedKind } from "./kind.rules.ts";
import { openDraft } from "./plan-draft.store.ts";
import { listPlanPeople } from "./plan.store.ts";
import { readTemplates } from "./template.store.ts";

export interface PlanCheckGiven {
  readonly code: string;
  readonly estateId: number;
  readonly kind: PlannedKind;
  readonly template: string;
  readonly content: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly personId: number;
}

/** Adds a check to a plan's draft. */
export async function planCheck(trx: Trx, clock: Clock, given: PlanCheckGiven): Promise<Outcome<{ code: string }>> {
  const { code, estateId, kind, template, startsOn, endsOn, personId } = given;
  const draft = await openDraft(trx, code);
  if (draft === null) return refusalOf("PLAN_UNKNOWN");
  if (draft.published) return refusalOf("PLAN_PUBLISHED");
  if (startsOn > endsOn || startsOn < draft.startsOn || endsOn > draft.endsOn) return refusalOf("DAYS_OUTSIDE");
  const content = given.content.trim();
  if (content.length > 500) return refusalOf("TEXT_TOO_LONG");
  if (kind === "SPECIAL" && content === "") return refusalOf("CHECK_SUBJECT");
  if (!(await readTemplates(trx)).some((known) => known.code === template)) return refusalOf("TEMPLATE_UNKNOWN");
  const people = await listPlanPeople(trx, estateId, kind, clock.today());
  const person = people.find((known) => known.personId === personId);
  if (person === undefined) return refusalOf("PERSON_UNKNOWN");
  await sql`
    insert into plan_item (estate_id, plan_id, version, item, kind, template_code, content, starts_on, ends_on, person_id, person_name)
    values (${estateId}, ${draft.planId}, ${draft.version}, ${draft.nextItem}, ${kind}, ${template}, ${content}, ${startsOn}, ${endsOn},
      ${personId}, ${person.name})`.execute(trx);
  await appendJournal(trx, [
    {
      act: "PLANNED_CHECK",
      subject: `Plan ${code}`,
      estateId,
      after: { item: draft.nextItem, kind, template, startsOn, endsOn, personId },
    },
  ]);
  return done({ code });
}
