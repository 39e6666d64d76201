import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { appendJournal } from "../platform/journal.ts";
import { maskedEmail, maskedPhone } from "../platform/mask.rules.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readLogin } from "./login.rules.ts";
import { addPerson, findPerson, readPerson } from "./person.store.ts";
import { digestOf, newSecret } from "./secret.ts";
import { INVITATION_MS, later } from "./session.rules.ts";

export interface InviteInput {
  readonly name: string;
  /** Phone number or e-mail. */
  readonly login: string;
}

export interface Invitation {
  readonly personId: number;
  /** Part of the link; stored nowhere. */
  readonly secret: string;
  readonly expiresAt: string;
}

/** Adds a person and makes the one link with which they choose a password. */
export async function invitePerson(trx: Trx, now: Date, input: InviteInput): Promise<Outcome<Invitation>> {
  const login = readLogin(input.login);
  const name = input.name.trim();
  if (login === null) return refused("LOGIN_UNREADABLE", "login", "Write a phone number or an email address.");
  if (name === "" || name.length > 100) return refused("NAME_MISSING", "name", "Write a name of 1 to 100 characters.");
  if ((await findPerson(trx, login)) !== undefined)
    return refused("LOGIN_TAKEN", "login", "Somebody signs in with this already: look for them in the list.");
  const personId = await addPerson(trx, { name, login, now });
  const invitation = await makeInvitation(trx, now, personId);
  // The journal is never changed, so it holds no more of an address than tells it from others.
  const masked = "phone" in login ? maskedPhone(login.phone) : maskedEmail(login.email);
  await appendJournal(trx, [{ act: "INVITED", subject: `Person ${personId}`, after: { name, login: masked } }]);
  return done(invitation);
}

/** Makes a new link for somebody who lost theirs, or their password; links made before stop working. */
export async function inviteAgain(trx: Trx, now: Date, personId: number): Promise<Outcome<Invitation>> {
  const person = await readPerson(trx, personId);
  if (person === undefined || person.disabledAt !== null)
    return refused("PERSON_UNKNOWN", "personId", "There is no such person, or they are disabled.");
  const invitation = await makeInvitation(trx, now, personId);
  await appendJournal(trx, [{ act: "INVITED", subject: `Person ${personId}`, after: { again: true } }]);
  return done(invitation);
}

async function makeInvitation(trx: Trx, now: Date, personId: number): Promise<Invitation> {
  const secret = newSecret();
  const expiresAt = later(now, INVITATION_MS);
  await sql`update invitation set expires_at = ${now.toISOString()}
    where person_id = ${personId} and used_at is null and expires_at > ${now.toISOString()}`.execute(trx);
  await sql`insert into invitation (person_id, secret_hash, created_at, expires_at)
    values (${personId}, decode(${digestOf(secret)}, 'hex'), ${now.toISOString()}, ${expiresAt})`.execute(trx);
  return { personId, secret, expiresAt };
}

/** Path of the page that uses a link. The secret stands after #, which a browser sends to no server. */
export const linkPath = (secret: string): string => `/invitation#${secret}`;
