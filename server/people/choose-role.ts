import type { Trx } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import type { Identity, Visit } from "../platform/identity.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { identityOf, type Identified } from "./identify.ts";
import { readSession, rotateSession } from "./session.store.ts";

/** Acts in another of one's roles from now on; the session gets a new secret with it. */
export async function chooseRole(
  trx: Trx,
  clock: Clock,
  visit: Visit,
  me: Identity,
  role: Role,
): Promise<Outcome<Identified>> {
  if (me.sessionId === null) return refused("NOT_A_SESSION", null, "A token has one role: issue another for another.");
  if (!me.roles.some((held) => held.role === role))
    return refused("ROLE_NOT_HELD", "role", `You do not hold the role ${role} today.`);
  const session = await readSession(trx, me.sessionId);
  const secret = await rotateSession(trx, session, clock.now(), role);
  if (secret === null) return refused("BUSY", null, "Another request has just changed this session. Try again.");
  const identity = await identityOf(trx, clock, visit, { ...session, actingRole: role });
  await appendJournal(trx, [
    { act: "CHOSE_ROLE", subject: `Person ${me.personId}`, before: { role: me.role }, after: { role } },
  ]);
  return done({ identity, secret });
}
