import type { FileValue } from "../format/file-value.ts";
import type { TableFile } from "../ui/table-file.ts";
import { readAll } from "./read-all.ts";
import type { ReadPage } from "./use-pages.ts";

/** A column of a list's file; a cell without a value is empty. */
export type FileColumn<T> = readonly [head: string, cell: (row: T) => FileValue | null | undefined];

/** A list as it goes into a file: all rows that match, in the order of the screen. */
export async function listFile<T>(
  name: string,
  columns: readonly FileColumn<T>[],
  read: ReadPage<T>,
): Promise<TableFile> {
  const rows = await readAll(read);
  return {
    name,
    header: columns.map(([head]) => head),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row) ?? "")),
  };
}
