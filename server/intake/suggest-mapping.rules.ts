import { checkCell } from "./cell.rules.ts";
import { HEADER_WORDS, TELLING, VALUE_WORDS } from "./header-word.rules.ts";
import type { MappedCell } from "./mapping.type.ts";
import { plainCell } from "./plain-value.rules.ts";
import { columnsOf, type Column, type TableName } from "./table.rules.ts";

/** The header of a file and the first of its rows. */
export interface Sample {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SuggestedTable {
  readonly table: TableName;
  readonly distinct?: true;
  readonly filled?: readonly string[];
  readonly unpivot?: {
    readonly format: string;
    readonly year?: string;
    readonly month: "month";
    readonly value: "value";
  };
  readonly columns: Readonly<Record<string, MappedCell>>;
}

export interface Suggestion {
  readonly tables: readonly SuggestedTable[];
  /** What a person has to fill in or look at. */
  readonly notes: readonly string[];
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

/** Drafts how a file of any shape is read as canonical tables. What cannot be told is left empty and noted; `year` is that of months without one. */
export function suggestTables(file: string, sample: Sample, year: string): Suggestion {
  const notes: string[] = [];
  const entries = (["bills", "receipts"] as const).filter((table) => isTold(table, sample));
  const months = monthColumns(sample.header, year);
  if (months !== null && !entries.includes("bills")) entries.unshift("bills");
  if (entries.length === 0) entries.push("bills");
  if (months?.year !== undefined)
    notes.push(
      `${file}: its months name no year and are taken for those of ${months.year}. Set year if it is another.`,
    );
  const tables = [
    ...(["estates", "buildings", "units"] as const).map((table) => ({
      ...drafted(table, sample, notes, file),
      distinct: true as const,
    })),
    ...entries.map((table) =>
      drafted(table, sample, notes, file, table === "bills" && months !== null ? OF_MONTHS : undefined),
    ),
  ].map((table) => (table.table === "bills" && months !== null ? unpivoted(table, months) : table));
  return { tables, notes };
}

/** Whether the file has what the table cannot do without. */
const isTold = (table: "bills" | "receipts", { header }: Sample): boolean =>
  columnsOf(table).every(
    (column) => !(TELLING[table] ?? []).includes(column.name) || headerFor(table, column, header) !== undefined,
  );

interface Months {
  readonly format: string;
  readonly year?: string;
}

const FORMATS: readonly [RegExp, string][] = [
  [/^\d{4}年\d{1,2}月$/, "yyyy年M月"],
  [/^\d{4}-\d{2}$/, "yyyy-MM"],
  [/^\d{4}\/\d{1,2}$/, "yyyy/M"],
  [/^\d{4}\.\d{1,2}$/, "yyyy.M"],
  [/^\d{6}$/, "yyyyMM"],
  [/^\d{1,2}月$/, "M月"],
];

/** How the headers of a wide sheet write their months; null where fewer than three do. */
function monthColumns(header: readonly string[], year: string): Months | null {
  for (const [pattern, format] of FORMATS)
    if (header.filter((given) => pattern.test(given)).length >= 3)
      return format.includes("yyyy") ? { format } : { format, year };
  return null;
}

function unpivoted(table: SuggestedTable, months: Months): SuggestedTable {
  const month = (day: "first" | "last"): MappedCell => ({ column: "month", dateFormat: "yyyy-MM", day });
  const { columns } = table;
  const unit = columns["unit_code"];
  return {
    ...table,
    unpivot: { ...months, month: "month", value: "value" },
    columns: {
      ...columns,
      bill_no: { template: `${typeof unit === "string" ? `{${unit}}-` : ""}{month}` },
      period_start: month("first"),
      period_end: month("last"),
      issued_on: month("first"),
      due_on: month("last"),
      amount: "value",
    },
  };
}

/** Columns of a bill that a wide sheet's months give. */
const OF_MONTHS: ReadonlySet<string> = new Set([
  "bill_no",
  "period_start",
  "period_end",
  "issued_on",
  "due_on",
  "amount",
]);

function drafted(
  table: TableName,
  sample: Sample,
  notes: string[],
  file: string,
  made: ReadonlySet<string> = new Set(),
): SuggestedTable {
  const found: Record<string, MappedCell> = {};
  for (const column of columnsOf(table)) {
    const header = headerFor(table, column, sample.header);
    if (header !== undefined) found[column.name] = cellFor(table, column, header, sample, notes);
  }
  const columns: Record<string, MappedCell> = {};
  for (const column of columnsOf(table)) {
    if (made.has(column.name)) continue;
    const cell = found[column.name] ?? fallbackFor(table, column, found, sample);
    if (cell === undefined) continue;
    columns[column.name] = cell;
    if (typeof cell === "object" && "constant" in cell && cell.constant === "")
      notes.push(`${file}: ${table}.${column.name} (${column.chinese}) was not found. Name its column, or a constant.`);
  }
  // A row that was not paid yet is no receipt.
  const paid = columnsOf("receipts").find(({ name }) => name === "paid_on");
  const filled = table === "receipts" && paid !== undefined ? headerFor(table, paid, sample.header) : undefined;
  return { table, ...(filled !== undefined && { filled: [filled] }), columns };
}

/** What stands in for a required column that the file does not have. */
function fallbackFor(
  table: TableName,
  { name, required }: Column,
  columns: Readonly<Record<string, MappedCell>>,
  { header }: Sample,
): MappedCell | undefined {
  if (!required) return undefined;
  const bill = columnsOf("bills").find((column) => column.name === "bill_no");
  const number = bill && headerFor("bills", bill, header);
  switch (`${table}.${name}`) {
    case "estates.name":
    case "buildings.name":
      return columns[table === "estates" ? "estate_code" : "building_code"] ?? { constant: "01" };
    case "buildings.building_code":
    case "units.building_code":
      return { constant: "01" };
    case "buildings.property_type":
      return { constant: "HIGH_RISE_RESIDENTIAL" };
    case "units.gross_area_m2":
      return { constant: "0" };
    case "bills.fee_item":
      return { constant: "物业费" };
    case "bills.issued_on":
      return columns["period_start"] ?? { constant: "" };
    case "bills.period_start":
      return columns["issued_on"] ?? { constant: "" };
    case "bills.period_end":
      return columns["due_on"] ?? { constant: "" };
    case "receipts.kind":
      return { constant: "PAYMENT" };
    case "receipts.receipt_no":
      return number === undefined ? { constant: "" } : { template: `S-{${number}}` };
    default:
      return { constant: "" };
  }
}

function cellFor(
  table: TableName,
  { name, kind }: Column,
  header: string,
  { header: all, rows }: Sample,
  notes: string[],
): MappedCell {
  const at = all.indexOf(header);
  const cells = [...new Set(rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== ""))];
  if (kind.is === "date") return dateCell(name, header, cells, rows);
  if (kind.is !== "word") return header;
  const known = VALUE_WORDS[name] ?? {};
  const values = Object.fromEntries(
    cells
      .filter((cell) => "reason" in checkCell(cell, kind))
      .map((cell) => [cell, known[cell] ?? known[cell.toUpperCase()] ?? ""]),
  );
  const open = Object.keys(values).filter((cell) => values[cell] === "");
  if (open.length > 0)
    notes.push(`${table}.${name}: say what ${open.join(", ")} mean; one of ${Object.keys(kind.words).join(", ")}.`);
  return Object.keys(values).length === 0 ? header : { column: header, values };
}

function dateCell(name: string, header: string, cells: readonly string[], rows: Sample["rows"]): MappedCell {
  if (cells.length > 0 && cells.every((cell) => /^\d{1,2}\/\d{1,2}\/\d{4}/.test(cell))) {
    // A first number above 12 can only be a day, and a file writes all its dates alike.
    const dayFirst = rows.some((row) => row.some((cell) => /^(1[3-9]|[23]\d)\/\d{1,2}\/\d{4}/.test(cell.trim())));
    return { column: header, dateFormat: dayFirst ? "d/M/yyyy" : "M/d/yyyy" };
  }
  const monthOnly = FORMATS.find(
    ([pattern, format]) => format.includes("yyyy") && cells.length > 0 && cells.every((cell) => pattern.test(cell)),
  );
  const day = ["period_end", "due_on"].includes(name) ? "last" : "first";
  if (monthOnly !== undefined) return { column: header, dateFormat: monthOnly[1], day };
  return cells.every((cell) => plainCell(cell, "date", name) === cell) ? header : { column: header, day };
}
