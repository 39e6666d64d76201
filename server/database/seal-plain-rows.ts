import { sql } from "kysely";
import { takeLock } from "./advisory-lock.ts";
import { maskedName, maskedPhone } from "../platform/mask.rules.ts";
import { loginDigest } from "../platform/login-digest.ts";
import { sealLogin } from "./login-of.ts";
import { sealedPlace } from "./sealed-place.ts";
import type { Database, Trx } from "./transaction.ts";

/** Rows of one transaction. */
const BATCH = 500;

interface PlainRows {
  /** In which scope the rows are seen. */
  readonly scope: "all" | "people";
  readonly seal: (trx: Trx) => Promise<number>;
}

const SEALS: Readonly<Record<string, PlainRows>> = {
  person: { scope: "people", seal: sealLogins },
  occupant: { scope: "all", seal: sealOccupants },
  quarantine_content: { scope: "all", seal: sealQuarantined },
  contact_content: { scope: "all", seal: sealContacts },
};

/**
 * Seals rows that an earlier version left in plain, once, a bounded number at a time. Cut off, the next start goes on. A table is
 * written anew afterwards: what a row was before would else stay in its file. Backups and the log of the database keep it as long as
 * they are kept.
 */
export async function sealPlainRows(database: Database): Promise<void> {
  for (const [table, rows] of Object.entries(SEALS)) {
    const first = await sealSome(database, rows);
    if (first === 0) continue;
    if (first === BATCH) while ((await sealSome(database, rows)) === BATCH);
    await database.runScript(`vacuum full ${table}`);
  }
}

const sealSome = (database: Database, { scope, seal }: PlainRows): Promise<number> =>
  database.asOwner(async (trx) => {
    await sql`select app_ctx(${scope}, ''), ${takeLock("SEALING")}`.execute(trx);
    return seal(trx);
  });

async function sealLogins(trx: Trx): Promise<number> {
  const { rows } = await sql<{ person_id: number; phone: string | null; email: string | null }>`
    select person_id, phone, email from person where sealed is null limit ${BATCH}`.execute(trx);
  const digest = (text: string | null) => (text === null ? null : loginDigest(trx.vault, text));
  const sealed = rows.map(({ person_id, phone, email }) => ({
    person_id,
    sealed: sealLogin(trx.vault, person_id, { phone, email }),
    phone_digest: digest(phone),
    email_digest: digest(email),
  }));
  await sql`
    update person p set sealed = g.sealed, phone_digest = g.phone_digest, email_digest = g.email_digest,
      phone = null, email = null
    from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb)
      as g(person_id int, sealed text, phone_digest text, email_digest text)
    where p.person_id = g.person_id`.execute(trx);
  return rows.length;
}

async function sealOccupants(trx: Trx): Promise<number> {
  const { rows } = await sql<{
    estate_id: number;
    version_id: string;
    estate_code: string;
    unit_code: string;
    name: string | null;
    phone: string | null;
  }>`
    select o.estate_id, o.version_id::text as version_id, e.estate_code, u.unit_code, o.name, o.phone
    from occupant o join estate e on e.estate_id = o.estate_id
    join unit u on u.estate_id = o.estate_id and u.unit_id = o.unit_id
    where o.sealed is null limit ${BATCH}`.execute(trx);
  const sealed = rows.map(({ estate_id, version_id, estate_code, unit_code, name, phone }) => ({
    estate_id,
    version_id,
    sealed: trx.vault.seal(JSON.stringify({ name, phone }), sealedPlace.occupant(estate_code, unit_code)),
    masked_name: maskedName(name),
    masked_phone: maskedPhone(phone),
  }));
  await sql`
    update occupant o set sealed = g.sealed, masked_name = g.masked_name, masked_phone = g.masked_phone, name = null, phone = null
    from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb)
      as g(estate_id int, version_id bigint, sealed text, masked_name text, masked_phone text)
    where o.estate_id = g.estate_id and o.version_id = g.version_id`.execute(trx);
  return rows.length;
}

async function sealQuarantined(trx: Trx): Promise<number> {
  const { rows } = await sql<{ id: string; fingerprint: string; value: string | null; content: unknown }>`
    select c.quarantine_id::text as id, q.fingerprint, c.value, c.content
    from quarantine_content c join quarantine_row q on q.quarantine_id = c.quarantine_id
    where c.sealed is null limit ${BATCH}`.execute(trx);
  const sealed = rows.map(({ id, fingerprint, value, content }) => {
    const digest = trx.vault.digest(fingerprint);
    return { id, digest, sealed: trx.vault.seal(JSON.stringify({ value, content }), sealedPlace.quarantine(digest)) };
  });
  const given = sql`jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as g(id bigint, digest text, sealed text)`;
  await sql`update quarantine_row q set fingerprint = g.digest from ${given} where q.quarantine_id = g.id`.execute(trx);
  await sql`update quarantine_content c set sealed = g.sealed, value = null, content = null
    from ${given} where c.quarantine_id = g.id`.execute(trx);
  return rows.length;
}

async function sealContacts(trx: Trx): Promise<number> {
  const { rows } = await sql<{
    estate_id: number;
    row_id: string;
    key_digest: string;
    digest: string;
    content: string;
    outcome: string;
    by: string;
  }>`
    select t.estate_id, t.row_id::text as row_id, c.key_digest, c.digest, t.content, t.outcome, t.spoken_by as by
    from contact_content t join contact c on c.estate_id = t.estate_id and c.row_id = t.row_id
    where t.sealed is null limit ${BATCH}`.execute(trx);
  const sealed = rows.map(({ estate_id, row_id, content, outcome, by, ...plain }) => {
    const [key_digest, digest] = [trx.vault.digest(plain.key_digest), trx.vault.digest(plain.digest)];
    const words = JSON.stringify({ content, outcome, by });
    return { estate_id, row_id, key_digest, digest, sealed: trx.vault.seal(words, sealedPlace.contact(digest)) };
  });
  const given = sql`jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb)
    as g(estate_id int, row_id bigint, key_digest text, digest text, sealed text)`;
  await sql`update contact c set key_digest = g.key_digest, digest = g.digest from ${given}
    where c.estate_id = g.estate_id and c.row_id = g.row_id`.execute(trx);
  await sql`update contact_content t set sealed = g.sealed, content = null, outcome = null, spoken_by = null from ${given}
    where t.estate_id = g.estate_id and t.row_id = g.row_id`.execute(trx);
  return rows.length;
}
