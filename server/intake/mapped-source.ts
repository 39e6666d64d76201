import { basename } from "node:path";
import { Refusal } from "../platform/refusal.ts";
import { csvFilesAt } from "./canonical-source.ts";
import { CsvFile } from "./csv-file.ts";
import { codeOfRow, columnsRead, mapRow } from "./mapping.rules.ts";
import type { MappedFile, MappedTable, Mapping } from "./mapping.type.ts";
import type { RawRow, Source, SourceTable } from "./source.type.ts";

/** Reads files of any shape through a mapping; one file may feed several tables. */
export function openMapped(path: string, mapping: Mapping): Source {
  const ignored: string[] = [];
  const tables = csvFilesAt(path).flatMap((file): SourceTable[] => {
    const mapped = mapping.files.find(({ match }) => matches(match, basename(file)));
    if (mapped !== undefined) return mapped.tables.map((table) => openTable(file, mapped, table, mapping));
    ignored.push(`${basename(file)}: the mapping does not name it`);
    return [];
  });
  if (tables.length === 0) throw new Refusal(`The mapping matches no file of ${path}: it names ${mapping.files.map(({ match }) => match).join(", ")}.`);
  return { name: basename(path), tables, ignored };
}

function matches(pattern: string, file: string): boolean {
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "i").test(file);
}

function openTable(path: string, { delimiter }: MappedFile, mapped: MappedTable, mapping: Mapping): SourceTable {
  const file = new CsvFile(path, {
    ...(delimiter !== undefined && { delimiter }),
    names: (header) => checkedHeader(basename(path), mapped, header),
  });
  return { table: mapped.table, file: file.name, rows: () => rowsOf(file, mapped, mapping), sha256: () => file.sha256() };
}

async function* rowsOf(file: CsvFile, mapped: MappedTable, mapping: Mapping): AsyncGenerator<RawRow> {
  const seen = new Set<string>();
  for await (const { line, values: source } of file.records()) {
    const values = mapRow(mapped, source, mapping);
    if (values === null) continue;
    if (mapped.distinct === true) {
      const code = codeOfRow(mapped, values);
      if (seen.has(code)) continue;
      seen.add(code);
    }
    yield { line, values };
  }
}

/** The header as it stands, once every column that the mapping reads is in it. */
function checkedHeader(file: string, { columns, where }: MappedTable, header: readonly string[]): string[] {
  const read = [...Object.values(columns).flatMap(columnsRead), ...Object.keys(where ?? {})];
  const missing = read.find((column) => !header.includes(column));
  if (missing !== undefined) throw new Refusal(`${file} lacks the column ${missing}, which the mapping reads. Nothing was imported.`);
  return [...header];
}
