import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";

/** What is about to go: a grant, or a person with every grant. */
export type Going = { readonly grantId: number } | { readonly personId: number };

/**
 * Whether the last administrator goes with it. One act at a time finds out, and sees what the one before it did: two that end each
 * other's grants, or shut each other out, at once would leave nobody.
 */
export async function isLastAdministrator(trx: Trx, going: Going, today: string): Promise<boolean> {
  await sql`select ${takeLock("ADMINISTRATORS")}`.execute(trx);
  const goes = "grantId" in going ? sql`g.grant_id = ${going.grantId}` : sql`g.person_id = ${going.personId}`;
  const found = await sql<{ is_last: boolean }>`
    select coalesce(bool_and(${goes}), false) as is_last
    from role_grant g join person p on p.person_id = g.person_id and p.disabled_at is null
    where g.role = 'ADMINISTRATOR' and g.ended_at is null
      and g.starts_on <= ${today} and coalesce(g.ends_on >= ${today}, true)`.execute(trx);
  return found.rows[0]?.is_last ?? false;
}
