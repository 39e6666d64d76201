import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export async function readPasswordHash(trx: Trx, personId: number): Promise<string | null> {
  const found = await sql<{ hash: string }>`select hash from password where person_id = ${personId}`.execute(trx);
  return found.rows[0]?.hash ?? null;
}

export async function storePasswordHash(trx: Trx, personId: number, hash: string, now: Date): Promise<void> {
  await sql`insert into password (person_id, hash, set_at) values (${personId}, ${hash}, ${now.toISOString()})
    on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at`.execute(trx);
}
