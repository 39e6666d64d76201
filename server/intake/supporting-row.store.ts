import { createHash } from "node:crypto";
import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import type { CheckedValues } from "./row.rules.ts";
import { SUPPORTING, type SupportingTable } from "./supporting-table.rules.ts";

/** A checked row with the ids that its codes stand for. */
export interface SupportingRow {
  readonly estateId: number;
  readonly buildingId: bigint | null;
  readonly unitId: bigint | null;
  readonly values: CheckedValues;
}

const digestOf = (cells: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(cells)).digest("hex");

/** Digests of what a row is about, and of all it says. */
export function digestsOf(table: SupportingTable, { values }: SupportingRow): { key: string; all: string } {
  const names = Object.keys(values).sort();
  const all = digestOf(names.map((name) => values[name]));
  const { key } = SUPPORTING[table];
  return { key: key === undefined ? all : digestOf(key.map((name) => values[name])), all };
}

/** One writer at a time: whether a row is news depends on what the others have written. Taken after the locks of estates. */
export async function lockSupporting(trx: Trx): Promise<void> {
  await sql`select ${takeLock("SUPPORTING_ROWS")}`.execute(trx);
}

/** True of a row r of a batch that was not withdrawn. */
const LIVE = "not exists (select from batch w where w.withdraws_batch_id = r.batch_id)";

/** Writes the rows that say something new about their key. Returns how many there were. */
export async function writeSupporting(
  trx: Trx,
  batchId: number,
  table: SupportingTable,
  rows: readonly SupportingRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { table: stored, columns } = SUPPORTING[table];
  const names = Object.keys(columns);
  // A digest of what was said would let it be guessed.
  const told = ({ key, all }: { key: string; all: string }) =>
    table === "contacts" ? { key: trx.vault.digest(key), all: trx.vault.digest(all) } : { key, all };
  const given = rows.map((row, seq) => {
    const { key, all } = told(digestsOf(table, row));
    const own = Object.fromEntries(names.map((name) => [name, row.values[name] ?? null]));
    const sealed = table === "contacts" ? sealedWords(trx, row, all) : null;
    const ids = { building_id: idOf(row.buildingId), unit_id: idOf(row.unitId) };
    return { ...own, ...ids, sealed, seq, estate_id: row.estateId, key_digest: key, digest: all };
  });
  const types = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  const placed = [
    ...(SUPPORTING[table].building === true ? ["building_id"] : []),
    ...(SUPPORTING[table].unit === true ? ["unit_id"] : []),
  ];
  const list = [...placed, ...names].join(", ");
  const insertContent = table === "contacts" ? CONTACT_CONTENT : sql``;
  const written = await sql<{ count: number }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(seq int, estate_id int, key_digest text, digest text,
        building_id bigint, unit_id bigint, sealed text, ${sql.raw(types.join(", "))})
    ),
    fresh as (
      select nextval(pg_get_serial_sequence(${stored}, 'row_id')) as row_id, n.* from (
      select g.* from (select distinct on (estate_id, digest) * from given order by estate_id, digest, seq) g
      left join lateral (
        select r.digest from ${sql.table(stored)} r
        where r.estate_id = g.estate_id and r.key_digest = g.key_digest and ${sql.raw(LIVE)}
        order by r.row_id desc limit 1
      ) latest on true
      where latest.digest is distinct from g.digest
      order by g.seq) n
    ),
    written as (
      insert into ${sql.table(stored)} (estate_id, row_id, batch_id, key_digest, digest, ${sql.raw(list)})
      select estate_id, row_id, ${batchId}, key_digest, digest, ${sql.raw(list)} from fresh order by seq
      returning row_id
    )${insertContent}
    select count(*)::int as count from written`.execute(trx);
  return written.rows[0]?.count ?? 0;
}

const CONTACT_CONTENT = sql`, content as (
      insert into contact_content (estate_id, row_id, sealed) select estate_id, row_id, sealed from fresh
    )`;

/** What was said, what came of it and by whom: all of it may name people. */
function sealedWords(trx: Trx, { values: { content, outcome, by } }: SupportingRow, digest: string): string {
  return trx.vault.seal(JSON.stringify({ content, outcome, by }), sealedPlace.contact(digest));
}

const idOf = (id: bigint | null): string | null => (id === null ? null : String(id));

/** How many rows of a batch counted until now, in all tables beside the ledger. */
export async function countLive(trx: Trx, batchId: number): Promise<number> {
  const counts = Object.values(SUPPORTING).map(
    ({ table }) => `select count(*) as n from ${table} r where r.batch_id = ${batchId} and ${LIVE}`,
  );
  const found = await sql
    .raw<{ count: number }>(`select sum(n)::int as count from (${counts.join(" union all ")}) c`)
    .execute(trx);
  return found.rows[0]?.count ?? 0;
}
