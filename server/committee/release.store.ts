import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";

/** Holds back whoever else writes to the window of an estate until this transaction ends. */
export async function lockWindow(trx: Trx, estateId: number): Promise<void> {
  await sql`select ${takeLockOf("COMMITTEE_NUMBERS", estateId)}`.execute(trx);
}

/** What a release rests on: the households as they stood, and as they stood a year before. */
export interface Ground {
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly households: string;
  readonly lastYear: string;
}

/** How an estate stands as of a day, as known now. */
export async function readGround(trx: Trx, estateId: number, asOf: string): Promise<Ground> {
  const found = await sql<Ground>`
    select ${asOf}::date as "asOf", (select max(b.recorded_at) from batch b) as "knownAt",
      figures.committee_households(${estateId}, ${asOf}, null)::text as households,
      figures.committee_households(${estateId}, (${asOf}::date - interval '1 year')::date, null)::text as "lastYear"`.execute(
    trx,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("the households gave no row");
  return row;
}

/** What stood behind the latest headline between two days; null where there was none. */
export async function readHeadline(trx: Trx, estateId: number, from: string, to: string): Promise<Ground | null> {
  const found = await sql<Ground>`
    select r.as_of as "asOf", r.known_at as "knownAt", h.households::text as households, h.last_year::text as "lastYear"
    from committee_release r join committee_release_household h on h.estate_id = r.estate_id and h.release_id = r.release_id
    where r.estate_id = ${estateId} and r.kind = 'HEADLINE' and r.as_of between ${from} and ${to}
    order by r.as_of desc, r.release_id desc limit 1`.execute(trx);
  return found.rows[0] ?? null;
}

export interface Safe {
  /** JSON as the committee may be told it. */
  readonly figures: string;
  /** Whether the figures of the year as a whole may be told. */
  readonly told: boolean;
}

/** Makes figures safe beside all that was released before. */
export async function makeSafe(
  trx: Trx,
  estateId: number,
  kind: "BULLETIN" | "HEADLINE",
  { asOf, households, lastYear }: Ground,
): Promise<Safe> {
  const found = await sql<Safe>`
    select f::text as figures, jsonb_typeof(f -> 'total') = 'object' as told
    from figures.committee_figures(${estateId}, ${kind}, ${asOf}, ${households}::jsonb, ${lastYear}::jsonb) f`.execute(
    trx,
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("the committee's figures gave no row");
  return row;
}

export interface NewRelease {
  readonly estateId: number;
  readonly kind: "BULLETIN" | "HEADLINE";
  readonly month: string | null;
  readonly ground: Ground;
  readonly figures: string;
  readonly promise: string;
  readonly at: string;
}

/**
 * Freezes a release: its content is one text of JSON, with what was found and asked by then and the fingerprint of the bulletin before,
 * and the fingerprint is that text's SHA-256.
 */
export async function insertRelease(trx: Trx, release: NewRelease): Promise<{ releaseId: number; sha256: string }> {
  const { estateId, kind, month, ground, figures, promise, at } = release;
  const { personId, name, role } = trx.actor;
  const made = await sql<{ releaseId: number; sha256: string }>`
    with content as (
      select figures.committee_content(${estateId}, ${month}, ${ground.asOf}, ${ground.knownAt}, ${figures}::jsonb, ${promise})::text as text
    )
    insert into committee_release (estate_id, release_id, kind, month, as_of, known_at, figures, content, sha256, released_at, releaser_id,
      releaser_name, releaser_role)
    select ${estateId}, (select coalesce(max(r.release_id), 0) + 1 from committee_release r where r.estate_id = ${estateId}), ${kind}, ${month},
      ${ground.asOf}, ${ground.knownAt}, ${figures}::jsonb, c.text, encode(sha256(convert_to(c.text, 'UTF8')), 'hex'), ${at}, ${personId},
      ${name}, ${role}
    from content c
    returning release_id as "releaseId", sha256`.execute(trx);
  const [row] = made.rows;
  if (row === undefined) throw new Error("the release was not written");
  await sql`
    insert into committee_release_household (estate_id, release_id, households, last_year)
    values (${estateId}, ${row.releaseId}, ${ground.households}::jsonb, ${ground.lastYear}::jsonb)`.execute(trx);
  return row;
}
