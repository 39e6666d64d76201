import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Refusal } from "../platform/refusal.ts";
import { CsvFile } from "./csv-file.ts";
import { TableFile, type TableOptions } from "./table-file.ts";
import { XlsxSheet } from "./xlsx-sheet.ts";

/** The files under a path: the file itself, or those of a folder, in order of name. Paths of files may be given instead. */
export function filesAt(path: string | readonly string[]): string[] {
  if (typeof path !== "string") return [...path];
  if (!existsSync(path))
    throw new Refusal({ en: `There is no file or folder ${path}.`, zh: `没有文件或文件夹 ${path}。` });
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path, { withFileTypes: true }).filter(
    // A spreadsheet that is open leaves a file of its own beside it.
    (entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.startsWith("~$"),
  );
  return files.map(({ name }) => join(path, name)).sort();
}

export const isWorkbook = (path: string): boolean => [".xlsx", ".xlsm"].includes(extname(path).toLowerCase());

export interface Place {
  /** Of a CSV file; absent: told from the file. */
  readonly delimiter?: string;
  /** Of a workbook; absent: the first visible one. */
  readonly sheet?: string;
}

/** A file of records: a sheet of an XLSX workbook, or CSV. */
export function openTableFile(path: string, options: TableOptions, { delimiter, sheet }: Place = {}): TableFile {
  if (isWorkbook(path)) return new TableFile(new XlsxSheet(path, sheet), options);
  return new CsvFile(path, { ...options, ...(delimiter !== undefined && { delimiter }) });
}

/** What an import of these files is called. */
export const nameOf = (path: string | readonly string[]): string =>
  typeof path === "string" ? basename(path) : path.map((file) => basename(file)).join(", ");
