import type { Database, Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Visit } from "../platform/identity.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { enter, visitorOf } from "./enter.ts";
import type { Identified } from "./identify.ts";
import { readLogin } from "./login.rules.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { readPasswordHash } from "./password.store.ts";
import { findPerson, type PersonRow } from "./person.store.ts";
import { noteSuccess, readFailures, startAttempt } from "./sign-in-attempt.store.ts";
import { locks, slowDown, waitAfter } from "./slow-down.rules.ts";

export interface SignInInput {
  readonly login: string;
  readonly password: string;
}

interface Attempt {
  readonly attemptId: bigint;
  readonly person: PersonRow | undefined;
  readonly hash: string | null;
  /** Failures in a row if this attempt fails too. */
  readonly failures: number;
}

/** Checked in place of a name nobody has, so that the answer takes as long. */
const nobodysHash = hashPassword("nobody has this password");

/**
 * Signs in with phone number or e-mail and password. An unknown name, a wrong password and a disabled person are told alike and
 * take the same time; after failures one waits, longer each time.
 */
export async function signIn(
  database: Database,
  clock: Clock,
  visit: Visit,
  input: SignInInput,
): Promise<Outcome<Identified>> {
  const visitor = visitorOf(visit);
  const opened = await database.asServer(visitor, (trx) => open(trx, clock.now(), visit, input));
  if (opened.refused !== undefined) return opened;
  const { attemptId, person, hash, failures } = opened.done;
  // Outside a transaction: hashing takes its time, and the embedded engine has one connection.
  const right = await verifyPassword(input.password.slice(0, 1000), hash ?? (await nobodysHash));
  return database.asServer(visitor, async (trx) => {
    if (right && hash !== null && person !== undefined && person.disabledAt === null) {
      await noteSuccess(trx, attemptId);
      return done(await enter(trx, clock, visit, person.personId, "SIGNED_IN"));
    }
    const act = locks(failures) ? "SIGN_IN_LOCKED" : "SIGN_IN_FAILED";
    await appendJournal(trx, [{ act, subject: person === undefined ? null : `Person ${person.personId}` }]);
    return refused("WRONG_LOGIN", "password", "The phone number or email and the password do not belong together.");
  });
}

/** Notes the attempt before the password is looked at, unless it comes too soon after failures. */
async function open(trx: Trx, now: Date, visit: Visit, input: SignInInput): Promise<Outcome<Attempt>> {
  const login = readLogin(input.login);
  const text = login === null ? input.login.trim().slice(0, 300) : Object.values(login).join("");
  const failures = await readFailures(trx, text, visit.address, now);
  const wait = waitAfter(failures, now);
  if (wait > 0) return slowDown("password", wait);
  const attemptId = await startAttempt(trx, text, visit.address, now);
  const person = login === null ? undefined : await findPerson(trx, login);
  const hash = person === undefined ? null : await readPasswordHash(trx, person.personId);
  return done({ attemptId, person, hash, failures: failures.forLogin + 1 });
}
