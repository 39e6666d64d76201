import type { Trx } from "../database/transaction.ts";
import type { Viewer } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Visit } from "../platform/identity.ts";
import { appendJournal, type Act } from "../platform/journal.ts";
import { heldRoles } from "./held-role.rules.ts";
import { identityOf, type Identified } from "./identify.ts";
import { readValidGrants } from "./person.store.ts";
import { findSession, openSession } from "./session.store.ts";

/** Where nobody has signed in yet: sees who may sign in, and no figure. */
export const visitorOf = ({ address, requestId }: Visit): Viewer => ({
  scope: "people",
  actor: { personId: null, name: "", role: "VISITOR", address, requestId },
});

/** Opens a session for somebody whose identity is proved, and journals in their name how they came. */
export async function enter(trx: Trx, clock: Clock, visit: Visit, personId: number, act: Act): Promise<Identified> {
  const [first] = heldRoles(await readValidGrants(trx, personId, clock.today()));
  const now = clock.now();
  const secret = await openSession(trx, { personId, role: first?.role ?? "", visit, now });
  const session = await findSession(trx, secret, now);
  if (session === undefined) throw new Error("a session that was opened is not there");
  const identity = await identityOf(trx, clock, visit, session);
  await appendJournal(trx, [{ act, subject: `Person ${personId}` }], identity.viewer.actor);
  return { identity, secret };
}
