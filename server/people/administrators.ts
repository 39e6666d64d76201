import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

/**
 * How many administrators there are beside a grant. One act at a time finds out, and sees what the one before it did: two that end each
 * other's grants at once would leave nobody.
 */
export async function administratorsBeside(trx: Trx, grantId: number, today: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(7410013)`.execute(trx);
  const found = await sql<{ others: number }>`
    select count(*)::int as others
    from role_grant g join person p on p.person_id = g.person_id and p.disabled_at is null
    where g.role = 'ADMINISTRATOR' and g.grant_id <> ${grantId} and g.ended_at is null
      and g.starts_on <= ${today} and coalesce(g.ends_on >= ${today}, true)`.execute(trx);
  return found.rows[0]?.others ?? 0;
}
