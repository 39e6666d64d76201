import type { Trx } from "../database/transaction.ts";
import type { Identity } from "../platform/identity.ts";
import { appendJournal } from "../platform/journal.ts";
import { endSession, endSessions } from "./session.store.ts";

/** Ends the session. */
export async function signOut(trx: Trx, now: Date, { personId, sessionId }: Identity): Promise<void> {
  if (sessionId === null) return;
  await endSession(trx, sessionId, now);
  await appendJournal(trx, [{ act: "SIGNED_OUT", subject: `Person ${personId}` }]);
}

/** Ends all sessions of a person, on whatever device; tells how many. */
export async function signOutEverywhere(trx: Trx, now: Date, { personId }: Identity): Promise<number> {
  const sessions = await endSessions(trx, personId, now);
  await appendJournal(trx, [{ act: "SIGNED_OUT_EVERYWHERE", subject: `Person ${personId}`, after: { sessions } }]);
  return sessions;
}
