import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { flawOf, refusalOf } from "./committee-refusal.rules.ts";
import { lockWindow } from "./release.store.ts";

export interface AnswerGiven {
  readonly estateId: number;
  readonly question: number;
  readonly words: string;
}

/** Answers a question 答复质询, once; a late answer stays late. */
export async function answerQuestion(
  trx: Trx,
  clock: Clock,
  { estateId, question, words }: AnswerGiven,
): Promise<Outcome<{ estateId: number }>> {
  const flawed = flawOf(words, 2000);
  if (flawed !== null) return flawed;
  await lockWindow(trx, estateId);
  const known = await sql<{ answered: boolean }>`
    select a.question_id is not null as answered from committee_question q
    left join committee_answer a on a.estate_id = q.estate_id and a.question_id = q.question_id
    where q.estate_id = ${estateId} and q.question_id = ${question}`.execute(trx);
  const [row] = known.rows;
  if (row === undefined) return refusalOf("QUESTION_UNKNOWN");
  if (row.answered) return refusalOf("ALREADY_ANSWERED");
  await sql`
    insert into committee_answer (estate_id, question_id, words, at, on_day, author_id, author_name, author_role)
    values (${estateId}, ${question}, ${words.trim()}, ${clock.now().toISOString()}, ${clock.today()}, ${trx.actor.personId},
      ${trx.actor.name}, ${trx.actor.role})`.execute(trx);
  const after = { words: words.trim() };
  await appendJournal(trx, [{ act: "ANSWERED_QUESTION", subject: `Question ${question}`, estateId, after }]);
  return done({ estateId });
}
