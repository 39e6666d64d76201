import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { later, SEEN_MS } from "./session.rules.ts";

export interface TokenRow {
  readonly tokenId: number;
  readonly personId: number;
  readonly role: string;
  /** Null for all that the person may see. */
  readonly tokenEstates: readonly number[] | null;
  readonly writes: boolean;
  readonly usedAt: string | null;
}

/** Marks a text as a token of ours, so that scanners find one that was published by mistake. */
export const TOKEN_PREFIX = "colp_";

/** Notes that a token was used, to the minute: each note is a write. */
export async function noteUsed(trx: Trx, { tokenId }: TokenRow, now: Date): Promise<void> {
  await sql`update api_token set used_at = ${now.toISOString()}
    where token_id = ${tokenId} and coalesce(used_at < ${later(now, -SEEN_MS)}, true)`.execute(trx);
}
