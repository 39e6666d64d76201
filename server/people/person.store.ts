import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { ROLES, type Role } from "../platform/actor.ts";
import type { EstateName } from "../platform/identity.ts";
import { sealLogin } from "../database/login-of.ts";
import { loginDigest } from "../platform/login-digest.ts";
import type { Login } from "./login.rules.ts";
import type { ValidGrant } from "./held-role.rules.ts";

export interface PersonRow {
  readonly personId: number;
  readonly name: string;
  /** Phone number and address; see `loginOf`. */
  readonly sealed: string;
  readonly demo: boolean;
  readonly disabledAt: string | null;
}

export const PERSON_COLUMNS = sql.raw(
  `p.person_id as "personId", p.name, p.sealed, p.demo, p.disabled_at as "disabledAt"`,
);

/** The person who signs in with this, or undefined. */
export async function findPerson(trx: Trx, login: Login): Promise<PersonRow | undefined> {
  const named =
    "phone" in login
      ? sql`p.phone_digest = ${loginDigest(trx.vault, login.phone)}`
      : sql`p.email_digest = ${loginDigest(trx.vault, login.email)}`;
  const found = await sql<PersonRow>`select ${PERSON_COLUMNS} from person p where ${named}`.execute(trx);
  return found.rows[0];
}

export async function readPerson(trx: Trx, personId: number): Promise<PersonRow | undefined> {
  const found = await sql<PersonRow>`select ${PERSON_COLUMNS} from person p where p.person_id = ${personId}`.execute(
    trx,
  );
  return found.rows[0];
}

export async function addPerson(
  trx: Trx,
  person: { readonly name: string; readonly login: Login; readonly demo?: boolean; readonly now: Date },
): Promise<number> {
  const personId = await nextKey(trx);
  const login = { phone: null, email: null, ...person.login };
  const sealed = sealLogin(trx.vault, personId, login);
  const digest = (text: string | null) => (text === null ? null : loginDigest(trx.vault, text));
  await sql`
    insert into person (person_id, name, sealed, phone_digest, email_digest, demo, created_at)
    values (${personId}, ${person.name}, ${sealed}, ${digest(login.phone)}, ${digest(login.email)},
      ${person.demo ?? false}, ${person.now.toISOString()})`.execute(trx);
  return personId;
}

/** Known before the row is there: what is sealed is bound to it. */
async function nextKey(trx: Trx): Promise<number> {
  const found = await sql<{ key: number }>`
    select nextval(pg_get_serial_sequence('person', 'person_id'))::int as key`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error("there is no next person");
  return row.key;
}

/** Whether anybody could sign in. */
export async function anybodyThere(trx: Trx): Promise<boolean> {
  const found = await sql`select from person where disabled_at is null limit 1`.execute(trx);
  return found.rows.length > 0;
}

/** Every estate by its latest name; what grants are written for. */
export async function readEstateNames(trx: Trx): Promise<EstateName[]> {
  const found = await sql<EstateName>`
    select e.estate_id as "estateId", e.estate_code as code, coalesce(v.name, e.estate_code) as name
    from estate e
    left join lateral (
      select name from estate_version v where v.estate_id = e.estate_id order by version_id desc limit 1
    ) v on true
    order by e.estate_code`.execute(trx);
  return found.rows;
}

/** The grants of a person that are valid on a day. */
export async function readValidGrants(trx: Trx, personId: number, day: string): Promise<ValidGrant[]> {
  const found = await sql<{ role: string; estateId: number | null; code: string | null; name: string | null }>`
    select g.role, g.estate_id as "estateId", e.estate_code as code,
      coalesce((select v.name from estate_version v where v.estate_id = e.estate_id order by version_id desc limit 1),
        e.estate_code) as name
    from role_grant g left join estate e on e.estate_id = g.estate_id
    where g.person_id = ${personId} and g.starts_on <= ${day} and coalesce(g.ends_on >= ${day}, true)
      and g.ended_at is null
    order by g.grant_id`.execute(trx);
  return found.rows.map(({ role, estateId, code, name }) => ({
    role: roleOf(role),
    estate: estateId === null ? null : { estateId, code: code ?? "", name: name ?? "" },
  }));
}

/** A role as the database's check lets it be. */
export function roleOf(text: string): Role {
  const role = ROLES.find((word) => word === text);
  if (role === undefined) throw new Error(`${text} is no role`);
  return role;
}
