import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import type { Problem, RawValues } from "./row.rules.ts";
import { CHUNK } from "./source.type.ts";
import { columnsOf, type TableName } from "./table.rules.ts";

export interface QuarantineEntry {
  readonly table: TableName;
  readonly file: string;
  readonly line: number;
  readonly estateId: number | null;
  readonly values: RawValues;
  readonly problem: Problem;
  readonly waits: boolean;
  readonly fingerprint: string;
  /** Digest of what the row is about; null where it does not tell. */
  readonly about: string | null;
  /** The quarantined row that this one corrects. */
  readonly replaces: bigint | null;
}

export interface QuarantineResult {
  /** Rows that were put aside now; the others wait there already, or were mended. */
  readonly fresh: number;
  /** Fingerprints of rows that were put aside before and mended since. */
  readonly mended: ReadonlySet<string>;
  /** Fingerprints of rows that wait here already. */
  readonly waiting: ReadonlySet<string>;
}

/** True of a quarantine_row q without an outcome. */
export const OPEN = sql<boolean>`not exists (select from quarantine_outcome o where o.quarantine_id = q.quarantine_id)`;

/** Identifies a row by its table and what its cells hold. */
export function fingerprintOf(table: TableName, values: RawValues): string {
  const cells = columnsOf(table).map(({ name }) => (values[name] ?? "").trim());
  return createHash("sha256")
    .update(JSON.stringify([table, ...cells]))
    .digest("hex");
}

/** Puts rows aside with what is wrong. A row that waits here already, unchanged, is not put aside twice. */
export async function quarantine(
  trx: Trx,
  batchId: number,
  entries: readonly QuarantineEntry[],
): Promise<QuarantineResult> {
  if (entries.length === 0) return { fresh: 0, mended: new Set(), waiting: new Set() };
  // A correction closes the case that it replaces; a new case counts once its batch is recorded.
  if (entries.some(({ replaces }) => replaces !== null)) trx.alone();
  const rows = entries.map((entry, seq) => ({
    seq,
    table_name: entry.table,
    file: entry.file,
    line: entry.line,
    estate_id: entry.estateId,
    column_name: entry.problem.column === "" ? null : entry.problem.column,
    reason: entry.problem.reason,
    waits: entry.waits,
    fingerprint: entry.fingerprint,
    about: entry.about,
    replaces: entry.replaces === null ? null : String(entry.replaces),
    sealed: sealedCase(trx, entry),
  }));
  const found = await sql<{ fingerprint: string; state: "MENDED" | "WAITING" | "FRESH" }>`
    with given as (
      select distinct on (fingerprint) * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(seq int, table_name text, file text,
        line int, estate_id int, column_name text, reason text, waits boolean, fingerprint text, about text, replaces bigint, sealed text)
      order by fingerprint, seq
    ),
    known as (
      select g.*,
        exists (select from quarantine_row q where q.fingerprint = g.fingerprint and ${OPEN}) as open,
        exists (select from quarantine_row q join quarantine_outcome o on o.quarantine_id = q.quarantine_id
          where q.fingerprint = g.fingerprint and o.outcome in ('RESUBMITTED', 'SUPERSEDED')) as mended
      from given g
    ),
    fresh as (
      select nextval(pg_get_serial_sequence('quarantine_row', 'quarantine_id')) as id, k.*
      from (select * from known where not open and not mended order by seq) k
    ),
    put_aside as (
      insert into quarantine_row (quarantine_id, batch_id, estate_id, table_name, file, line, column_name, reason, waits, fingerprint, about)
      select id, ${batchId}, estate_id, table_name, file, line, column_name, reason, waits, fingerprint, about from fresh
    ),
    content as (
      insert into quarantine_content (quarantine_id, estate_id, sealed)
      select id, estate_id, sealed from fresh
    ),
    replaced as (
      insert into quarantine_outcome (quarantine_id, estate_id, batch_id, outcome)
      select q.quarantine_id, q.estate_id, ${batchId}, 'RESUBMITTED'
      from fresh f join quarantine_row q on q.quarantine_id = f.replaces where ${OPEN}
    )
    select fingerprint, case when open then 'WAITING' when mended then 'MENDED' else 'FRESH' end as state from known`.execute(
    trx,
  );
  const of = (state: string) => new Set(found.rows.filter((row) => row.state === state).map((row) => row.fingerprint));
  return { fresh: of("FRESH").size, mended: of("MENDED"), waiting: of("WAITING") };
}

/** What stood in a row, as it is stored: any cell may hold a name or a phone. */
function sealedCase(trx: Trx, { fingerprint, values, problem }: QuarantineEntry): string {
  const content = Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, printable(cell)]));
  return trx.vault.seal(
    JSON.stringify({ value: printable(problem.value), content }),
    sealedPlace.quarantine(fingerprint),
  );
}

const CASE = z.object({ value: z.string().nullable(), content: z.record(z.string(), z.string()) });

/** Opens what stood in a row that was put aside. */
export function openCase(
  trx: Trx,
  { sealed, fingerprint }: { readonly sealed: string; readonly fingerprint: string },
): z.infer<typeof CASE> {
  return CASE.parse(JSON.parse(trx.vault.open(sealed, sealedPlace.quarantine(fingerprint))));
}

/** The database cannot hold NUL; the sign for it shows where it stood. */
const printable = (cell: string): string => cell.replaceAll("\u0000", "\u2400");

/** Closes cases. */
export async function settleQuarantined(
  trx: Trx,
  batchId: number,
  ids: readonly bigint[],
  outcome: "ACCEPTED" | "RESUBMITTED",
): Promise<void> {
  if (ids.length > 0) trx.alone();
  for (let start = 0; start < ids.length; start += CHUNK)
    await sql`
      insert into quarantine_outcome (quarantine_id, estate_id, batch_id, outcome)
      select q.quarantine_id, q.estate_id, ${batchId}, ${outcome} from quarantine_row q
      where q.quarantine_id = any (${ids.slice(start, start + CHUNK).map(String)}::bigint[])
      on conflict (quarantine_id) do nothing`.execute(trx);
}

/** Closes the open cases of a batch that is withdrawn. Returns how many there were. */
export async function withdrawQuarantined(trx: Trx, batchId: number, withdrawnBatchId: number): Promise<number> {
  trx.alone();
  const written = await sql`
    insert into quarantine_outcome (quarantine_id, estate_id, batch_id, outcome)
    select q.quarantine_id, q.estate_id, ${batchId}, 'WITHDRAWN' from quarantine_row q
    where q.batch_id = ${withdrawnBatchId} and ${OPEN}`.execute(trx);
  return Number(written.numAffectedRows ?? 0n);
}
