import type { SourceTable } from "../intake/source.type.ts";
import type { TableName } from "../intake/table.rules.ts";

/** Rows of the demonstration as a file of its own would hold them. */
export function sourceTable(table: TableName, rows: readonly Readonly<Record<string, string>>[]): SourceTable {
  return {
    table,
    file: `${table}.csv`,
    async *rows() {
      // A file's first line is its header.
      for (const [index, values] of rows.entries()) yield { line: index + 2, values };
    },
  };
}
