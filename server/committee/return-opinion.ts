import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { flawOf, refusalOf } from "./committee-refusal.rules.ts";
import { lockWindow } from "./release.store.ts";

export interface OpinionGiven {
  readonly estateId: number;
  readonly release: number;
  readonly words: string;
}

/** Returns the committee's opinion on a bulletin 反馈监督意见. */
export async function returnOpinion(
  trx: Trx,
  clock: Clock,
  { estateId, release, words }: OpinionGiven,
): Promise<Outcome<{ estateId: number }>> {
  const flawed = flawOf(words, 2000);
  if (flawed !== null) return flawed;
  await lockWindow(trx, estateId);
  const made = await sql<{ opinionId: number }>`
    insert into committee_opinion (estate_id, opinion_id, release_id, words, at, author_id, author_name)
    select r.estate_id, (select coalesce(max(o.opinion_id), 0) + 1 from committee_opinion o where o.estate_id = ${estateId}), r.release_id,
      ${words.trim()}, ${clock.now().toISOString()}, ${trx.actor.personId}, ${trx.actor.name}
    from committee_release r where r.estate_id = ${estateId} and r.release_id = ${release} and r.kind = 'BULLETIN'
    returning opinion_id as "opinionId"`.execute(trx);
  const [row] = made.rows;
  if (row === undefined) return refusalOf("RELEASE_UNKNOWN");
  const after = { release, words: words.trim() };
  await appendJournal(trx, [{ act: "RETURNED_OPINION", subject: `Opinion ${row.opinionId}`, estateId, after }]);
  return done({ estateId });
}
