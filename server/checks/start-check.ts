import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf, type CheckRefusal } from "./check-refusal.rules.ts";
import { checkNumber, findCheck, type CheckKey } from "./check.store.ts";
import { isCheckId, KIND_RULES, type CheckKind } from "./kind.rules.ts";
import { findTemplate } from "./template.store.ts";

export interface StartCheckGiven extends CheckKey {
  readonly kind: CheckKind;
  readonly template: string;
  readonly templateVersion: number;
  /** What a special check is about. */
  readonly subject: string;
  /** The plan's item that it carries out. */
  readonly plan: string | null;
  readonly planItem: number | null;
  /** The draw of a surprise check. */
  readonly draw: number | null;
  /** By the inspector's phone, which may have been without network since. */
  readonly startedAt: string;
}

/** How far a phone's clock may be ahead. */
const AHEAD_MS = 10 * 60_000;

export const liesAhead = (clock: Clock, instant: string): boolean =>
  new Date(instant).getTime() > clock.now().getTime() + AHEAD_MS;

export const dayOf = (clock: Clock, instant: string): string => clock.local(instant).slice(0, 10);

/** Starts a check 开始检查; from now on its estate sees it. Sent again it changes nothing. */
export async function startCheck(trx: Trx, clock: Clock, given: StartCheckGiven): Promise<Outcome<CheckKey>> {
  const { estateId, checkId } = given;
  if (!isCheckId(checkId)) return refusalOf("ID_INVALID");
  const code = await estateCode(trx, estateId);
  if (code === undefined) return refusalOf("ESTATE_UNKNOWN");
  const known = await findCheck(trx, given);
  if (known !== undefined)
    return known.inspectorId === trx.actor.personId ? done({ estateId, checkId }) : refusalOf("CHECK_OF_ANOTHER");
  const flaw = await flawOf(trx, clock, given);
  if (flaw !== null) return refusalOf(flaw);
  if (await isNumberTaken(trx, given)) return refusalOf("ID_TAKEN");
  if (!(await insertCheck(trx, clock, given))) return startCheck(trx, clock, given);
  const { kind, template, templateVersion, subject, plan, planItem } = given;
  await appendJournal(trx, [
    {
      act: "STARTED_CHECK",
      subject: `Check ${checkNumber(code, checkId)}`,
      estateId,
      after: { kind, template, templateVersion, subject, plan, planItem },
    },
  ]);
  return done({ estateId, checkId });
}

/** People call a check by the first digits of its id, so no two of an estate begin alike. */
async function isNumberTaken(trx: Trx, { estateId, checkId }: CheckKey): Promise<boolean> {
  const found = await sql`select from site_check
    where estate_id = ${estateId} and left(check_id::text, 8) = ${checkId.slice(0, 8)} and check_id::text <> ${checkId}`.execute(
    trx,
  );
  return found.rows.length > 0;
}

async function estateCode(trx: Trx, estateId: number): Promise<string | undefined> {
  const found = await sql<{
    code: string;
  }>`select estate_code as code from estate where estate_id = ${estateId}`.execute(trx);
  return found.rows[0]?.code;
}

async function flawOf(trx: Trx, clock: Clock, given: StartCheckGiven): Promise<CheckRefusal | null> {
  const { kind, subject, startedAt, template, templateVersion } = given;
  const rule = KIND_RULES[kind];
  if (!rule.roles.some((role) => role === trx.actor.role)) return "NOT_IN_THIS_ROLE";
  if (rule.hasSubject && !/[\p{L}\p{N}]/u.test(subject)) return "CHECK_SUBJECT";
  if (subject.trim().length > 120) return "SUBJECT_TOO_LONG";
  if (liesAhead(clock, startedAt)) return "IN_THE_FUTURE";
  if ((await findTemplate(trx, template, templateVersion)) === undefined) return "TEMPLATE_UNKNOWN";
  if (rule.isDrawn) return flawOfLot(trx, clock, given);
  if (given.draw !== null) return "NOT_DRAWN";
  return given.plan === null && given.planItem === null ? null : flawOfItem(trx, given);
}

async function flawOfLot(trx: Trx, clock: Clock, given: StartCheckGiven): Promise<CheckRefusal | null> {
  if (given.plan !== null) return "PLAN_ITEM_UNKNOWN";
  const found = await sql<{ started: boolean }>`
    select exists (select from site_check c where c.estate_id = l.estate_id and c.draw_id = l.draw_id) as started
    from draw_lot l join draw d on d.draw_id = l.draw_id
    where l.estate_id = ${given.estateId} and l.draw_id = ${given.draw}::int and l.inspector_id = ${trx.actor.personId}::int
      and d.template_code = ${given.template} and ${dayOf(clock, given.startedAt)} between d.starts_on and d.ends_on`.execute(
    trx,
  );
  if (found.rows[0] === undefined) return "NOT_DRAWN";
  return found.rows[0].started ? "ALREADY_STARTED" : null;
}

async function flawOfItem(trx: Trx, { estateId, plan, planItem, kind }: StartCheckGiven): Promise<CheckRefusal | null> {
  const found = await sql`select from figures.plan_item_state i
    where i.estate_id = ${estateId} and i.plan_code = ${plan} and i.item = ${planItem}::int and i.kind = ${kind}`.execute(
    trx,
  );
  return found.rows.length === 0 ? "PLAN_ITEM_UNKNOWN" : null;
}

/** False where the same draft has arrived meanwhile. */
async function insertCheck(trx: Trx, clock: Clock, given: StartCheckGiven): Promise<boolean> {
  const { estateId, checkId, kind, template, templateVersion, subject, plan, planItem, draw, startedAt } = given;
  const { personId, name, role } = trx.actor;
  const found = await sql`
    insert into site_check (estate_id, check_id, kind, template_code, template_version, subject, plan_id, plan_item, draw_id,
      inspector_id, inspector_name, inspector_role, started_at, received_at, on_day)
    values (${estateId}, ${checkId}, ${kind}, ${template}, ${templateVersion}, ${subject.trim()},
      (select plan_id from inspection_plan where code = ${plan}), ${planItem}, ${draw}, ${personId}, ${name}, ${role}, ${startedAt},
      ${clock.now().toISOString()}, ${dayOf(clock, startedAt)})
    on conflict (estate_id, check_id) do nothing returning 1`.execute(trx);
  return found.rows.length > 0;
}
