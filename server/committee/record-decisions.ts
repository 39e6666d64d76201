import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { FindingDesk } from "../platform/finding-desk.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./committee-refusal.rules.ts";
import { lockWindow } from "./release.store.ts";

export interface DecisionsGiven {
  readonly estateId: number;
  readonly minutes: number;
  readonly decisions: readonly string[];
}

const MOST = 20;

/** Tracks what a meeting decided: each decision becomes a finding of the committee's. */
export async function recordDecisions(
  trx: Trx,
  clock: Clock,
  desk: FindingDesk,
  { estateId, minutes, decisions }: DecisionsGiven,
): Promise<Outcome<{ estateId: number }>> {
  const titles = decisions.map((title) => title.trim()).filter((title) => title !== "");
  if (titles.length === 0 || titles.length > MOST) return refusalOf("NO_DECISION");
  if (titles.some((title) => title.length > 120)) return refusalOf("WORDS_TOO_LONG");
  await lockWindow(trx, estateId);
  const known = await sql<{ heldOn: string; title: string; last: number }>`
    select m.held_on as "heldOn", m.title, (select coalesce(max(d.decision), 0) from committee_decision d
      where d.estate_id = m.estate_id and d.minutes_id = m.minutes_id) as last
    from committee_minutes m where m.estate_id = ${estateId} and m.minutes_id = ${minutes}`.execute(trx);
  const [row] = known.rows;
  if (row === undefined) return refusalOf("MINUTES_UNKNOWN");
  if (row.last + titles.length > MOST) return refusalOf("NO_DECISION");
  for (const [at, title] of titles.entries()) {
    const decision = row.last + at + 1;
    const opened = await desk.open(trx, clock, {
      estateId,
      source: "COMMITTEE",
      sourceKey: `minutes/${minutes}/${decision}`,
      severity: "GENERAL",
      title,
      description: `${row.heldOn} ${row.title}：会议决议第 ${decision} 项`,
      confidential: null,
    });
    if (opened.done === undefined) return opened;
    await sql`
      insert into committee_decision (estate_id, minutes_id, decision, finding_id)
      values (${estateId}, ${minutes}, ${decision}, ${opened.done.findingId})`.execute(trx);
  }
  await appendJournal(trx, [
    { act: "RECORDED_DECISIONS", subject: `Minutes ${minutes}`, estateId, after: { decisions: titles } },
  ]);
  return done({ estateId });
}
