import { basename, extname } from "node:path";
import type { BothLanguages } from "../platform/both-languages.ts";
import { LeftOut } from "./left-out.ts";
import { columnTwice, nothingImported } from "./nothing-imported.ts";
import { plainCell } from "./plain-value.rules.ts";
import { filesAt, isWorkbook, nameOf, openTableFile } from "./record-file.ts";
import type { FileSource, FileTable, RawRow } from "./source.type.ts";
import type { TableFile } from "./table-file.ts";
import { columnsOf, TABLE_NAMES, tableNamed, type TableName } from "./table.rules.ts";
import { sheetsOf } from "./xlsx-sheet.ts";

/** Reads a file or folder whose files, or the sheets of its workbooks, are named after the canonical tables. */
export async function openCanonical(path: string | readonly string[]): Promise<FileSource> {
  const leftOut = new LeftOut();
  const tables: FileTable[] = [];
  const files = filesAt(path);
  for (const file of files) tables.push(...(await tablesOf(file, leftOut)));
  if (tables.length === 0)
    throw nothingImported({
      en: `${typeof path === "string" ? path : nameOf(path)} holds no CSV file named after a table (${TABLE_NAMES.join(", ")}), and no XLSX file with such a sheet. Rename it, or say in a mapping what stands where.`,
      zh: `${typeof path === "string" ? path : nameOf(path)} 中没有以标准数据表命名的 CSV 文件或 XLSX 工作表（${TABLE_NAMES.join("、")}）。请改名，或通过列映射说明各列含义。`,
    });
  return {
    name: nameOf(path),
    tables,
    get ignored() {
      return leftOut.told;
    },
  };
}

const stemOf = (file: string): string => basename(file, extname(file)).toLowerCase();

async function tablesOf(file: string, leftOut: LeftOut): Promise<FileTable[]> {
  const table = tableNamed(stemOf(file));
  if (isWorkbook(file)) return sheetTables(file, table, leftOut);
  if (table !== undefined && [".csv", ".txt", ".tsv", ""].includes(extname(file).toLowerCase()))
    return [openTable(file, table, leftOut)];
  leftOut.note(notTaken(basename(file)));
  return [];
}

/** The sheets named after tables; where none is, the first sheet of a workbook that itself is. */
async function sheetTables(file: string, named: TableName | undefined, leftOut: LeftOut): Promise<FileTable[]> {
  const sheets = (await sheetsOf(file)).map((sheet) => ({ sheet, table: tableNamed(sheet) }));
  const tables = sheets.flatMap(({ sheet, table }) =>
    table === undefined ? [] : [openTable(file, table, leftOut, sheet)],
  );
  if (tables.length === 0 && named !== undefined) return [openTable(file, named, leftOut)];
  for (const { sheet, table } of sheets) if (table === undefined) leftOut.note(notTaken(`${basename(file)}/${sheet}`));
  return tables;
}

const notTaken = (place: string): BothLanguages => ({ en: `${place}: not a table`, zh: `${place}：不是标准数据表` });

function openTable(path: string, table: TableName, leftOut: LeftOut, sheet?: string): FileTable {
  let headers: ReadonlyMap<string, string> = new Map();
  const file: TableFile = openTableFile(
    path,
    {
      names(header) {
        const names = canonicalNames(file.name, table, header, leftOut);
        headers = new Map(names.map((name, at) => [name, header[at] ?? ""]));
        return names;
      },
      lacks: (cells) => missingFrom(table, namesIn(table, cells)).length,
      note: (note) => leftOut.note(note),
    },
    sheet === undefined ? {} : { sheet },
  );
  return {
    table,
    file: file.name,
    rows: () => plainRows(file, table),
    sha256: () => file.sha256(),
    headerOf: (column) => headers.get(column) ?? null,
  };
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
function canonicalNames(file: string, table: TableName, header: readonly string[], leftOut: LeftOut): string[] {
  const names = namesIn(table, header);
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined) throw columnTwice(file, twice);
  const strange = header.filter((given, index) => names[index] === "" && given !== "");
  const missing = missingFrom(table, names);
  if (missing.length > 0) {
    const perhaps = perhapsAmong(strange);
    throw nothingImported({
      en: `${file} lacks the column ${missing.map(({ name, chinese }) => `${name} (${chinese})`).join(", ")}.${perhaps.en}`,
      zh: `${file} 缺少列：${missing.map(({ name, chinese }) => `${chinese}（${name}）`).join("、")}。${perhaps.zh}`,
    });
  }
  for (const given of strange) leftOut.column(file, given);
  return names;
}

/** What is missing may stand in the file under another name. */
function perhapsAmong(strange: readonly string[]): BothLanguages {
  if (strange.length === 0) return { en: "", zh: "" };
  const shown = strange.slice(0, 5).map((given) => given.slice(0, 40));
  const more = strange.length - shown.length;
  const [en, zh] = [`${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`, `“${shown.join("”“")}”`];
  return {
    en: ` No column of this table is called ${en}: rename what is meant, or say it in a mapping.`,
    zh: `${zh}${more > 0 ? `等 ${strange.length} 列` : ""}不是该表的列名，请改名，或通过列映射说明其含义。`,
  };
}
