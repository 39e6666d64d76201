import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Visit } from "../platform/identity.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { enter, visitorOf } from "./enter.ts";
import type { Identified } from "./identify.ts";
import { ownWords, refuseFlawed } from "./new-password.ts";
import { hashPassword } from "./password.ts";
import { storePasswordHash } from "./password.store.ts";
import { readPerson, type PersonRow } from "./person.store.ts";
import { digestOf } from "./secret.ts";
import { endSessions } from "./session.store.ts";

export interface AcceptInput {
  readonly secret: string;
  readonly password: string;
}

const SPENT = refused(
  "INVITATION_SPENT",
  "secret",
  "This link was used or has expired. Ask your administrator for another.",
);

/** Whom a link invites; null where it was used, has expired or never was. */
export async function readInvited(trx: Trx, now: Date, secret: string): Promise<PersonRow | null> {
  const found = await sql<{ person_id: number }>`
    select i.person_id from invitation i join person p on p.person_id = i.person_id
    where i.secret_hash = decode(${digestOf(secret)}, 'hex') and i.used_at is null
      and i.expires_at > ${now.toISOString()} and p.disabled_at is null`.execute(trx);
  const [row] = found.rows;
  return row === undefined ? null : ((await readPerson(trx, row.person_id)) ?? null);
}

/** Takes the password that an invited person chooses, and signs them in. The link works once; sessions of before end. */
export async function acceptInvitation(
  database: Database,
  clock: Clock,
  visit: Visit,
  { secret, password }: AcceptInput,
): Promise<Outcome<Identified>> {
  const visitor = visitorOf(visit);
  const invited = await database.asServer(visitor, async (trx) => {
    const person = await readInvited(trx, clock.now(), secret);
    return person === null ? null : { person, own: ownWords(trx, person) };
  });
  if (invited === null) return SPENT;
  const { person, own } = invited;
  const flawed = refuseFlawed(password, own, "password");
  if (flawed !== null) return flawed;
  const hash = await hashPassword(password);
  return database.asServer(visitor, async (trx) => {
    // Of two who use the link at once, one finds it used.
    const { numAffectedRows } = await sql`update invitation set used_at = ${clock.now().toISOString()}
      where secret_hash = decode(${digestOf(secret)}, 'hex') and used_at is null
        and expires_at > ${clock.now().toISOString()}`.execute(trx);
    if (numAffectedRows !== 1n) return SPENT;
    await storePasswordHash(trx, person.personId, hash, clock.now());
    await endSessions(trx, person.personId, clock.now());
    return done(await enter(trx, clock, visit, person.personId, "ACCEPTED_INVITATION"));
  });
}
