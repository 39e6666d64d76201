import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, refused, type Outcome } from "../platform/outcome.ts";
import { readEstateNames, readPerson } from "./person.store.ts";

export interface GrantInput {
  readonly personId: number;
  readonly role: Role;
  /** Codes; empty for the portfolio. */
  readonly estates: readonly string[];
  readonly startsOn: string;
  /** Last day; null for until it is ended. */
  readonly endsOn: string | null;
}

/** Roles that hold for every estate or not at all, and roles that always name theirs. */
const PORTFOLIO_ONLY: readonly Role[] = ["HEADQUARTERS", "ADMINISTRATOR"];
const ESTATES_ONLY: readonly Role[] = ["ESTATE_MANAGER", "COMMITTEE"];

/** Grants a role for the portfolio or for estates. Nobody grants themselves anything: it takes two to widen what one sees. */
export async function grantRole(trx: Trx, now: Date, input: GrantInput): Promise<Outcome<{ personId: number }>> {
  const { personId, role, startsOn, endsOn } = input;
  const person = await readPerson(trx, personId);
  if (person === undefined) return refused("PERSON_UNKNOWN", "personId", "There is no such person.");
  if (trx.actor.personId === personId)
    return refused("OWN_GRANT", "personId", "Nobody grants a role to themselves: ask another administrator.");
  const flawed = refuseShape(input);
  if (flawed !== null) return flawed;
  const known = await readEstateNames(trx);
  const estates = [...new Set(input.estates)].map((code) => known.find((estate) => estate.code === code));
  if (estates.includes(undefined)) return refused("ESTATE_UNKNOWN", "estates", "One of the estates does not exist.");
  const wanted = estates.length === 0 ? [undefined] : estates;
  // All of them or none: what is refused for one estate is granted in no other.
  for (const estate of wanted) {
    const estateId = estate?.estateId ?? null;
    if (await crossesSides(trx, input, estateId))
      return refused(
        "TWO_SIDES",
        "estates",
        `${person.name} stands on the other side of estate ${estate?.code ?? ""}: its manager and its owners' committee exclude each other.`,
      );
    if (await holdsAlready(trx, input, estateId))
      return refused(
        "ALREADY_GRANTED",
        "startsOn",
        `${person.name} holds this role ${estate === undefined ? "for the portfolio" : `in estate ${estate.code}`} in some of these days: end that grant first, or begin after it.`,
      );
  }
  for (const estate of wanted) await insertGrant(trx, now, input, estate?.estateId ?? null);
  await appendJournal(
    trx,
    wanted.map((estate) => ({
      act: "GRANTED_ROLE" as const,
      subject: `Person ${personId}`,
      estateId: estate?.estateId ?? null,
      after: { role, estate: estate?.code ?? null, startsOn, endsOn },
    })),
  );
  return done({ personId });
}

function refuseShape({ role, estates, startsOn, endsOn }: GrantInput): Outcome<never> | null {
  if (PORTFOLIO_ONLY.includes(role) && estates.length > 0)
    return refused("PORTFOLIO_ONLY", "estates", `${role} holds for the portfolio: name no estate.`);
  if (ESTATES_ONLY.includes(role) && estates.length === 0)
    return refused("ESTATE_MISSING", "estates", `${role} is granted for an estate: name it.`);
  if (role === "COMMITTEE" && endsOn === null)
    return refused("MANDATE_MISSING", "endsOn", "A committee's mandate has a last day: name it.");
  if (endsOn !== null && endsOn < startsOn)
    return refused("ENDS_BEFORE_START", "endsOn", "The last day lies before the first.");
  return null;
}

/** Whether the person holds the other of the two roles in the same days; the database refuses it too. */
async function crossesSides(
  trx: Trx,
  { personId, role, startsOn, endsOn }: GrantInput,
  estateId: number | null,
): Promise<boolean> {
  const other = role === "COMMITTEE" ? "ESTATE_MANAGER" : "COMMITTEE";
  if (!ESTATES_ONLY.includes(role)) return false;
  const found = await sql`
    select 1 from role_grant where person_id = ${personId} and estate_id = ${estateId} and role = ${other} and ended_at is null
      and daterange(starts_on, ends_on, '[]') && daterange(${startsOn}, ${endsOn}, '[]')`.execute(trx);
  return found.rows.length > 0;
}

/** Whether the same role holds for the same place in some of these days: ending one of two such grants would take nothing away. */
async function holdsAlready(
  trx: Trx,
  { personId, role, startsOn, endsOn }: GrantInput,
  estateId: number | null,
): Promise<boolean> {
  const found = await sql`
    select 1 from role_grant where person_id = ${personId} and estate_id is not distinct from ${estateId} and role = ${role}
      and ended_at is null and daterange(starts_on, ends_on, '[]') && daterange(${startsOn}, ${endsOn}, '[]')`.execute(
    trx,
  );
  return found.rows.length > 0;
}

async function insertGrant(
  trx: Trx,
  now: Date,
  { personId, role, startsOn, endsOn }: GrantInput,
  estateId: number | null,
) {
  await sql`
    insert into role_grant (person_id, role, estate_id, starts_on, ends_on, granted_by, granted_at)
    values (${personId}, ${role}, ${estateId}, ${startsOn}, ${endsOn}, ${trx.actor.personId}, ${now.toISOString()})`.execute(
    trx,
  );
}
