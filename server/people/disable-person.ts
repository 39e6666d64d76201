import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { isLastAdministrator } from "./administrators.ts";
import { readPerson } from "./person.store.ts";
import { endSessions } from "./session.store.ts";

/** Shuts a person out: sessions end, tokens and links stop working. Nobody shuts out themselves, and one administrator remains. */
export async function disablePerson(
  trx: Trx,
  now: Date,
  today: string,
  personId: number,
): Promise<Outcome<{ personId: number }>> {
  const person = await readPerson(trx, personId);
  if (person === undefined) return refused("PERSON_UNKNOWN", "personId", "There is no such person.");
  if (trx.actor.personId === personId)
    return refused("OWN_ACCOUNT", "personId", "Nobody disables their own account: ask another administrator.");
  if (person.disabledAt !== null) return done({ personId });
  // Whoever shuts somebody out is an administrator, but may have been shut out themselves a moment ago.
  if (await isLastAdministrator(trx, { personId }, today))
    return refused(
      "LAST_ADMINISTRATOR",
      "personId",
      "This is the last administrator: grant the role to another first.",
    );
  await sql`update person set disabled_at = ${now.toISOString()} where person_id = ${personId}`.execute(trx);
  const sessions = await endSessions(trx, personId, now);
  await appendJournal(trx, [
    { act: "DISABLED_PERSON", subject: `Person ${personId}`, after: { sessionsEnded: sessions } },
  ]);
  return done({ personId });
}

/** Lets a person in again. */
export async function enablePerson(trx: Trx, personId: number): Promise<Outcome<{ personId: number }>> {
  const person = await readPerson(trx, personId);
  if (person === undefined) return refused("PERSON_UNKNOWN", "personId", "There is no such person.");
  if (person.disabledAt === null) return done({ personId });
  await sql`update person set disabled_at = null where person_id = ${personId}`.execute(trx);
  await appendJournal(trx, [{ act: "ENABLED_PERSON", subject: `Person ${personId}` }]);
  return done({ personId });
}
