import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { EstateName } from "../platform/identity.ts";
import type { ValidGrant } from "./held-role.rules.ts";
import { roleOf } from "./person.store.ts";
import { digestOf } from "./secret.ts";
import { GRACE_MS, IDLE_MS, later } from "./session.rules.ts";
import type { SessionRow } from "./session.store.ts";
import type { TokenRow } from "./token.store.ts";

interface Standing {
  readonly name: string;
  readonly demo: boolean;
  readonly grants: readonly ValidGrant[];
}

export interface EnteredBySession extends Standing {
  readonly session: SessionRow;
}

export interface EnteredByToken extends Standing {
  readonly token: TokenRow;
  /** The estates that the token is narrowed to. */
  readonly narrowedTo: readonly EstateName[];
}

interface GrantedRow {
  readonly role: string;
  readonly estateId: number | null;
  readonly code: string | null;
  readonly name: string | null;
}

const latestName = sql`coalesce((select v.name from estate_version v where v.estate_id = e.estate_id
  order by version_id desc limit 1), e.estate_code)`;

/** The grants of a row's person that are valid on a day, as JSON. */
const grantsOn = (personId: RawBuilder<unknown>, day: string) => sql`
  (select coalesce(json_agg(json_build_object('role', g.role, 'estateId', g.estate_id, 'code', e.estate_code,
      'name', case when g.estate_id is not null then ${latestName} end) order by g.grant_id), '[]')
    from role_grant g left join estate e on e.estate_id = g.estate_id
    where g.person_id = ${personId} and g.starts_on <= ${day} and coalesce(g.ends_on >= ${day}, true)
      and g.ended_at is null)`;

/**
 * The open session of a secret and what its person may do, with one statement: not ended, not idle too long, not too old, and of a
 * person who is not disabled.
 */
export async function enteredBySession(
  trx: Trx,
  secret: string,
  now: Date,
  day: string,
): Promise<EnteredBySession | undefined> {
  const digest = digestOf(secret);
  const found = await sql<SessionRow & { name: string; demo: boolean; grants: GrantedRow[] }>`
    select s.session_id as "sessionId", s.person_id as "personId", s.acting_role as "actingRole",
      s.rotated_at as "rotatedAt", s.seen_at as "seenAt", s.secret_hash <> decode(${digest}, 'hex') as former,
      p.name, p.demo, ${grantsOn(sql`s.person_id`, day)} as grants
    from session s join person p on p.person_id = s.person_id
    where (s.secret_hash = decode(${digest}, 'hex')
        or (s.former_hash = decode(${digest}, 'hex') and s.rotated_at > ${later(now, -GRACE_MS)}))
      and s.ended_at is null and s.ends_at > ${now.toISOString()} and s.seen_at > ${later(now, -IDLE_MS)}
      and p.disabled_at is null`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { name, demo, grants, ...session } = row;
  return { session, name, demo, grants: grants.map(validGrant) };
}

/** The token of a secret and what its person may do, unless it was revoked or has expired, or its person is disabled. */
export async function enteredByToken(
  trx: Trx,
  secret: string,
  now: Date,
  day: string,
): Promise<EnteredByToken | undefined> {
  const found = await sql<
    TokenRow & { name: string; demo: boolean; grants: GrantedRow[]; narrowedTo: readonly EstateName[] }
  >`
    select t.token_id as "tokenId", t.person_id as "personId", t.role, t.estates as "estateIds", t.writes,
      t.used_at as "usedAt", p.name, p.demo, ${grantsOn(sql`t.person_id`, day)} as grants,
      (select coalesce(json_agg(json_build_object('estateId', e.estate_id, 'code', e.estate_code, 'name', ${latestName})
          order by e.estate_code), '[]') from estate e where e.estate_id = any (t.estates)) as "narrowedTo"
    from api_token t join person p on p.person_id = t.person_id
    where t.secret_hash = decode(${digestOf(secret)}, 'hex') and t.revoked_at is null
      and t.expires_at > ${now.toISOString()} and p.disabled_at is null`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const { name, demo, grants, narrowedTo, ...token } = row;
  return { token, name, demo, grants: grants.map(validGrant), narrowedTo };
}

const validGrant = ({ role, estateId, code, name }: GrantedRow): ValidGrant => ({
  role: roleOf(role),
  estate: estateId === null ? null : { estateId, code: code ?? "", name: name ?? "" },
});
