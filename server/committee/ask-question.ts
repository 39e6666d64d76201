import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { flawOf, refusalOf } from "./committee-refusal.rules.ts";
import { lockWindow } from "./release.store.ts";

/** Numbers that a question can hang on. */
export const FIGURES = [
  "householdRate",
  "netBilled",
  "collected",
  "currentRate",
  "unpaid",
  "prior",
  "building",
  "age",
  "findings",
  "target",
  "promise",
] as const;
export type CommitteeFigure = (typeof FIGURES)[number];

export interface QuestionGiven {
  readonly estateId: number;
  readonly figure: CommitteeFigure;
  /** Building or age; empty for the estate. */
  readonly cell: string;
  /** The bulletin that it is about; null for today's figures. */
  readonly release: number | null;
  readonly words: string;
}

/** Asks about a number 质询; the reply clock runs in working days from the next day on. */
export async function askQuestion(
  trx: Trx,
  clock: Clock,
  { estateId, figure, cell, release, words }: QuestionGiven,
): Promise<Outcome<{ estateId: number }>> {
  const flawed = flawOf(words, 1000);
  if (flawed !== null) return flawed;
  if (cell.length > 80) return refusalOf("FIGURE_UNKNOWN");
  await lockWindow(trx, estateId);
  const today = clock.today();
  const known = await sql<{ estate: boolean; release: boolean }>`
    select exists (select from estate e where e.estate_id = ${estateId}) as estate, ${release}::int is null
      or exists (select from committee_release r where r.estate_id = ${estateId} and r.release_id = ${release}) as release`.execute(
    trx,
  );
  if (known.rows[0]?.estate !== true) return refusalOf("ESTATE_UNKNOWN");
  if (!known.rows[0].release) return refusalOf("RELEASE_UNKNOWN");
  const made = await sql<{ questionId: number; dueOn: string }>`
    insert into committee_question (estate_id, question_id, release_id, figure, cell, words, at, asked_on, due_on, asker_id, asker_name)
    select ${estateId}, coalesce(max(q.question_id), 0) + 1, ${release}, ${figure}, ${cell}, ${words.trim()}, ${clock.now().toISOString()},
      ${today}, figures.working_days_after(${today}, coalesce(figures.policy_number('committee.reply_days', ${today}), 5)::int),
      ${trx.actor.personId}, ${trx.actor.name}
    from committee_question q where q.estate_id = ${estateId}
    returning question_id as "questionId", due_on as "dueOn"`.execute(trx);
  const [row] = made.rows;
  if (row === undefined) throw new Error("the question was not written");
  const after = { figure, cell, release, words: words.trim(), dueOn: row.dueOn };
  await appendJournal(trx, [{ act: "ASKED_QUESTION", subject: `Question ${row.questionId}`, estateId, after }]);
  return done({ estateId });
}
