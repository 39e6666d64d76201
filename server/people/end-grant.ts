import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { isLastAdministrator } from "./administrators.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";

/** Ends a grant at once. The last administrator stays: nobody could grant anything any more. */
export async function endGrant(
  trx: Trx,
  now: Date,
  today: string,
  grantId: number,
): Promise<Outcome<{ personId: number }>> {
  const found = await sql<{ person_id: number; role: string; estate_id: number | null }>`
    select person_id, role, estate_id from role_grant where grant_id = ${grantId} and ended_at is null`.execute(trx);
  const [grant] = found.rows;
  if (grant === undefined) return refused("GRANT_UNKNOWN", "grantId", "There is no such grant, or it has ended.");
  if (await isLastAdministrator(trx, { grantId }, today))
    return refused("LAST_ADMINISTRATOR", "grantId", "This is the last administrator: grant the role to another first.");
  await sql`update role_grant set ended_at = ${now.toISOString()} where grant_id = ${grantId} and ended_at is null`.execute(
    trx,
  );
  await appendJournal(trx, [
    {
      act: "ENDED_GRANT",
      subject: `Person ${grant.person_id}`,
      estateId: grant.estate_id,
      before: { role: grant.role, grantId },
    },
  ]);
  return done({ personId: grant.person_id });
}
