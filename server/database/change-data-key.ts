import { sql } from "kysely";
import { takeLock } from "./advisory-lock.ts";
import { openEnvelope, sealText, type KeyRing } from "../platform/envelope.ts";
import { appendJournal } from "../platform/journal.ts";
import { resealSecret } from "./data-secret.ts";
import type { Database, Trx } from "./transaction.ts";

/** Rows of one transaction. */
const BATCH = 500;

interface SealedTable {
  readonly name: string;
  /** In which scope its rows are seen. */
  readonly scope?: "people";
  /** Columns of its primary key, with their types. */
  readonly key: Readonly<Record<string, string>>;
  /** Where the place of a row t is read, and how; the same as sealed-place.ts says. */
  readonly beside: string;
  readonly place: string;
}

const TABLES: readonly SealedTable[] = [
  {
    name: "person",
    scope: "people",
    key: { person_id: "int" },
    beside: "",
    place: "json_build_array('person', t.person_id)",
  },
  {
    name: "occupant",
    key: { estate_id: "int", unit_id: "bigint", version_id: "bigint" },
    beside:
      "join estate e on e.estate_id = t.estate_id join unit u on u.estate_id = t.estate_id and u.unit_id = t.unit_id",
    place: "json_build_array('occupant', e.estate_code, u.unit_code)",
  },
  {
    name: "quarantine_content",
    key: { quarantine_id: "bigint" },
    beside: "join quarantine_row q on q.quarantine_id = t.quarantine_id",
    place: "json_build_array('quarantine', q.fingerprint)",
  },
  {
    name: "contact_content",
    key: { estate_id: "int", row_id: "bigint" },
    beside: "join contact c on c.estate_id = t.estate_id and c.row_id = t.row_id",
    place: "json_build_array('contact', c.digest)",
  },
  {
    name: "finding_confidential",
    key: { estate_id: "int", finding_id: "int" },
    beside: "",
    place: "json_build_array('finding', t.estate_id, t.finding_id)",
  },
  {
    name: "notice_hook_secret",
    key: { hook_id: "int" },
    beside: "",
    place: "json_build_array('notice_hook', t.hook_id)",
  },
  { name: "draw_seed", key: { draw_id: "int" }, beside: "", place: "json_build_array('draw_seed', t.draw_id)" },
];

/**
 * Seals all personal data anew under the ring's first key, a bounded number of rows at a time, beside a running server. Cut off, it
 * goes on where it was; the other keys are needed until it has told how many rows it sealed.
 */
export async function changeDataKey(database: Database, ring: KeyRing): Promise<number> {
  let total = 0;
  const alone = <T>(work: (trx: Trx) => Promise<T>, scope = "all"): Promise<T> =>
    database.asOwner(async (trx) => {
      await sql`select app_ctx(${scope}, ''), ${takeLock("SEALING")}`.execute(trx);
      return work(trx);
    });
  for (const table of TABLES)
    for (;;) {
      const sealed = await alone((trx) => resealSome(trx, table, ring), table.scope);
      total += sealed;
      if (sealed < BATCH) break;
    }
  await alone(async (trx) => {
    await resealSecret(trx, ring);
    await appendJournal(trx, [{ act: "CHANGED_DATA_KEY", subject: `Key ${ring[0].id}`, after: { rows: total } }]);
  });
  return total;
}

async function resealSome(trx: Trx, { name, key, beside, place }: SealedTable, ring: KeyRing): Promise<number> {
  const columns = Object.keys(key);
  const { rows } = await sql<{ key: Record<string, string>; sealed: string; place: unknown }>`
    select jsonb_build_object(${sql.raw(columns.map((column) => `'${column}', t.${column}::text`).join(", "))}) as key,
      t.sealed, ${sql.raw(place)} as place
    from ${sql.table(name)} t ${sql.raw(beside)}
    where t.sealed is not null and not starts_with(t.sealed, ${`1.${ring[0].id}.`}) limit ${BATCH}`.execute(trx);
  const anew = rows.map(({ key: own, sealed, place: parts }) => {
    const bound = JSON.stringify(parts);
    return { ...own, sealed: sealText(ring[0], openEnvelope(ring, sealed, bound), bound) };
  });
  const types = Object.entries(key).map(([column, type]) => `${column} ${type}`);
  await sql`update ${sql.table(name)} t set sealed = g.sealed
    from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb) as g(${sql.raw(types.join(", "))}, sealed text)
    where ${sql.raw(columns.map((column) => `t.${column} = g.${column}`).join(" and "))}`.execute(trx);
  return rows.length;
}
