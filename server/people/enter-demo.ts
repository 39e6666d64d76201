import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { HeldRole, Visit } from "../platform/identity.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { enter, visitorOf } from "./enter.ts";
import { heldRoles } from "./held-role.rules.ts";
import type { Identified } from "./identify.ts";
import { readPerson, readValidGrants } from "./person.store.ts";

export interface DemoAccount {
  readonly personId: number;
  readonly name: string;
  readonly role: HeldRole;
}

/** Addresses of the machine itself, also as IPv6 writes an IPv4 address. */
const LOOPBACK = /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i;

/** Whether somebody sits at the machine, or came through a tunnel to it. */
export const isAtTheMachine = ({ address }: Visit): boolean => LOOPBACK.test(address);

/** The accounts of the demonstration that may be entered today, each with its one role. */
export async function demoAccounts(trx: Trx, day: string): Promise<DemoAccount[]> {
  const found = await sql<{ personId: number; name: string }>`
    select person_id as "personId", name from person where demo and disabled_at is null order by person_id`.execute(
    trx,
  );
  const accounts: DemoAccount[] = [];
  for (const { personId, name } of found.rows) {
    const [role] = heldRoles(await readValidGrants(trx, personId, day));
    if (role !== undefined) accounts.push({ personId, name, role });
  }
  return accounts;
}

/** Enters an account of the demonstration, which has no password; at the machine alone. */
export async function enterDemo(
  database: Database,
  clock: Clock,
  visit: Visit,
  personId: number,
): Promise<Outcome<Identified>> {
  return database.asServer(visitorOf(visit), async (trx) => {
    const person = await readPerson(trx, personId);
    // A server that many reach has no open accounts, whatever its database once was.
    const open = database.engine === "pglite" && isAtTheMachine(visit) && person?.demo === true;
    if (!open || person.disabledAt !== null)
      return refused("NOT_A_DEMO", "account", "There is no such account of the demonstration here: sign in.");
    return done(await enter(trx, clock, visit, personId, "SIGNED_IN"));
  });
}
