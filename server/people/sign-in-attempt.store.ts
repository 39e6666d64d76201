import { sql } from "kysely";
import { takeLockOf } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import { loginDigest } from "../platform/login-digest.ts";
import { later } from "./session.rules.ts";
import { WINDOW_MS, type Failures } from "./slow-down.rules.ts";

/** What failed lately for a name and from an address. Attempts on one name wait for each other, so none is missed. */
export async function readFailures(trx: Trx, login: string, address: string, now: Date): Promise<Failures> {
  const digest = loginDigest(trx.vault, login);
  const since = later(now, -WINDOW_MS);
  await sql`select ${takeLockOf("SIGN_IN", sql<number>`hashtext(${digest})`)}`.execute(trx);
  const found = await sql<{ for_login: number; for_address: number; last_at: string | null }>`
    with own as (
      select attempt_id, at, succeeded from sign_in_attempt where login_hash = decode(${digest}, 'hex') and at > ${since}
    ), failed as (
      select at from own where not succeeded and attempt_id > coalesce((select max(attempt_id) from own where succeeded), 0)
    ), near as (
      select at from sign_in_attempt where address = ${address} and at > ${since} and not succeeded
    )
    select (select count(*) from failed)::int as for_login, (select count(*) from near)::int as for_address,
      greatest((select max(at) from failed), (select max(at) from near)) as last_at`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("counting attempts gave no row");
  const lastAt = row.last_at === null ? null : new Date(row.last_at);
  return { forLogin: row.for_login, forAddress: row.for_address, lastAt };
}

/** Notes an attempt as failed before it is looked at: who sends a hundred at once gains nothing. */
export async function startAttempt(trx: Trx, login: string, address: string, now: Date): Promise<bigint> {
  const found = await sql<{ attempt_id: bigint }>`
    insert into sign_in_attempt (login_hash, address, at, succeeded)
    values (decode(${loginDigest(trx.vault, login)}, 'hex'), ${address}, ${now.toISOString()}, false)
    returning attempt_id`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the attempt was not noted");
  return row.attempt_id;
}

export async function noteSuccess(trx: Trx, attemptId: bigint): Promise<void> {
  await sql`update sign_in_attempt set succeeded = true where attempt_id = ${attemptId}`.execute(trx);
}
