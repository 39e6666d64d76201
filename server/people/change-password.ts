import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Identity, Visit } from "../platform/identity.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { identityOf, type Identified } from "./identify.ts";
import { ownWords, refuseFlawed } from "./new-password.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { readPasswordHash, storePasswordHash } from "./password.store.ts";
import { readPerson } from "./person.store.ts";
import { endSessions, readSession, rotateSession } from "./session.store.ts";
import { noteSuccess, readFailures, startAttempt } from "./sign-in-attempt.store.ts";
import { slowDown, waitAfter } from "./slow-down.rules.ts";

export interface ChangePasswordInput {
  readonly current: string;
  readonly next: string;
}

/** Changes one's own password; all other sessions end, and this one gets a new secret. */
export async function changePassword(
  database: Database,
  clock: Clock,
  visit: Visit,
  me: Identity,
  { current, next }: ChangePasswordInput,
): Promise<Outcome<Identified>> {
  const { sessionId, personId } = me;
  if (sessionId === null) return refused("NOT_A_SESSION", null, "A token cannot change a password.");
  const viewer = { scope: "people" as const, ...(me.viewer.actor && { actor: me.viewer.actor }) };
  const known = await database.asServer(viewer, async (trx) => {
    const failures = await readFailures(trx, `change ${personId}`, visit.address, clock.now());
    const wait = waitAfter(failures, clock.now());
    const attemptId = wait > 0 ? 0n : await startAttempt(trx, `change ${personId}`, visit.address, clock.now());
    const [person, hash] = [await readPerson(trx, personId), await readPasswordHash(trx, personId)];
    return { wait, attemptId, own: person === undefined ? [] : ownWords(trx, person), hash };
  });
  if (known.wait > 0) return slowDown("current", known.wait);
  if (known.hash === null || !(await verifyPassword(current.slice(0, 1000), known.hash)))
    return refused("WRONG_PASSWORD", "current", "This is not your present password.");
  const flawed = refuseFlawed(next, known.own, "next");
  if (flawed !== null) {
    // The present password was right: nobody is guessing.
    await database.asServer(viewer, (trx) => noteSuccess(trx, known.attemptId));
    return flawed;
  }
  const hash = await hashPassword(next);
  return database.asServer(viewer, async (trx) => {
    await noteSuccess(trx, known.attemptId);
    await storePasswordHash(trx, personId, hash, clock.now());
    const sessions = await endSessions(trx, personId, clock.now(), sessionId);
    const session = await readSession(trx, sessionId);
    const secret = await rotateSession(trx, session, clock.now());
    const identity = await identityOf(trx, clock, visit, session);
    await appendJournal(trx, [
      { act: "CHANGED_PASSWORD", subject: `Person ${personId}`, after: { sessionsEnded: sessions } },
    ]);
    return done({ identity, secret });
  });
}
