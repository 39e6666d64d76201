import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Visit } from "../platform/identity.ts";
import { digestOf, newSecret } from "./secret.ts";
import { ABSOLUTE_MS, GRACE_MS, IDLE_MS, later } from "./session.rules.ts";

export interface SessionRow {
  readonly sessionId: bigint;
  readonly personId: number;
  readonly actingRole: string;
  readonly rotatedAt: string;
  readonly seenAt: string;
  /** Whether the secret was the one before the last rotation. */
  readonly former: boolean;
}

/** Opens a session and gives its secret, which is stored nowhere. */
export async function openSession(
  trx: Trx,
  { personId, role, visit, now }: { personId: number; role: string; visit: Visit; now: Date },
): Promise<string> {
  const secret = newSecret();
  const at = now.toISOString();
  await sql`
    insert into session (person_id, secret_hash, acting_role, created_at, rotated_at, seen_at, ends_at, address, agent)
    values (${personId}, decode(${digestOf(secret)}, 'hex'), ${role}, ${at}, ${at}, ${at}, ${later(now, ABSOLUTE_MS)},
      ${visit.address}, ${visit.agent?.slice(0, 300) ?? null})`.execute(trx);
  return secret;
}

/** The open session of a secret: not ended, not idle too long, not too old, and of a person who is not disabled. */
export async function findSession(trx: Trx, secret: string, now: Date): Promise<SessionRow | undefined> {
  const digest = digestOf(secret);
  const found = await sql<SessionRow>`
    select s.session_id as "sessionId", s.person_id as "personId", s.acting_role as "actingRole",
      s.rotated_at as "rotatedAt", s.seen_at as "seenAt", s.secret_hash <> decode(${digest}, 'hex') as former
    from session s join person p on p.person_id = s.person_id
    where (s.secret_hash = decode(${digest}, 'hex')
        or (s.former_hash = decode(${digest}, 'hex') and s.rotated_at > ${later(now, -GRACE_MS)}))
      and s.ended_at is null and s.ends_at > ${now.toISOString()} and s.seen_at > ${later(now, -IDLE_MS)}
      and p.disabled_at is null`.execute(trx);
  return found.rows[0];
}

/** Replaces a session's secret; null where another request has just done so. */
export async function rotateSession(trx: Trx, session: SessionRow, now: Date, role?: string): Promise<string | null> {
  const secret = newSecret();
  const { affected } = await changed(
    trx,
    sql`update session set former_hash = secret_hash, secret_hash = decode(${digestOf(secret)}, 'hex'),
      rotated_at = ${now.toISOString()}, seen_at = ${now.toISOString()}, acting_role = coalesce(${role ?? null}, acting_role)
    where session_id = ${session.sessionId} and rotated_at = ${session.rotatedAt}::timestamptz and ended_at is null`,
  );
  return affected === 1n ? secret : null;
}

export async function noteSeen(trx: Trx, sessionId: bigint, now: Date): Promise<void> {
  await sql`update session set seen_at = ${now.toISOString()} where session_id = ${sessionId}`.execute(trx);
}

export async function endSession(trx: Trx, sessionId: bigint, now: Date): Promise<void> {
  await sql`update session set ended_at = ${now.toISOString()} where session_id = ${sessionId} and ended_at is null`.execute(
    trx,
  );
}

/** Ends all open sessions of a person, but for one where it is named; tells how many. */
export async function endSessions(trx: Trx, personId: number, now: Date, but: bigint | null = null): Promise<number> {
  const { affected } = await changed(
    trx,
    sql`update session set ended_at = ${now.toISOString()}
    where person_id = ${personId} and ended_at is null and session_id is distinct from ${but}::bigint`,
  );
  return Number(affected);
}

async function changed(trx: Trx, statement: ReturnType<typeof sql>): Promise<{ affected: bigint }> {
  const { numAffectedRows } = await statement.execute(trx);
  return { affected: numAffectedRows ?? 0n };
}

/** A session that a request of its own has just used. */
export async function readSession(trx: Trx, sessionId: bigint): Promise<SessionRow> {
  const found = await sql<SessionRow>`
    select session_id as "sessionId", person_id as "personId", acting_role as "actingRole", rotated_at as "rotatedAt",
      seen_at as "seenAt", false as former
    from session where session_id = ${sessionId}`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`there is no session ${sessionId}`);
  return row;
}
