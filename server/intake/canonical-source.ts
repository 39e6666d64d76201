import { basename, extname } from "node:path";
import { Refusal } from "../platform/refusal.ts";
import { plainCell } from "./plain-value.rules.ts";
import { filesAt, isWorkbook, nameOf, openTableFile } from "./record-file.ts";
import type { FileSource, FileTable, RawRow } from "./source.type.ts";
import type { TableFile } from "./table-file.ts";
import { columnsOf, TABLE_NAMES, tableNamed, type TableName } from "./table.rules.ts";
import { sheetsOf } from "./xlsx-sheet.ts";

/** Reads a file or folder whose files, or the sheets of its workbooks, are named after the canonical tables. */
export async function openCanonical(path: string | readonly string[]): Promise<FileSource> {
  const ignored: string[] = [];
  const tables: FileTable[] = [];
  const files = filesAt(path);
  for (const file of files) tables.push(...(await tablesOf(file, ignored)));
  if (tables.length === 0)
    throw new Refusal(
      `${typeof path === "string" ? path : nameOf(path)} holds no CSV file named after a table (${TABLE_NAMES.join(", ")}), and no XLSX file with such a sheet. Rename it, or describe it with --mapping.`,
    );
  return { name: nameOf(path), tables, ignored };
}

const stemOf = (file: string): string => basename(file, extname(file)).toLowerCase();

async function tablesOf(file: string, ignored: string[]): Promise<FileTable[]> {
  const table = tableNamed(stemOf(file));
  if (isWorkbook(file)) return sheetTables(file, table, ignored);
  if (table !== undefined && [".csv", ".txt", ".tsv", ""].includes(extname(file).toLowerCase()))
    return [openTable(file, table, ignored)];
  ignored.push(notTaken(basename(file)));
  return [];
}

/** The sheets named after tables; where none is, the first sheet of a workbook that itself is. */
async function sheetTables(file: string, named: TableName | undefined, ignored: string[]): Promise<FileTable[]> {
  const sheets = (await sheetsOf(file)).map((sheet) => ({ sheet, table: tableNamed(sheet) }));
  const tables = sheets.flatMap(({ sheet, table }) =>
    table === undefined ? [] : [openTable(file, table, ignored, sheet)],
  );
  if (tables.length === 0 && named !== undefined) return [openTable(file, named, ignored)];
  for (const { sheet, table } of sheets) if (table === undefined) ignored.push(notTaken(`${basename(file)}/${sheet}`));
  return tables;
}

const notTaken = (place: string): string => `${place}: not a table`;

function openTable(path: string, table: TableName, ignored: string[], sheet?: string): FileTable {
  const note = (text: string) => ignored.includes(text) || ignored.push(text);
  const file: TableFile = openTableFile(
    path,
    {
      names: (header) => canonicalNames(file.name, table, header, note),
      lacks: (cells) => missingFrom(table, namesIn(table, cells)).length,
      note,
    },
    sheet === undefined ? {} : { sheet },
  );
  return { table, file: file.name, rows: () => plainRows(file, table), sha256: () => file.sha256() };
}

async function* plainRows(file: TableFile, table: TableName): AsyncGenerator<RawRow> {
  const columns = columnsOf(table);
  for await (const { values, ...place } of file.records()) {
    const plain: Record<string, string> = { ...values };
    for (const { name, kind } of columns) {
      const cell = values[name];
      if (cell !== undefined && cell !== "") plain[name] = plainCell(cell, kind.is, name);
    }
    yield { ...place, values: plain };
  }
}

function namesIn(table: TableName, header: readonly string[]): string[] {
  const columns = columnsOf(table);
  return header.map(
    (given) => columns.find(({ name, chinese }) => name === given.toLowerCase() || chinese === given)?.name ?? "",
  );
}

const missingFrom = (table: TableName, names: readonly string[]) =>
  columnsOf(table).filter(({ name, required }) => required && !names.includes(name));

/** Canonical names of a header in English or Chinese; unknown columns are left out and reported, missing ones refused. */
function canonicalNames(
  file: string,
  table: TableName,
  header: readonly string[],
  note: (text: string) => unknown,
): string[] {
  const names = namesIn(table, header);
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined) throw new Refusal(`${file} has the column ${twice} twice. Nothing was imported.`);
  const strange = header.filter((given, index) => names[index] === "" && given !== "");
  const missing = missingFrom(table, names);
  if (missing.length > 0) {
    const list = missing.map(({ name, chinese }) => `${name} (${chinese})`).join(", ");
    throw new Refusal(`${file} lacks the column ${list}.${perhapsAmong(strange)} Nothing was imported.`);
  }
  for (const given of strange) note(`${file}: column ${given}`);
  return names;
}

/** What is missing may stand in the file under another name. */
function perhapsAmong(strange: readonly string[]): string {
  if (strange.length === 0) return "";
  const shown = strange.slice(0, 5).map((given) => given.slice(0, 40));
  const more = strange.length > 5 ? ` and ${strange.length - 5} more` : "";
  return ` No column of this table is called ${shown.join(", ")}${more}: rename what is meant, or say it in a mapping.`;
}
