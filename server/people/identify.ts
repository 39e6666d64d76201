import type { Database, Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { HeldRole, Identity, Visit } from "../platform/identity.ts";
import { actingRole, heldRoles, narrowed, scopeOf } from "./held-role.rules.ts";
import { readEstateNames, readPerson, readValidGrants } from "./person.store.ts";
import { findSession, noteSeen, rotateSession, type SessionRow } from "./session.store.ts";
import { ROTATE_MS, SEEN_MS } from "./session.rules.ts";
import { findToken, noteUsed } from "./token.store.ts";

/** What a request shows to say who sends it. */
export interface Credentials {
  /** Secret of the session's cookie. */
  readonly session: string | null;
  /** Secret of the Authorization header. */
  readonly token: string | null;
}

export interface Identified {
  readonly identity: Identity;
  /** The session's new secret, where it was time for one. */
  readonly secret: string | null;
}

/** Who sends a request; null for a visitor. A token goes before a session. */
export async function identify(
  database: Database,
  clock: Clock,
  visit: Visit,
  { session, token }: Credentials,
): Promise<Identified | null> {
  if (session === null && token === null) return null;
  return database.asServer({ scope: "people" }, async (trx) => {
    if (token !== null) return identifyMachine(trx, clock, visit, token);
    return session === null ? null : identifyPerson(trx, clock, visit, session);
  });
}

async function identifyPerson(trx: Trx, clock: Clock, visit: Visit, secret: string): Promise<Identified | null> {
  const now = clock.now();
  const session = await findSession(trx, secret, now);
  if (session === undefined) return null;
  const identity = await identityOf(trx, clock, visit, session);
  if (!session.former && age(session.rotatedAt, now) > ROTATE_MS)
    return { identity, secret: await rotateSession(trx, session, now) };
  if (age(session.seenAt, now) > SEEN_MS) await noteSeen(trx, session.sessionId, now);
  return { identity, secret: null };
}

const age = (instant: string, now: Date): number => now.getTime() - new Date(instant).getTime();

/** A person within a session, in the role it chose while they hold it. */
export async function identityOf(
  trx: Trx,
  clock: Clock,
  visit: Visit,
  session: Pick<SessionRow, "sessionId" | "personId" | "actingRole">,
): Promise<Identity> {
  const roles = heldRoles(await readValidGrants(trx, session.personId, clock.today()));
  const held = actingRole(roles, session.actingRole);
  return actingAs(trx, { personId: session.personId, roles, held, visit, sessionId: session.sessionId, writes: true });
}

async function identifyMachine(trx: Trx, clock: Clock, visit: Visit, secret: string): Promise<Identified | null> {
  const token = await findToken(trx, secret, clock.now());
  if (token === undefined) return null;
  const roles = heldRoles(await readValidGrants(trx, token.personId, clock.today()));
  const own = roles.find(({ role }) => role === token.role) ?? null;
  const held = own === null ? null : narrowed(own, token.estateIds, await readEstateNames(trx));
  await noteUsed(trx, token, clock.now());
  const { personId, writes } = token;
  const shown = held === null ? [] : [held];
  return {
    identity: await actingAs(trx, { personId, roles: shown, held, visit, sessionId: null, writes }),
    secret: null,
  };
}

async function actingAs(
  trx: Trx,
  given: {
    personId: number;
    roles: readonly HeldRole[];
    held: HeldRole | null;
    visit: Visit;
    sessionId: bigint | null;
    writes: boolean;
  },
): Promise<Identity> {
  const { personId, roles, held, visit, sessionId, writes } = given;
  const person = await readPerson(trx, personId);
  if (person === undefined) throw new Error(`a session of person ${personId}, who does not exist`);
  const role = held?.role ?? null;
  const actor = {
    personId,
    name: person.name,
    role: role ?? ("VISITOR" as const),
    address: visit.address,
    requestId: visit.requestId,
  };
  const viewer = { ...scopeOf(held), actor };
  return { personId, name: person.name, demo: person.demo, role, roles, viewer, sessionId, writes };
}
