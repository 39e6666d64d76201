import { sql } from "kysely";
import { loginOf } from "../database/login-of.ts";
import type { Trx, Viewer } from "../database/transaction.ts";
import { OPERATOR, type Role } from "../platform/actor.ts";
import type { Language } from "../platform/both-languages.ts";

/** Somebody who may be told by e-mail, in one of the roles they hold. */
export interface Recipient {
  readonly personId: number;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly role: Role;
  /** Null for the portfolio. */
  readonly estateIds: readonly number[] | null;
}

/** Everybody who holds a role that sees figures and wants e-mail, role by role. In scope of people. */
export async function readRecipients(trx: Trx, day: string): Promise<Recipient[]> {
  const found = await sql<Omit<Recipient, "email"> & { sealed: string }>`
    select p.person_id as "personId", p.name, p.sealed, coalesce(w.language, 'zh') as language, g.role,
      case when bool_or(g.estate_id is null) then null else array_agg(distinct g.estate_id) end as "estateIds"
    from person p
    join role_grant g on g.person_id = p.person_id
    left join notice_preference w on w.person_id = p.person_id
    where p.email_digest is not null and not p.demo and p.disabled_at is null and coalesce(w.by_mail, true)
      and g.role <> 'ADMINISTRATOR' and g.starts_on <= ${day} and coalesce(g.ends_on >= ${day}, true) and g.ended_at is null
    group by p.person_id, p.name, p.sealed, w.language, g.role
    order by p.person_id, g.role`.execute(trx);
  return found.rows.map(({ sealed, ...row }) => {
    const { email } = loginOf(trx.vault, { ...row, sealed });
    if (email === null) throw new Error(`person ${row.personId} has a digest of an address, and no address`);
    return { ...row, email };
  });
}

/** What they would see if they looked themselves. */
export const viewerOf = ({ personId, name, role, estateIds }: Recipient): Viewer => {
  const actor = { ...OPERATOR, personId, name, role };
  return estateIds === null ? { scope: "all", actor } : { scope: "estates", estateIds, actor };
};

export interface Preference {
  readonly language: Language;
  readonly byMail: boolean;
  /** Null where they sign in by phone: then nothing can be sent. */
  readonly email: string | null;
}

/** How somebody wants to be told; as usual where they never said. */
export async function readPreference(trx: Trx, personId: number): Promise<Preference> {
  const found = await sql<Omit<Preference, "email"> & { sealed: string }>`
    select coalesce(w.language, 'zh') as language, coalesce(w.by_mail, true) as "byMail", p.sealed
    from person p left join notice_preference w on w.person_id = p.person_id where p.person_id = ${personId}`.execute(
    trx,
  );
  const [row] = found.rows;
  if (row === undefined) return { language: "zh", byMail: false, email: null };
  const { sealed, ...preference } = row;
  return { ...preference, email: loginOf(trx.vault, { personId, sealed }).email };
}
