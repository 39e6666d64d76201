import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Actor } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";

interface LateQuestion {
  readonly estateId: number;
  readonly questionId: number;
  readonly words: string;
  readonly dueOn: string;
  readonly askerId: number;
  readonly askerName: string;
}

/** By which the findings desk knows a question. */
export const questionKey = (questionId: number): string => `question/${questionId}`;

/**
 * Opens a finding for every question whose day to answer has passed, in the name of whoever asked: that much follows from asking. Where
 * they no longer sit on the committee, the question stays counted as late and nothing is opened.
 */
export async function raiseLateQuestions(database: Database, clock: Clock, desk: FindingDesk): Promise<number> {
  const late = await database.asViewer({ scope: "all" }, (trx) => readLate(trx, clock.today()));
  let raised = 0;
  for (const { estateId, questionId, words, dueOn, askerId, askerName } of late) {
    const actor: Actor = { personId: askerId, name: askerName, role: "COMMITTEE", address: null, requestId: null };
    const opened = await database.asServer({ scope: "estates", estateIds: [estateId], actor }, (trx) =>
      desk.open(trx, clock, {
        estateId,
        source: "COMMITTEE",
        sourceKey: questionKey(questionId),
        severity: "GENERAL",
        title: `业委会质询第 ${questionId} 号逾期未答复`,
        description: `质询：${words}\n答复期限 ${dueOn}，逾期未答复，系统按规则登记。`,
        confidential: null,
      }),
    );
    if (opened.done?.opened === true) raised++;
  }
  return raised;
}

async function readLate(trx: Trx, today: string): Promise<readonly LateQuestion[]> {
  const found = await sql<LateQuestion>`
    select q.estate_id as "estateId", q.question_id as "questionId", q.words, q.due_on as "dueOn", q.asker_id as "askerId",
      q.asker_name as "askerName"
    from committee_question q
    where q.due_on < ${today} and figures.holds_role(q.estate_id, q.asker_id, 'COMMITTEE', ${today}, ${today})
      and not exists (select from committee_answer a where a.estate_id = q.estate_id and a.question_id = q.question_id)
      and not exists (select from finding_origin f where f.estate_id = q.estate_id and f.source = 'COMMITTEE'
        and f.source_key = 'question/' || q.question_id)
    order by q.estate_id, q.question_id`.execute(trx);
  return found.rows;
}
