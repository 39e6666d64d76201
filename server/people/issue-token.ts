import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import type { Identity } from "../platform/identity.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { digestOf, newSecret } from "./secret.ts";
import { later, TOKEN_MS } from "./session.rules.ts";
import { TOKEN_PREFIX } from "./token.store.ts";

export interface TokenInput {
  readonly name: string;
  readonly role: Role;
  /** Codes of estates to narrow the token to; empty for all that the role shows. */
  readonly estates: readonly string[];
  readonly writes: boolean;
  readonly days: number;
}

export interface IssuedToken {
  readonly tokenId: number;
  /** Shown once, stored nowhere. */
  readonly secret: string;
}

/** Issues a token for a machine: at most what its person may do in one role. Only somebody who signed in issues one. */
export async function issueToken(
  trx: Trx,
  now: Date,
  me: Identity,
  { name: given, role, estates, writes, days }: TokenInput,
): Promise<Outcome<IssuedToken>> {
  const name = given.trim();
  if (me.sessionId === null) return refused("NOT_A_SESSION", null, "A token cannot issue another: sign in.");
  if (name === "" || name.length > 100) return refused("NAME_MISSING", "name", "Write a name of 1 to 100 characters.");
  if (!Number.isInteger(days) || days < 1 || days * 86_400_000 > TOKEN_MS)
    return refused("DAYS_OUT_OF_RANGE", "days", "A token lives 1 to 366 days.");
  const held = me.roles.find((own) => own.role === role);
  if (held === undefined) return refused("ROLE_NOT_HELD", "role", `You do not hold the role ${role} today.`);
  const ids = await estateIdsOf(trx, estates);
  const own = held.estates.map(({ estateId }) => estateId);
  if (ids === null || (!held.portfolio && !ids.every((id) => own.includes(id))))
    return refused("ESTATE_UNKNOWN", "estates", "One of the estates does not exist in your scope.");
  const secret = TOKEN_PREFIX + newSecret();
  const expiresAt = later(now, days * 86_400_000);
  const found = await sql<{ token_id: number }>`
    insert into api_token (person_id, name, secret_hash, role, estates, writes, created_at, expires_at)
    values (${me.personId}, ${name}, decode(${digestOf(secret)}, 'hex'), ${role}, ${ids.length === 0 ? null : ids}::int[],
      ${writes}, ${now.toISOString()}, ${expiresAt})
    returning token_id`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("the token was not stored");
  await appendJournal(trx, [
    { act: "ISSUED_TOKEN", subject: `Token ${row.token_id}`, after: { name, role, estates, writes, expiresAt } },
  ]);
  return done({ tokenId: row.token_id, secret });
}

async function estateIdsOf(trx: Trx, codes: readonly string[]): Promise<number[] | null> {
  const wanted = [...new Set(codes)];
  const found = await sql<{ id: number }>`
    select estate_id as id from estate where estate_code = any (${wanted}::text[]) order by 1`.execute(trx);
  return found.rows.length < wanted.length ? null : found.rows.map(({ id }) => id);
}

/** Stops a token; one's own only. */
export async function revokeToken(
  trx: Trx,
  now: Date,
  me: Identity,
  tokenId: number,
): Promise<Outcome<{ tokenId: number }>> {
  const found = await sql<{ name: string }>`
    update api_token set revoked_at = ${now.toISOString()}
    where token_id = ${tokenId} and person_id = ${me.personId} and revoked_at is null returning name`.execute(trx);
  const [token] = found.rows;
  if (token === undefined) return refused("TOKEN_UNKNOWN", "tokenId", "There is no such token, or it was revoked.");
  await appendJournal(trx, [{ act: "REVOKED_TOKEN", subject: `Token ${tokenId}`, before: { name: token.name } }]);
  return done({ tokenId });
}
