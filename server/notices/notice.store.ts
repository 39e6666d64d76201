import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import type { Language } from "../platform/both-languages.ts";
import type { NoticeText } from "./notice-text.rules.ts";
import type { Notice } from "./notice.type.ts";

export interface NewNotice {
  readonly kind: "ASSIGNED" | "DIGEST" | "TRIAL";
  readonly to: { readonly personId: number } | { readonly hookId: number };
  /** Nobody is told the same twice. */
  readonly about: string;
  readonly language: Language;
  readonly text: NoticeText;
}

/** Puts notices into the outbox; one that stands there already is left as it is. */
export async function putOut(trx: Trx, now: Date, notices: readonly NewNotice[]): Promise<void> {
  const rows = notices.map(({ kind, to, about, language, text: { subject, body } }) => ({
    kind,
    person_id: "personId" in to ? to.personId : null,
    hook_id: "hookId" in to ? to.hookId : null,
    about,
    language,
    subject: subject.slice(0, 200),
    body: body.slice(0, 8000),
  }));
  if (rows.length === 0) return;
  await sql`
    insert into notice (kind, person_id, hook_id, about, language, subject, body, made_at)
    select kind, person_id, hook_id, about, language, subject, body, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(kind text, person_id int, hook_id int, about text, language text, subject text, body text)
    on conflict (kind, about) do nothing`.execute(trx);
}

export interface ClaimedNotice {
  readonly noticeId: string;
  readonly attempt: number;
  readonly personId: number | null;
  readonly hookId: number | null;
  readonly subject: string;
  readonly body: string;
}

/** Notices are tried for hours, not for days. */
const LOOK_BACK_DAYS = 2;

/** Takes what is to be sent now, so that no other server sends it too. */
export async function claimDue(trx: Trx, now: Date, limit: number): Promise<ClaimedNotice[]> {
  const at = now.toISOString();
  const found = await sql<ClaimedNotice>`
    with due as (
      select s.notice_id, s.attempts + 1 as attempt from figures.notice_state s
      where s.made_at > ${at}::timestamptz - make_interval(days => ${LOOK_BACK_DAYS}) and s.due_at <= ${at}
      order by s.due_at, s.notice_id limit ${limit}
    ), claimed as (
      insert into notice_attempt (notice_id, attempt, started_at) select notice_id, attempt, ${at}::timestamptz from due
      on conflict do nothing returning notice_id, attempt
    )
    select n.notice_id::text as "noticeId", c.attempt, n.person_id as "personId", n.hook_id as "hookId", n.subject, n.body
    from claimed c join notice n on n.notice_id = c.notice_id order by n.notice_id`.execute(trx);
  return found.rows;
}

export interface NoticeOutcome {
  readonly delivered: boolean;
  /** Of the answer, where there was one. */
  readonly status: number | null;
  readonly answer: string;
  readonly nextAt: string | null;
}

export async function writeOutcome(
  trx: Trx,
  now: Date,
  { noticeId, attempt }: ClaimedNotice,
  { delivered, status, answer, nextAt }: NoticeOutcome,
): Promise<void> {
  await sql`
    insert into notice_outcome (notice_id, attempt, delivered, status, answer, next_at, ended_at)
    values (${noticeId}, ${attempt}, ${delivered}, ${status}, ${answer.slice(0, 500)}, ${nextAt}, ${now.toISOString()})
    on conflict do nothing`.execute(trx);
}

/** Notices of the outbox, latest first. */
export async function listNotices(trx: Trx, before: string | null, limit: number): Promise<Notice[]> {
  const found = await sql<Notice>`
    select s.notice_id::text as "noticeId", s.kind, s.person_id as "personId", h.name as "hookName", e.estate_code as "estateCode",
      s.language, s.subject, s.made_at as "madeAt", s.state, s.attempts, s.due_at as "dueAt", s.status, s.answer, s.ended_at as "endedAt"
    from figures.notice_state s
    left join notice_hook h on h.hook_id = s.hook_id
    left join estate e on e.estate_id = h.estate_id
    where ${before}::bigint is null or s.notice_id < ${before}::bigint
    order by s.notice_id desc limit ${limit}`.execute(trx);
  return found.rows;
}

/** How many notices the viewer sees in the outbox. */
export const countNotices = (trx: Trx): Promise<RowCount> => countRows(trx, sql`from figures.notice_state`);

/** Names of people by their keys; in scope of people. */
export async function readNames(trx: Trx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await sql<{ id: number; name: string }>`
    select person_id as id, name from person where person_id = any (${[...ids]}::int[])`.execute(trx);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
