import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./review-refusal.rules.ts";
import { readNewScheme } from "./scheme.rules.ts";

export interface GivenScheme {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly lines: unknown;
  readonly validFrom: string;
  readonly reason: string;
}

/** Adopts the next version of the scheme 采用考核方案; cycles opened under an earlier one keep it. Gives the version. */
export async function adoptScheme(trx: Trx, clock: Clock, given: GivenScheme): Promise<Outcome<number>> {
  const { titleZh, titleEn, validFrom, reason } = given;
  const read = readNewScheme(given.lines);
  if ("flaw" in read) return refusalOf(read.flaw, { flaw: read.at });
  if ([titleZh, titleEn].some((title) => title.trim() === "" || title.length > 120)) return refusalOf("TITLE_MISSING");
  if (reason.trim() === "" || reason.length > 500) return refusalOf("WHY_MISSING");
  await sql`select ${takeLock("REVIEWS")}`.execute(trx);
  const found = await sql<{ version: number; validFrom: string; lines: string; titleZh: string; titleEn: string }>`
    select version, valid_from as "validFrom", lines, title_zh as "titleZh", title_en as "titleEn" from review_scheme order by version desc limit 1`.execute(
    trx,
  );
  const last = found.rows[0];
  if (last !== undefined && last.validFrom > validFrom) return refusalOf("VALID_BEFORE_LAST");
  const lines = JSON.stringify(read.lines);
  const next = { validFrom, lines, titleZh: titleZh.trim(), titleEn: titleEn.trim() };
  if (last !== undefined && isDeepStrictEqual({ ...next, version: last.version }, { ...last }))
    return refusalOf("SCHEME_SAME");
  const version = (last?.version ?? 0) + 1;
  await sql`
    insert into review_scheme (version, title_zh, title_en, lines, valid_from, reason, adopted_at, adopter_name)
    values (${version}, ${next.titleZh}, ${next.titleEn}, ${lines}, ${validFrom}, ${reason.trim()},
      ${clock.now().toISOString()}, ${trx.actor.name})`.execute(trx);
  await appendJournal(trx, [
    { act: "ADOPTED_SCHEME", subject: `Scheme ${version}`, after: { validFrom, reason, lines: read.lines } },
  ]);
  return done(version);
}
