import { basename } from "node:path";
import { LeftOut } from "./left-out.ts";
import { columnTwice, nothingImported } from "./nothing-imported.ts";
import { filesAt, nameOf, openTableFile } from "./record-file.ts";
import { columnsMade, expandRow, monthOf } from "./expand-row.rules.ts";
import { codeOfRow, columnsRead, mapRow, takesRow } from "./mapping.rules.ts";
import type { MappedFile, MappedTable, Mapping } from "./mapping.type.ts";
import type { TableFile } from "./table-file.ts";
import type { RawRow, FileSource, FileTable } from "./source.type.ts";

/** Reads files of any shape through a mapping; one file may feed several tables. */
export function openMapped(path: string | readonly string[], mapping: Mapping): FileSource {
  const leftOut = new LeftOut();
  const tables = filesAt(path).flatMap((file): FileTable[] => {
    const mapped = mapping.files.find(({ match }) => matches(match, basename(file)));
    if (mapped !== undefined) return mapped.tables.map((table) => openTable(file, mapped, table, mapping, leftOut));
    leftOut.note({
      en: `${basename(file)}: the mapping does not name it`,
      zh: `${basename(file)}：列映射未提及该文件`,
    });
    return [];
  });
  if (tables.length === 0)
    throw nothingImported({
      en: `The mapping matches no file of ${typeof path === "string" ? path : nameOf(path)}: it names ${mapping.files.map(({ match }) => match).join(", ")}.`,
      zh: `列映射与所选文件不符：映射的是 ${mapping.files.map(({ match }) => match).join("、")}，所选的是 ${nameOf(path)}。`,
    });
  return {
    name: nameOf(path),
    tables,
    get ignored() {
      return leftOut.told;
    },
  };
}

function matches(pattern: string, file: string): boolean {
  const literal = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "i").test(file);
}

function openTable(
  path: string,
  mappedFile: MappedFile,
  mapped: MappedTable,
  mapping: Mapping,
  leftOut: LeftOut,
): FileTable {
  const { delimiter, sheet } = mappedFile;
  const read = columnsOfFile(mappedFile);
  const file = openTableFile(
    path,
    {
      names: (header) => checkedHeader(basename(path), mappedFile, header, leftOut),
      lacks: (cells) => [...read].filter((column) => !cells.includes(column)).length,
      note: (note) => leftOut.note(note),
    },
    { ...(delimiter !== undefined && { delimiter }), ...(sheet !== undefined && { sheet }) },
  );
  return {
    table: mapped.table,
    file: file.name,
    rows: () => rowsOf(file, mapped, mapping),
    sha256: () => file.sha256(),
    headerOf: (column) => headersOf(mapped, column),
    onlyNew: mapped.distinct === true,
  };
}

async function* rowsOf(file: TableFile, mapped: MappedTable, mapping: Mapping): AsyncGenerator<RawRow> {
  const seen = new Set<string>();
  for await (const { values: source, ...place } of file.records()) {
    // Of a broken row no cell can be trusted, so it fits no filter; the tables of its entries report it.
    const broken = place.broken !== undefined;
    if (broken && mapped.distinct === true) continue;
    for (const row of broken ? [source] : expandRow(mapped, source)) {
      if (!broken && !takesRow(mapped, row)) continue;
      const values = mapRow(mapped, row, mapping);
      if (mapped.distinct === true) {
        const code = codeOfRow(mapped, values);
        if (seen.has(code)) continue;
        seen.add(code);
      }
      yield { ...place, values };
    }
  }
}

/** The header as it stands, once every column that the mapping reads is in it; what no table reads is reported. */
function checkedHeader(file: string, mapped: MappedFile, header: readonly string[], leftOut: LeftOut): string[] {
  const read = columnsOfFile(mapped);
  for (const column of read)
    if (!header.includes(column))
      throw nothingImported({
        en: `${file} lacks the column ${column}, which the mapping reads.`,
        zh: `${file} 缺少列映射所用的列“${column}”。`,
      });
  const twice = header.find((column, index) => read.has(column) && header.indexOf(column) !== index);
  if (twice !== undefined) throw columnTwice(file, twice);
  const isMonth = (column: string) => mapped.tables.some((table) => monthOf(column, table) !== null);
  if (mapped.tables.some(({ unpivot }) => unpivot !== undefined) && !header.some(isMonth))
    throw nothingImported({
      en: `${file} has no column for a month, which the mapping unpivots.`,
      zh: `${file} 中没有列映射要展开的月份列。`,
    });
  for (const column of header) if (column !== "" && !read.has(column) && !isMonth(column)) leftOut.column(file, column);
  return [...header];
}

/** The columns of the file that a column is read from; null where there are none, as for a constant or the months of a wide sheet. */
function headersOf(mapped: MappedTable, column: string): string | null {
  const cell = mapped.columns[column];
  const { split } = mapped;
  const made = columnsMade(mapped);
  const read = cell === undefined ? [] : columnsRead(cell);
  const headers = read.flatMap((name) => {
    if (!made.includes(name)) return [name];
    return split?.as.includes(name) === true ? [split.column] : [];
  });
  return headers.length === 0 ? null : headers.join(" + ");
}

/** Every column that a table of the file reads. */
const columnsOfFile = ({ tables }: MappedFile): ReadonlySet<string> => new Set(tables.flatMap(columnsOfTable));

function columnsOfTable(mapped: MappedTable): string[] {
  const { columns, where = {}, filled = [], sign = {}, split } = mapped;
  const made = columnsMade(mapped);
  return [
    ...Object.values(columns).flatMap(columnsRead),
    ...Object.keys(where),
    ...filled,
    ...Object.keys(sign),
    ...(split === undefined ? [] : [split.column]),
  ].filter((column) => !made.includes(column));
}
