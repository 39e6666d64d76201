import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { sql } from "kysely";
import { takeLock } from "./advisory-lock.ts";
import { Refusal } from "../platform/refusal.ts";
import { runText, type Database, type Trx } from "./transaction.ts";

export interface SqlFile {
  readonly name: string;
  readonly text: string;
}

const SQL_ROOT = join(import.meta.dirname, import.meta.url.endsWith(".ts") ? "../../sql" : "../../../sql");

const readSql = (path: string): SqlFile => ({ name: basename(path, ".sql"), text: readFileSync(path, "utf8") });
const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
const digestOf = (files: readonly SqlFile[]): string => digest(files.map((file) => file.text).join("\n"));

/** Brings the schema up to date: new migrations forward, then all definitions as a set when any of them changed. */
export async function applySchema(database: Database): Promise<void> {
  const migrations = readdirSync(join(SQL_ROOT, "schema"))
    .filter((file) => file.endsWith(".sql"))
    .sort();
  const files = migrations.map((file) => readSql(join(SQL_ROOT, "schema", file)));
  const views = readDefinitions();
  await database.asOwner(async (trx) => {
    await sql`select ${takeLock("SCHEMA")}`.execute(trx);
    await checkOwner(trx);
    await runText(
      trx,
      `create table if not exists schema_migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    await runText(
      trx,
      "create table if not exists figures_version (singleton boolean primary key default true check (singleton), checksum text not null)",
    );
    await migrate(trx, files);
    // The embedded engine takes bulk loads from a file of its own, /dev/blob; it has no files of the machine.
    if (database.engine === "pglite") await runText(trx, "grant pg_read_server_files to collection_server");
    await rebuildFigures(trx, views);
    await markOutdatedCells(trx, digestOf(cellDefinitions(views)));
  });
}

/** The first files make the roles under which requests run. */
async function checkOwner(trx: Trx): Promise<void> {
  const found = await sql<{ owner: string; may: boolean; begun: boolean }>`
    select rolname as owner, rolsuper or rolcreaterole as may, to_regclass('public.schema_migration') is not null as begun
    from pg_roles where rolname = current_user`.execute(trx);
  const { owner = "", may = true, begun = false } = found.rows[0] ?? {};
  if (!may && !begun)
    throw new Refusal(
      `The database's user ${owner} may make no roles, which the first start has to. Let an administrator run: alter role "${owner}" createrole. Nothing was changed.`,
    );
}

async function migrate(trx: Trx, files: readonly SqlFile[]): Promise<void> {
  const applied = await sql<{ name: string; checksum: string }>`select name, checksum from schema_migration`.execute(
    trx,
  );
  const known = new Map(applied.rows.map((row) => [row.name, row.checksum]));
  for (const name of known.keys())
    if (!files.some((file) => file.name === name))
      throw new Refusal(
        `The database has schema ${name}, which this version does not know: it was used by a newer version. Nothing was changed.`,
      );
  for (const file of files) {
    const checksum = digest(file.text);
    const before = known.get(file.name);
    if (before === checksum) continue;
    if (before !== undefined)
      throw new Refusal(
        `Schema file ${file.name} differs from the one that was applied. A landed file is never edited: add a new one. Nothing was changed.`,
      );
    await runStatements(trx, file);
    await sql`insert into schema_migration (name, checksum) values (${file.name}, ${checksum})`.execute(trx);
  }
}

async function rebuildFigures(trx: Trx, views: readonly SqlFile[]): Promise<void> {
  const checksum = digestOf(views);
  const built = await sql<{ checksum: string }>`select checksum from figures_version`.execute(trx);
  if (built.rows[0]?.checksum === checksum) return;
  await runText(trx, "drop schema if exists figures cascade");
  await runText(trx, "create schema figures");
  for (const view of views) await runStatements(trx, view);
  await runText(trx, "grant usage on schema figures to collection_server");
  await runText(trx, "grant select on all tables in schema figures to collection_server");
  await runText(trx, "grant execute on all functions in schema figures to collection_server");
  await sql`insert into figures_version (checksum) values (${checksum})
    on conflict (singleton) do update set checksum = excluded.checksum`.execute(trx);
}

/** Cells that were computed by other definitions are all marked; until they are recomputed, figures come from the ledger. */
async function markOutdatedCells(trx: Trx, checksum: string): Promise<void> {
  const computed = await sql<{ checksum: string }>`select checksum from cell_version`.execute(trx);
  if (computed.rows[0]?.checksum === checksum) return;
  await sql`select app_ctx('all', '')`.execute(trx);
  await sql`insert into cell_mark (estate_id, building_id, due_on) select distinct estate_id, building_id, due_on from bill`.execute(
    trx,
  );
  await sql`insert into held_mark (estate_id, day)
    select distinct estate_id, effective_on from posting where kind in ('CASH', 'ALLOCATION')`.execute(trx);
  await sql`insert into cell_version (checksum) values (${checksum})
    on conflict (singleton) do update set checksum = excluded.checksum`.execute(trx);
}

/** A file holds several statements, and the embedded engine takes one at a time. */
async function runStatements(trx: Trx, file: SqlFile): Promise<void> {
  for (const statement of statementsOf(file.text)) {
    try {
      await runText(trx, statement);
    } catch (error) {
      throw new Error(`${file.name}.sql: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}

/** Splits at semicolons that stand outside quotes, comments and dollar-quoted bodies. */
export function statementsOf(text: string): string[] {
  const statements: string[] = [];
  const token = /--[^\n]*|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1|;/g;
  let from = 0;
  for (const match of text.matchAll(token)) {
    if (match[0] !== ";") continue;
    statements.push(text.slice(from, match.index));
    from = match.index + 1;
  }
  statements.push(text.slice(from));
  return statements.filter((statement) => statement.replace(/--[^\n]*/g, "").trim() !== "");
}

/** All definitions of figures, each after those that it requires. */
export function readDefinitions(): SqlFile[] {
  return inOrder([...readTree(join(SQL_ROOT, "views")), ...readTree(join(SQL_ROOT, "rollups"))]);
}

function readTree(folder: string): SqlFile[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.name.endsWith(".sql"))
    .map((entry) => join(entry.parentPath, entry.name));
  return paths.sort().map(readSql);
}

/** Orders definitions so that each follows those its `-- requires:` line names. */
export function inOrder(files: readonly SqlFile[]): SqlFile[] {
  const ordered: SqlFile[] = [];
  const built = new Set<string>();
  let rest = [...files];
  while (rest.length > 0) {
    const ready = rest.filter((file) => requirementsOf(file).every((name) => built.has(name)));
    if (ready.length === 0)
      throw new Error(
        `definitions require each other or what is not there: ${rest.map((file) => file.name).join(", ")}`,
      );
    for (const file of ready) built.add(file.name);
    ordered.push(...ready);
    rest = rest.filter((file) => !built.has(file.name));
  }
  return ordered;
}

/**
 * What decides what cells hold, of definitions in their order: the one that computes them and all that it requires. Whatever else changes,
 * cells stay as they are.
 */
export function cellDefinitions(ordered: readonly SqlFile[]): SqlFile[] {
  const wanted = new Set(["refresh_cells"]);
  for (const file of ordered.toReversed())
    if (wanted.has(file.name)) for (const required of requirementsOf(file)) wanted.add(required);
  return ordered.filter((file) => wanted.has(file.name));
}

function requirementsOf({ text }: SqlFile): string[] {
  return /^-- requires: (.*)$/m.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
}
