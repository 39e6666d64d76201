import type { BothLanguages } from "../platform/both-languages.ts";
import { checkCell } from "./cell.rules.ts";
import { HEADER_WORDS, VALUE_WORDS } from "./header-word.rules.ts";
import type { MappedCell } from "./mapping.type.ts";
import { plainCell } from "./plain-value.rules.ts";
import { MONTH_FORMATS } from "./suggest-months.rules.ts";
import { columnsOf, type Column, type TableName } from "./table.rules.ts";

/** The header of a file and the first of its rows. */
export interface Sample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const bare = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[\s_()（）\-/]|\[.*\]/g, "")
    .replace(/(元|¥)$/, "");

/** The column of a file that a canonical column is most likely in. */
export function headerFor(table: TableName, { name, chinese }: Column, header: readonly string[]): string | undefined {
  for (const word of [name, chinese, ...(HEADER_WORDS[`${table}.${name}`] ?? HEADER_WORDS[name] ?? [])]) {
    const found = header.find((given) => bare(given) === bare(word));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same for a column by its name. */
export function headerNamed(table: TableName, name: string, header: readonly string[]): string | undefined {
  const column = columnsOf(table).find((own) => own.name === name);
  return column && headerFor(table, column, header);
}

/** How the cells under a header are read as a canonical column; words that nobody knows are noted. */
export function cellFor(
  table: TableName,
  column: Column,
  header: string,
  sample: Sample,
  note: (note: BothLanguages) => void,
): MappedCell {
  const { name, chinese, kind } = column;
  if (name === "unit_code") return unitCell(header, sample);
  const cells = [...new Set(cellsUnder(header, sample).filter((cell) => cell !== ""))];
  if (kind.is === "date") return dateCell(name, header, cells, sample.rows);
  if (kind.is !== "word") return header;
  const known = VALUE_WORDS[name] ?? {};
  const values = Object.fromEntries(
    cells
      .filter((cell) => "reason" in checkCell(cell, kind))
      .map((cell) => [cell, known[cell] ?? known[cell.toUpperCase()] ?? ""]),
  );
  const open = Object.keys(values).filter((cell) => values[cell] === "");
  if (open.length > 0)
    note({
      en: `${table}.${name}: say what ${open.join(", ")} mean; one of ${Object.keys(kind.words).join(", ")}.`,
      zh: `${chinese}（${table}.${name}）：请说明“${open.join("”“")}”对应哪一项：${Object.values(kind.words).join("、")}。`,
    });
  return Object.keys(values).length === 0 ? header : { column: header, values };
}

const cellsUnder = (header: string, { header: all, rows }: Sample): string[] => {
  const at = all.indexOf(header);
  return rows.map((row) => (row[at] ?? "").trim());
};

/** Rooms that are numbered anew in each building are told apart by both. */
function unitCell(header: string, sample: Sample): MappedCell {
  const building = headerNamed("units", "building_code", sample.header);
  if (building === undefined) return header;
  const buildings = cellsUnder(building, sample);
  const first = new Map<string, string>();
  const again = cellsUnder(header, sample).some((room, at) => {
    const own = buildings[at] ?? "";
    const before = first.get(room) ?? own;
    first.set(room, before);
    return room !== "" && before !== own;
  });
  return again ? { template: `{${building}}-{${header}}` } : header;
}

function dateCell(name: string, header: string, cells: readonly string[], rows: Sample["rows"]): MappedCell {
  if (cells.length > 0 && cells.every((cell) => /^\d{1,2}\/\d{1,2}\/\d{4}/.test(cell))) {
    // A first number above 12 can only be a day, and a file writes all its dates alike.
    const dayFirst = rows.some((row) => row.some((cell) => /^(1[3-9]|[23]\d)\/\d{1,2}\/\d{4}/.test(cell.trim())));
    return { column: header, dateFormat: dayFirst ? "d/M/yyyy" : "M/d/yyyy" };
  }
  const isMonth = (format: string, text: RegExp) => format.includes("yyyy") && cells.every((cell) => text.test(cell));
  const monthOnly = cells.length === 0 ? undefined : MONTH_FORMATS.find(({ format, text }) => isMonth(format, text));
  const day = ["period_end", "due_on"].includes(name) ? "last" : "first";
  if (monthOnly !== undefined) return { column: header, dateFormat: monthOnly.format, day };
  return cells.every((cell) => plainCell(cell, "date", "") !== cell || plainCell(cell, "date", name) === cell)
    ? header
    : { column: header, day };
}
