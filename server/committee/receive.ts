import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal, type Act } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf, type CommitteeRefusal } from "./committee-refusal.rules.ts";

type Kind = "BULLETIN" | "OPINION" | "MINUTES";

const KINDS = {
  BULLETIN: {
    unknown: "RELEASE_UNKNOWN",
    act: "RECEIVED_BULLETIN",
    exists: sql`select from committee_release t where t.kind = 'BULLETIN' and t.release_id`,
  },
  OPINION: {
    unknown: "OPINION_UNKNOWN",
    act: "RECEIVED_OPINION",
    exists: sql`select from committee_opinion t where t.opinion_id`,
  },
  MINUTES: {
    unknown: "MINUTES_UNKNOWN",
    act: "RECEIVED_MINUTES",
    exists: sql`select from committee_minutes t where t.minutes_id`,
  },
} as const satisfies Record<Kind, { unknown: CommitteeRefusal; act: Act; exists: unknown }>;

export interface Received {
  readonly estateId: number;
  readonly kind: Kind;
  readonly number: number;
}

/** Signs for a bulletin, an opinion or minutes 签收: who has received it, in which role, and when; once each, and not for one's own minutes. */
export async function receive(
  trx: Trx,
  clock: Clock,
  { estateId, kind, number }: Received,
): Promise<Outcome<{ estateId: number }>> {
  const { unknown, act, exists } = KINDS[kind];
  const { personId, name, role } = trx.actor;
  const there = await sql<{ found: boolean }>`
    select exists (${exists} = ${number} and t.estate_id = ${estateId}) as found`.execute(trx);
  if (there.rows[0]?.found !== true || personId === null) return refusalOf(unknown);
  if (kind === "MINUTES" && (await isAuthor(trx, estateId, number, personId))) return refusalOf("OWN_MINUTES");
  const subject = `${kind}/${number}`;
  const written = await sql`
    insert into committee_receipt (estate_id, subject, person_id, person_name, person_role, seen_at)
    values (${estateId}, ${subject}, ${personId}, ${name}, ${role}, ${clock.now().toISOString()})
    on conflict do nothing returning subject`.execute(trx);
  if (written.rows.length === 0) return refusalOf("ALREADY_RECEIVED");
  await appendJournal(trx, [{ act, subject: `${kind} ${number}`, estateId }]);
  return done({ estateId });
}

async function isAuthor(trx: Trx, estateId: number, minutes: number, personId: number): Promise<boolean> {
  const found = await sql`select from committee_minutes
    where estate_id = ${estateId} and minutes_id = ${minutes} and author_id = ${personId}`.execute(trx);
  return found.rows.length > 0;
}
