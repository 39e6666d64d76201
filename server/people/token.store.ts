import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { digestOf } from "./secret.ts";
import { later, SEEN_MS } from "./session.rules.ts";

export interface TokenRow {
  readonly tokenId: number;
  readonly personId: number;
  readonly role: string;
  /** Null for all that the person may see. */
  readonly estateIds: readonly number[] | null;
  readonly writes: boolean;
}

/** Marks a text as a token of ours, so that scanners find one that was published by mistake. */
export const TOKEN_PREFIX = "colp_";

/** The token of a secret, unless it was revoked or has expired, or its person is disabled. */
export async function findToken(trx: Trx, secret: string, now: Date): Promise<TokenRow | undefined> {
  const found = await sql<TokenRow>`
    select t.token_id as "tokenId", t.person_id as "personId", t.role, t.estates as "estateIds", t.writes
    from api_token t join person p on p.person_id = t.person_id
    where t.secret_hash = decode(${digestOf(secret)}, 'hex') and t.revoked_at is null
      and t.expires_at > ${now.toISOString()} and p.disabled_at is null`.execute(trx);
  return found.rows[0];
}

/** Notes that a token was used, to the minute: each note is a write. */
export async function noteUsed(trx: Trx, { tokenId }: TokenRow, now: Date): Promise<void> {
  await sql`update api_token set used_at = ${now.toISOString()}
    where token_id = ${tokenId} and coalesce(used_at < ${later(now, -SEEN_MS)}, true)`.execute(trx);
}
