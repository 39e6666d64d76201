import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Visit } from "../platform/identity.ts";
import { demoAccounts, isAtTheMachine } from "./enter-demo.ts";
import type { Entrance } from "./me.type.ts";
import { anybodyThere } from "./person.store.ts";
import type { ApiToken, Interest, OwnSession } from "./person.type.ts";
import { IDLE_MS, later } from "./session.rules.ts";

/** What a visitor finds: the demonstration's accounts are shown at its machine alone. */
export async function readEntrance(trx: Trx, engine: Database["engine"], visit: Visit, day: string): Promise<Entrance> {
  const shows = engine === "pglite" && isAtTheMachine(visit);
  return { hasPeople: await anybodyThere(trx), demoAccounts: shows ? await demoAccounts(trx, day) : [] };
}

/** The open sessions of a person, the latest used first. */
export async function readOwnSessions(
  trx: Trx,
  personId: number,
  current: bigint | null,
  now: Date,
): Promise<OwnSession[]> {
  const found = await sql<OwnSession>`
    select session_id::text as "sessionId", created_at as "createdAt", seen_at as "seenAt", address, agent,
      session_id is not distinct from ${current}::bigint as current
    from session where person_id = ${personId} and ended_at is null and ends_at > ${now.toISOString()}
      and seen_at > ${later(now, -IDLE_MS)}
    order by seen_at desc limit 50`.execute(trx);
  return found.rows;
}

/** The tokens of a person that could still be used, and those that ended in the last year; latest first. */
export async function readTokens(trx: Trx, personId: number, tokenId: number | null): Promise<ApiToken[]> {
  const found = await sql<ApiToken>`
    select t.token_id as "tokenId", t.name, t.role, t.writes, t.created_at as "createdAt", t.expires_at as "expiresAt",
      t.revoked_at as "revokedAt", t.used_at as "usedAt",
      array(select e.estate_code from estate e where e.estate_id = any (t.estates) order by 1) as estates
    from api_token t
    where t.person_id = ${personId} and t.token_id = coalesce(${tokenId}::int, t.token_id)
    order by t.token_id desc limit 200`.execute(trx);
  return found.rows;
}

/** What a person has declared, latest first. */
export async function readInterests(trx: Trx, personId: number): Promise<Interest[]> {
  const found = await sql<Interest>`
    select interest_id as "interestId", kind, subject, note, declared_on as "declaredOn", ended_on as "endedOn"
    from interest where person_id = ${personId} order by interest_id desc limit 200`.execute(trx);
  return found.rows;
}
