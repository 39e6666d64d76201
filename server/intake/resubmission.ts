import { Refusal } from "../platform/refusal.ts";
import type { CsvFile } from "./csv-file.ts";
import type { RawRow, Source } from "./source.type.ts";
import { isTableName, TABLE_NAMES, type TableName } from "./table.rules.ts";

/** Reads a corrected quarantine file: each row says which quarantined row it replaces, and of which table it is. */
export async function readResubmission(file: CsvFile): Promise<Source> {
  const rows = new Map<TableName, RawRow[]>();
  for await (const { line, values } of file.records()) {
    const { quarantine_id: id, quarantine_table: table } = values;
    if (id === undefined || table === undefined)
      throw new Refusal(`${file.name} is no quarantine file: the columns quarantine_id and quarantine_table are missing.`);
    if (!/^\d{1,18}$/.test(id)) throw new Refusal(`${file.name}, line ${line}: ${id} is no quarantine_id.`);
    if (!isTableName(table)) throw new Refusal(`${file.name}, line ${line}: ${table} is none of ${TABLE_NAMES.join(", ")}.`);
    const known = rows.get(table) ?? [];
    rows.set(table, [...known, { line, values: unescaped(values), quarantineId: BigInt(id) }]);
  }
  const tables = [...rows].map(([table, own]) => ({
    table,
    file: file.name,
    rows: () => each(own),
    sha256: () => file.sha256(),
  }));
  return { name: `resubmission of ${file.name}`, tables };
}

/** The download guards cells that a spreadsheet would run as formulas with a leading quote; it is taken off again. */
function unescaped(values: RawRow["values"]): RawRow["values"] {
  return Object.fromEntries(Object.entries(values).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@\t\r])/, "")]));
}

async function* each(rows: readonly RawRow[]): AsyncGenerator<RawRow> {
  yield* rows;
}
