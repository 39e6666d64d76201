import type { Database } from "../../server/database/transaction.ts";
import { grantRole } from "../../server/people/grant-role.ts";
import { addPerson } from "../../server/people/person.store.ts";
import { openSession } from "../../server/people/session.store.ts";
import type { Role } from "../../server/platform/actor.ts";
import type { Clock } from "../../server/platform/clock.ts";

const VISIT = { address: "127.0.0.1", agent: "test", requestId: "test" };

let made = 0;

/** Signs somebody new in who holds a role for estates, or without any for the portfolio; gives the session's secret. */
export async function signedIn(
  database: Database,
  clock: Clock,
  role: Role,
  estates: readonly string[] = [],
): Promise<string> {
  const now = clock.now();
  return database.asServer({ scope: "people" }, async (trx) => {
    const login = { email: `${role.toLowerCase()}-${made++}-${process.pid}@test.example` };
    const personId = await addPerson(trx, { name: role, login, now });
    const endsOn = role === "COMMITTEE" ? "2099-12-31" : null;
    const { refused } = await grantRole(trx, now, { personId, role, estates, startsOn: "2000-01-01", endsOn });
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
    return openSession(trx, { personId, role, visit: VISIT, now });
  });
}
