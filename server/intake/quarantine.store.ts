import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { RawRow } from "./source.type.ts";
import { columnsOf, isTableName, type TableName } from "./table.rules.ts";
import type { Problem, RawValues } from "./row.rules.ts";

export interface QuarantineEntry {
  readonly table: TableName;
  readonly file: string;
  readonly line: number;
  readonly estateId: number | null;
  readonly values: RawValues;
  readonly problem: Problem;
  readonly waits: boolean;
  /** Set where the row has been put aside before. */
  readonly quarantineId?: bigint;
}

/** What a quarantine entry takes over from the row as it came. */
export const quarantinedAs = ({ line, values, quarantineId }: RawRow) => ({
  line,
  values,
  ...(quarantineId !== undefined && { quarantineId }),
});

const OPEN = sql`not exists (select from quarantine_outcome o where o.quarantine_id = q.quarantine_id)`;

/** Identifies a row by its table and its non-empty cells. */
export function fingerprintOf(table: TableName, values: RawValues): string {
  const cells = columnsOf(table).map(({ name }) => (values[name] ?? "").trim());
  return createHash("sha256").update(JSON.stringify([table, ...cells])).digest("hex");
}

/** Puts rows aside with what is wrong. A row that waits here already, unchanged, is not put aside twice. Returns how many were new. */
export async function quarantine(trx: Trx, batchId: number, entries: readonly QuarantineEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const rows = entries.map((entry) => ({
    table_name: entry.table,
    file: entry.file,
    line: entry.line,
    estate_id: entry.estateId,
    column_name: entry.problem.column,
    value: entry.problem.value.replaceAll("\u0000", "\u2400"),
    reason: entry.problem.reason,
    waits: entry.waits,
    fingerprint: fingerprintOf(entry.table, entry.values),
    content: printable(entry.values),
  }));
  const found = await sql<{ count: number }>`
    with given as (
      select distinct on (fingerprint) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(table_name text, file text,
        line int, estate_id int, column_name text, value text, reason text, waits boolean, fingerprint text, content jsonb)
      order by fingerprint, line
    ),
    fresh as (
      select nextval(pg_get_serial_sequence('quarantine_row', 'quarantine_id')) as id, g.* from given g
      where not exists (select from quarantine_row q where q.fingerprint = g.fingerprint and ${OPEN})
    ),
    put_aside as (
      insert into quarantine_row (quarantine_id, batch_id, estate_id, table_name, file, line, column_name, reason, waits, fingerprint)
      select id, ${batchId}, estate_id, table_name, file, line, column_name, reason, waits, fingerprint from fresh
    ),
    content as (
      insert into quarantine_content (quarantine_id, estate_id, value, content)
      select id, estate_id, value, content from fresh
    )
    select count(*)::int as count from fresh`.execute(trx);
  return found.rows[0]?.count ?? 0;
}

/** jsonb cannot hold NUL; the sign for it shows where it stood. */
function printable(values: RawValues): RawValues {
  return Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, cell.replaceAll("\u0000", "\u2400")]));
}

export interface WaitingRow extends RawRow {
  readonly table: TableName;
  readonly quarantineId: bigint;
}

/** Rows whose reason may have vanished: those of the estates given, and those whose estate was not known. */
export async function readWaiting(trx: Trx, tables: readonly TableName[], estateIds: readonly number[] | "all"): Promise<WaitingRow[]> {
  const among = estateIds === "all" ? sql`true` : sql`(q.estate_id is null or q.estate_id = any (${[...estateIds]}::int[]))`;
  const found = await sql<{ quarantine_id: bigint; table_name: string; line: number; content: RawValues }>`
    select q.quarantine_id, q.table_name, q.line, c.content
    from quarantine_row q join quarantine_content c on c.quarantine_id = q.quarantine_id
    where q.waits and ${OPEN} and q.table_name = any (${[...tables]}::text[]) and ${among}
    order by q.quarantine_id`.execute(trx);
  return found.rows.flatMap((row) =>
    isTableName(row.table_name)
      ? [{ table: row.table_name, line: row.line, values: row.content, quarantineId: row.quarantine_id }]
      : [],
  );
}

export async function settleQuarantined(
  trx: Trx,
  batchId: number,
  ids: readonly bigint[],
  outcome: "ACCEPTED" | "RESUBMITTED",
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into quarantine_outcome (quarantine_id, estate_id, batch_id, outcome)
    select q.quarantine_id, q.estate_id, ${batchId}, ${outcome} from quarantine_row q
    where q.quarantine_id = any (${ids.map(String)}::bigint[])
    on conflict (quarantine_id) do nothing`.execute(trx);
}
