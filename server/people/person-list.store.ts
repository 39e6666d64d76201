import { sql } from "kysely";
import { loginOf } from "../database/login-of.ts";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import { loginDigest } from "../platform/login-digest.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import { readLogin } from "./login.rules.ts";
import { PERSON_COLUMNS } from "./person.store.ts";
import { Person } from "./person.type.ts";

export interface WantedPeople {
  /** Part of a name, or a whole phone number or e-mail address; null for everybody. */
  readonly text: string | null;
  /** Key to go on after. */
  readonly after: number | null;
  readonly personId: number | null;
}

/** People p that a text finds; null finds everybody. */
function matching(trx: Trx, text: string | null) {
  const login = readLogin(text ?? "");
  const digest = login === null ? null : loginDigest(trx.vault, "phone" in login ? login.phone : login.email);
  return sql`(${text}::text is null or strpos(lower(p.name), lower(${text})) > 0
        or ${digest}::text in (p.phone_digest, p.email_digest))`;
}

/** How many people a text finds. */
export const countPeople = (trx: Trx, text: string | null): Promise<RowCount> =>
  countRows(trx, sql`from person p where ${matching(trx, text)}`);

/** People in order of key, with their grants and interests: one statement for a page. */
export async function readPeople(trx: Trx, { text, after, personId }: WantedPeople, limit: number): Promise<Person[]> {
  const found = await sql<Omit<Person, "phone" | "email"> & { sealed: string }>`
    select ${PERSON_COLUMNS},
      exists (select from password w where w.person_id = p.person_id) as "hasPassword",
      (select max(i.expires_at) from invitation i where i.person_id = p.person_id and i.used_at is null) as "invitedUntil",
      (select max(s.seen_at) from session s where s.person_id = p.person_id) as "seenAt",
      (select coalesce(json_agg(json_build_object(
          'grantId', g.grant_id, 'role', g.role, 'startsOn', g.starts_on, 'endsOn', g.ends_on, 'endedAt', g.ended_at,
          'grantedBy', (select o.name from person o where o.person_id = g.granted_by),
          'estate', case when e.estate_id is not null then json_build_object('code', e.estate_code,
            'name', coalesce((select v.name from estate_version v where v.estate_id = e.estate_id
              order by version_id desc limit 1), e.estate_code)) end)
          order by g.grant_id desc), '[]')
        from role_grant g left join estate e on e.estate_id = g.estate_id where g.person_id = p.person_id) as grants,
      (select coalesce(json_agg(json_build_object(
          'interestId', i.interest_id, 'kind', i.kind, 'subject', i.subject, 'note', i.note,
          'declaredOn', i.declared_on, 'endedOn', i.ended_on) order by i.interest_id desc), '[]')
        from interest i where i.person_id = p.person_id) as interests
    from person p
    where p.person_id > ${after ?? 0} and p.person_id = coalesce(${personId}::int, p.person_id)
      and ${matching(trx, text)}
    order by p.person_id limit ${limit}`.execute(trx);
  return found.rows.map(({ sealed, ...row }) =>
    Object.assign(new Person(), row, loginOf(trx.vault, { personId: row.personId, sealed })),
  );
}
