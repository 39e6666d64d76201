import type { Database, Trx } from "../database/transaction.ts";
import { Door, type Credentials, type Entrant } from "../platform/caller.ts";
import type { Clock } from "../platform/clock.ts";
import type { HeldRole, Identity, Visit } from "../platform/identity.ts";
import { enterBySession, enterByToken, mustShow, type EnteredBySession } from "./entrant.store.ts";
import { actingRole, heldRoles, narrowed, scopeOf } from "./held-role.rules.ts";
import { readPerson, readValidGrants } from "./person.store.ts";
import { noteSeen, rotateSession, type SessionRow } from "./session.store.ts";
import { ROTATE_MS, SEEN_MS } from "./session.rules.ts";
import { noteUsed } from "./token.store.ts";

export interface Identified {
  readonly identity: Identity;
  /** The session's new secret, where it was time for one. */
  readonly secret: string | null;
}

/** Lets in who shows the secret of an open session, or of a token. */
export class PeopleDoor extends Door {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async find(trx: Trx, visit: Visit, { session, token }: Credentials): Promise<Entrant | null> {
    if (token !== null) return this.findMachine(trx, visit, token);
    return session === null ? null : this.findPerson(trx, visit, session);
  }

  private async findPerson(trx: Trx, visit: Visit, secret: string): Promise<Entrant | null> {
    const entered = await enterBySession(trx, secret, this.clock.now(), this.clock.today());
    if (entered === undefined) return null;
    const roles = heldRoles(entered.grants);
    const { session, name, demo } = entered;
    const held = actingRole(roles, session.actingRole);
    const { personId, sessionId } = session;
    const identity = identityAs({ personId, name, demo, roles, held, visit, sessionId, writes: true });
    mustShow(entered.shown, identity.viewer);
    return { identity, upkeep: this.upkeepOf(entered) };
  }

  /** A new secret every hour, and when the session was last seen: each is a write, so it is done when it is due. */
  private upkeepOf({ session }: EnteredBySession): Entrant["upkeep"] {
    const now = this.clock.now();
    const rotates = !session.former && age(session.rotatedAt, now) > ROTATE_MS;
    if (!rotates && age(session.seenAt, now) <= SEEN_MS) return null;
    return async () => {
      // A long import holds the one connection of the embedded engine: the next request will do.
      if (this.database.busy()) return null;
      return this.database.asServer({ scope: "people" }, async (trx) => {
        if (rotates) return rotateSession(trx, session, now);
        await noteSeen(trx, session.sessionId, now);
        return null;
      });
    };
  }

  private async findMachine(trx: Trx, visit: Visit, secret: string): Promise<Entrant | null> {
    const now = this.clock.now();
    const entered = await enterByToken(trx, secret, now, this.clock.today());
    if (entered === undefined) return null;
    const { token, name, demo, narrowedTo } = entered;
    const own = heldRoles(entered.grants).find(({ role }) => role === token.role) ?? null;
    const held = own === null ? null : narrowed(own, token.tokenEstates, narrowedTo);
    const { personId, writes, usedAt } = token;
    const roles = held === null ? [] : [held];
    const identity = identityAs({ personId, name, demo, roles, held, visit, sessionId: null, writes });
    mustShow(entered.shown, identity.viewer);
    if (usedAt !== null && age(usedAt, now) <= SEEN_MS) return { identity, upkeep: null };
    const upkeep = async () => {
      if (!this.database.busy()) await this.database.asServer({ scope: "people" }, (own) => noteUsed(own, token, now));
      return null;
    };
    return { identity, upkeep };
  }
}

/** Who shows these credentials, with what is due noted at once. */
export async function identify(
  database: Database,
  clock: Clock,
  visit: Visit,
  shown: Credentials,
): Promise<Identified | null> {
  const door = new PeopleDoor(database, clock);
  const entrant = await database.asViewer({ scope: "people" }, (trx) => door.find(trx, visit, shown));
  if (entrant === null) return null;
  return { identity: entrant.identity, secret: (await entrant.upkeep?.()) ?? null };
}

const age = (instant: string, now: Date): number => now.getTime() - new Date(instant).getTime();

/** A person within a session, in the role it chose while they hold it. */
export async function identityOf(
  trx: Trx,
  clock: Clock,
  visit: Visit,
  { sessionId, personId, actingRole: chosen }: Pick<SessionRow, "sessionId" | "personId" | "actingRole">,
): Promise<Identity> {
  const roles = heldRoles(await readValidGrants(trx, personId, clock.today()));
  const person = await readPerson(trx, personId);
  if (person === undefined) throw new Error(`a session of person ${personId}, who does not exist`);
  const { name, demo } = person;
  return identityAs({ personId, name, demo, roles, held: actingRole(roles, chosen), visit, sessionId, writes: true });
}

interface Given extends Omit<Identity, "role" | "viewer"> {
  readonly held: HeldRole | null;
  readonly visit: Visit;
}

function identityAs({ held, visit, ...given }: Given): Identity {
  const role = held?.role ?? null;
  const actor = {
    personId: given.personId,
    name: given.name,
    role: role ?? ("VISITOR" as const),
    address: visit.address,
    requestId: visit.requestId,
  };
  return { ...given, role, viewer: { ...scopeOf(held), actor } };
}
