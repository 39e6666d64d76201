import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Refusal } from "../platform/refusal.ts";
import { CsvFile } from "./csv-file.ts";
import type { FileSource, FileTable } from "./source.type.ts";
import { columnsOf, isTableName, LATER_TABLES, TABLE_NAMES, type TableName } from "./table.rules.ts";

/** The files under a path: the file itself, or those of a folder, in order of name. */
export function filesAt(path: string): string[] {
  if (!existsSync(path)) throw new Refusal(`There is no file or folder ${path}.`);
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith("."),
  );
  return files.map(({ name }) => join(path, name)).sort();
}

/** Reads a file or folder whose files are named after the canonical tables. */
export function openCanonical(path: string): FileSource {
  const ignored: string[] = [];
  const files = filesAt(path);
  const tables = files.flatMap((file): FileTable[] => {
    const table = basename(file)
      .replace(/\.csv$/i, "")
      .toLowerCase();
    if (isTableName(table)) return [openTable(file, table, ignored)];
    ignored.push(
      LATER_TABLES.has(table)
        ? `${basename(file)}: this version does not take ${table} in`
        : `${basename(file)}: not a table`,
    );
    return [];
  });
  if (
    tables.length === 0 &&
    !files.some((file) =>
      LATER_TABLES.has(
        basename(file)
          .replace(/\.csv$/i, "")
          .toLowerCase(),
      ),
    )
  )
    throw new Refusal(
      `${path} holds no CSV file named after a table (${TABLE_NAMES.join(", ")}). Rename it, or describe it with --mapping.`,
    );
  return { name: basename(path), tables, ignored };
}

function openTable(path: string, table: TableName, ignored: string[]): FileTable {
  const file = new CsvFile(path, { names: (header) => canonicalNames(basename(path), table, header, ignored) });
  return { table, file: file.name, rows: () => file.records(), sha256: () => file.sha256() };
}

/** Canonical names of a header in English or Chinese; unknown columns are left out and reported, missing ones refused. */
export function canonicalNames(file: string, table: TableName, header: readonly string[], ignored: string[]): string[] {
  const columns = columnsOf(table);
  const names = header.map(
    (given) => columns.find(({ name, chinese }) => name === given.toLowerCase() || chinese === given)?.name ?? "",
  );
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined) throw new Refusal(`${file} has the column ${twice} twice. Nothing was imported.`);
  const missing = columns.filter(({ name, required }) => required && !names.includes(name));
  if (missing.length > 0) {
    const list = missing.map(({ name, chinese }) => `${name} (${chinese})`).join(", ");
    throw new Refusal(`${file} lacks the column ${list}. Nothing was imported.`);
  }
  header.forEach((given, index) => {
    const note = `${file}: column ${given}`;
    if (names[index] === "" && given !== "" && !ignored.includes(note)) ignored.push(note);
  });
  return names;
}
