import type { Database } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import type { Outcome } from "../platform/outcome.ts";
import { Refusal } from "../platform/refusal.ts";
import { grantRole } from "./grant-role.ts";
import { inviteAgain, invitePerson, type Invitation } from "./invite-person.ts";
import { readLogin } from "./login.rules.ts";
import { findPerson } from "./person.store.ts";

/** Somebody to be let in by whoever has the machine. */
export interface Invitee {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Codes; none where the role is for the portfolio. */
  readonly estates: readonly string[];
  /** Last day of the role; null where it has none. */
  readonly endsOn: string | null;
}

/** Invites from the machine itself, where nobody may be there yet who could. Who is known already gets a new link and keeps the roles they hold. */
export function inviteFromMachine(
  database: Database,
  clock: Clock,
  { login, name, role, estates, endsOn }: Invitee,
): Promise<Invitation> {
  return database.asServer({ scope: "people" }, async (trx) => {
    const read = readLogin(login);
    const known = read === null ? undefined : await findPerson(trx, read);
    if (known !== undefined) return must(await inviteAgain(trx, clock.now(), known.personId));
    const invitation = must(await invitePerson(trx, clock.now(), { name, login }));
    const { personId } = invitation;
    must(await grantRole(trx, clock.now(), { personId, role, estates, startsOn: clock.today(), endsOn }));
    return invitation;
  });
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.done === undefined) throw new Refusal((outcome.refused ?? []).map(({ message }) => message).join(" "));
  return outcome.done;
}
