import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { isDay } from "../platform/day.rules.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./committee-refusal.rules.ts";
import { lockWindow } from "./release.store.ts";

export interface MinutesGiven {
  readonly estateId: number;
  readonly heldOn: string;
  readonly title: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is wrong with minutes before their file is stored; null where nothing is. */
export function flawOfMinutes(
  clock: Clock,
  { heldOn, title }: Pick<MinutesGiven, "heldOn" | "title">,
): Outcome<never> | null {
  if (!isDay(heldOn) || heldOn > clock.today()) return refusalOf("HELD_ON");
  return title.trim() === "" || title.length > 120 ? refusalOf("TITLE_MISSING") : null;
}

/** Keeps the minutes of a meeting, whose file was stored, for both sides. */
export async function addMinutes(
  trx: Trx,
  clock: Clock,
  { estateId, heldOn, title, name, mediaType, bytes, sha256 }: MinutesGiven,
): Promise<Outcome<{ minutesId: number }>> {
  await lockWindow(trx, estateId);
  const { personId, name: author, role } = trx.actor;
  const made = await sql<{ minutesId: number }>`
    insert into committee_minutes (estate_id, minutes_id, held_on, title, name, media_type, bytes, sha256, at, author_id, author_name, author_role)
    select e.estate_id, (select coalesce(max(m.minutes_id), 0) + 1 from committee_minutes m where m.estate_id = ${estateId}), ${heldOn},
      ${title.trim()}, ${name}, ${mediaType}, ${bytes}, ${sha256}, ${clock.now().toISOString()}, ${personId}, ${author}, ${role}
    from estate e where e.estate_id = ${estateId}
    returning minutes_id as "minutesId"`.execute(trx);
  const [row] = made.rows;
  if (row === undefined) return refusalOf("ESTATE_UNKNOWN");
  const after = { heldOn, title: title.trim(), name, sha256 };
  await appendJournal(trx, [{ act: "ADDED_MINUTES", subject: `Minutes ${row.minutesId}`, estateId, after }]);
  return done({ minutesId: row.minutesId });
}

/** The file of minutes in scope; null where there are none. */
export async function findMinutes(
  trx: Trx,
  estate: string,
  minutesId: number,
): Promise<{ readonly sha256: string; readonly mediaType: string; readonly name: string } | null> {
  const found = await sql<{ sha256: string; mediaType: string; name: string }>`
    select m.sha256, m.media_type as "mediaType", m.name from committee_minutes m join estate e on e.estate_id = m.estate_id
    where e.estate_code = ${estate} and m.minutes_id = ${minutesId}`.execute(trx);
  return found.rows[0] ?? null;
}
