import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./committee-refusal.rules.ts";
import {
  insertRelease,
  lockWindow,
  makeSafe,
  readGround,
  readHeadline,
  type Ground,
  type Safe,
} from "./release.store.ts";

export interface BulletinGiven {
  readonly estateId: number;
  readonly month: string;
  /** What the company promises to do. */
  readonly promise: string;
}

/** The last day of a month yyyy-mm; null where it is none. */
export function lastDayOf(month: string): string | null {
  const [, year = "", number = ""] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(month) ?? [];
  return year === "" ? null : new Date(Date.UTC(Number(year), Number(number), 0)).toISOString().slice(0, 10);
}

/** Publishes the bulletin 收缴情况报告 of a month that is over: frozen with its fingerprint, once. */
export async function publishBulletin(
  trx: Trx,
  clock: Clock,
  { estateId, month, promise }: BulletinGiven,
): Promise<Outcome<{ estateId: number }>> {
  const end = lastDayOf(month);
  if (end === null) return refusalOf("MONTH_INVALID");
  if (end >= clock.today()) return refusalOf("BULLETIN_TOO_EARLY");
  if (promise.length > 1000) return refusalOf("PROMISE_TOO_LONG");
  await lockWindow(trx, estateId);
  const known = await sql<{ there: boolean; published: boolean }>`
    select exists (select from estate e where e.estate_id = ${estateId}) as there,
      exists (select from committee_release r where r.estate_id = ${estateId} and r.month = ${month}) as published`.execute(
    trx,
  );
  if (known.rows[0]?.there !== true) return refusalOf("ESTATE_UNKNOWN");
  if (known.rows[0].published) return refusalOf("ALREADY_PUBLISHED");
  const { ground, safe } = await groundOf(trx, estateId, `${month}-01`, end);
  if (ground.households === "[]") return refusalOf("NOTHING_TO_TELL");
  const at = clock.now().toISOString();
  const told = { estateId, kind: "BULLETIN", month, ground, figures: safe.figures, at } as const;
  const { releaseId, sha256 } = await insertRelease(trx, { ...told, promise: promise.trim() });
  const after = { release: releaseId, month, asOf: ground.asOf, sha256 };
  await appendJournal(trx, [{ act: "PUBLISHED_BULLETIN", subject: `Bulletin ${month}`, estateId, after }]);
  return done({ estateId });
}

/**
 * A bulletin stands as of its month's end. Where a headline was shown of that day, it says the same; and where so few households have changed
 * since a headline of that month that the difference would name them, it stands as of that headline's day.
 */
async function groundOf(
  trx: Trx,
  estateId: number,
  start: string,
  end: string,
): Promise<{ readonly ground: Ground; readonly safe: Safe }> {
  const ground = (await readHeadline(trx, estateId, end, end)) ?? (await readGround(trx, estateId, end));
  const safe = await makeSafe(trx, estateId, "BULLETIN", ground);
  if (safe.told) return { ground, safe };
  const earlier = await readHeadline(trx, estateId, start, end);
  return earlier === null
    ? { ground, safe }
    : { ground: earlier, safe: await makeSafe(trx, estateId, "BULLETIN", earlier) };
}
