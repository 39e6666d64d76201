import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import {
  CommitteeMinutes,
  CommitteeQuestion,
  CommitteeRelease,
  CommitteeWindow,
  type CommitteeFindings,
  type CommitteeJournalHead,
  type CommitteeQuestionCounts,
} from "./committee.type.ts";

interface Asked {
  readonly estate: string;
  readonly today: string;
  readonly personId: number;
}

type Content = Pick<CommitteeRelease, "target" | "promise" | "findings" | "questions" | "buildingNames">;
type ReleaseRow = Omit<CommitteeRelease, keyof Content> & { readonly told: Content };

/** The window of an estate in scope; null where there is none. */
export async function readWindow(trx: Trx, { estate, today, personId }: Asked): Promise<CommitteeWindow | null> {
  const head = await readHead(trx, estate, today);
  if (head === null) return null;
  const { estateId } = head;
  const releases = await readReleases(trx, estateId, personId);
  return Object.assign(new CommitteeWindow(), {
    ...head,
    headline: releases.find(({ month }) => month === null) ?? releases[0] ?? null,
    bulletins: releases.filter(({ month }) => month !== null),
    questions: await readQuestions(trx, estateId, today),
    minutes: await readMinutes(trx, estateId, personId),
  });
}

interface Head {
  readonly estateId: number;
  readonly estate: string;
  readonly name: string;
  readonly findings: CommitteeFindings;
  readonly questionCounts: CommitteeQuestionCounts;
  readonly buildings: readonly { readonly code: string; readonly name: string }[];
  readonly journalHead: CommitteeJournalHead | null;
  readonly replyDays: number;
  readonly unpublished: readonly string[];
}

async function readHead(trx: Trx, estate: string, today: string): Promise<Head | null> {
  const found = await sql<Head>`
    select e.estate_id as "estateId", e.estate_code as estate, e.name,
      coalesce((select jsonb_build_object('raised', f.raised, 'accepted', f.accepted, 'overdue', f.overdue)
        from figures.finding_figures('', date_trunc('year', ${today}::date::timestamp)::date, ${today}, ${today}, array[e.estate_code]) f),
        '{"raised": 0, "accepted": 0, "overdue": 0}') as findings,
      (select to_jsonb(q) from figures.committee_question_counts(e.estate_id, ${today}) q) as "questionCounts",
      (select coalesce(jsonb_agg(jsonb_build_object('code', b.building_code, 'name', b.building_name) order by b.building_code collate "C"), '[]')
        from figures.register_of(null, array[e.estate_id]) b) as buildings,
      (select jsonb_build_object('seq', l.seq::text, 'hash', encode(l.hash, 'hex')) from journal_link l order by l.seq desc limit 1) as "journalHead",
      coalesce(figures.policy_number('committee.reply_days', ${today}), 5)::int as "replyDays",
      array(select to_char(m.month, 'YYYY-MM')
        from generate_series(date_trunc('month', ${today}::date::timestamp) - interval '6 months',
          date_trunc('month', ${today}::date::timestamp) - interval '1 month', interval '1 month') m (month)
        where not exists (select from committee_release r where r.estate_id = e.estate_id and r.month = to_char(m.month, 'YYYY-MM'))
        order by m.month desc) as unpublished
    from figures.estate_at(null) e where e.estate_code = ${estate}`.execute(trx);
  return found.rows[0] ?? null;
}

/** The latest headline and the latest bulletins, the latest first. */
async function readReleases(trx: Trx, estateId: number, personId: number): Promise<readonly CommitteeRelease[]> {
  const found = await sql<ReleaseRow>`
    select r.release_id as "releaseId", r.month, r.as_of as "asOf", r.known_at as "knownAt", r.sha256, r.content, r.content::jsonb as told,
      r.released_at as "releasedAt", case when r.releaser_id is not null then r.releaser_name end as releaser, r.figures,
      s.found_on as "restatedOn", figures.committee_receipts(r.estate_id, 'BULLETIN/' || r.release_id) as receipts,
      exists (select from committee_receipt p where p.estate_id = r.estate_id and p.subject = 'BULLETIN/' || r.release_id
        and p.person_id = ${personId}) as received,
      (select coalesce(jsonb_agg(jsonb_build_object('opinionId', o.opinion_id, 'words', o.words, 'author', o.author_name, 'at', o.at,
          'receipts', figures.committee_receipts(o.estate_id, 'OPINION/' || o.opinion_id)) order by o.opinion_id), '[]')
        from committee_opinion o where o.estate_id = r.estate_id and o.release_id = r.release_id) as opinions
    from (
      (select * from committee_release b where b.estate_id = ${estateId} and b.kind = 'BULLETIN' order by b.month desc limit 36)
      union all
      (select * from committee_release h where h.estate_id = ${estateId} and h.kind = 'HEADLINE' order by h.release_id desc limit 1)
    ) r
    left join committee_restatement s on s.estate_id = r.estate_id and s.release_id = r.release_id
    order by r.month desc nulls last`.execute(trx);
  return found.rows.map(({ told, ...row }) => {
    const { target, promise, findings, questions, buildingNames } = told;
    return Object.assign(new CommitteeRelease(), { ...row, target, promise, findings, questions, buildingNames });
  });
}

async function readQuestions(trx: Trx, estateId: number, today: string): Promise<readonly CommitteeQuestion[]> {
  const found = await sql<CommitteeQuestion>`
    select q.question_id as "questionId", q.figure, q.cell, r.month, q.words, q.asker_name as asker, q.asked_on as "askedOn",
      q.due_on as "dueOn", q.due_on < coalesce(a.on_day, ${today}) as late, a.words as answer, a.on_day as "answeredOn",
      a.author_name as answerer, f.finding_code as finding
    from committee_question q
    left join committee_release r on r.estate_id = q.estate_id and r.release_id = q.release_id
    left join committee_answer a on a.estate_id = q.estate_id and a.question_id = q.question_id
    left join figures.finding_now f on f.estate_id = q.estate_id and f.source = 'COMMITTEE' and f.source_key = 'question/' || q.question_id
    where q.estate_id = ${estateId} order by q.question_id desc limit 100`.execute(trx);
  return found.rows.map((row) => Object.assign(new CommitteeQuestion(), row));
}

async function readMinutes(trx: Trx, estateId: number, personId: number): Promise<readonly CommitteeMinutes[]> {
  const found = await sql<CommitteeMinutes>`
    select m.minutes_id as "minutesId", m.held_on as "heldOn", m.title, m.name, m.sha256, m.author_name as author, m.author_id = ${personId} as own,
      (select coalesce(jsonb_agg(jsonb_build_object('finding', f.finding_code, 'title', f.title, 'state', f.state) order by d.decision), '[]')
        from committee_decision d join figures.finding_now f on f.estate_id = d.estate_id and f.finding_id = d.finding_id
        where d.estate_id = m.estate_id and d.minutes_id = m.minutes_id) as decisions,
      figures.committee_receipts(m.estate_id, 'MINUTES/' || m.minutes_id) as receipts,
      exists (select from committee_receipt p where p.estate_id = m.estate_id and p.subject = 'MINUTES/' || m.minutes_id
        and p.person_id = ${personId}) as received
    from committee_minutes m where m.estate_id = ${estateId} order by m.held_on desc, m.minutes_id desc limit 50`.execute(
    trx,
  );
  return found.rows.map((row) => Object.assign(new CommitteeMinutes(), row));
}
