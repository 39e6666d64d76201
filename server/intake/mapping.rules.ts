import type { MappedCell, MappedTable, Mapping } from "./mapping.type.ts";
import type { RawValues } from "./row.rules.ts";
import { columnsOf } from "./table.rules.ts";

/** What a mapping's cells fall back to. */
export type Formats = Pick<Mapping, "dateFormat" | "money">;

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
};

/** Reads a date written in a format of yyyy, M, MM, d and dd; text that does not fit is left for the check to refuse. */
export function toCanonicalDate(text: string, format: string): string {
  const pattern = format.replace(/yyyy|MM|M|dd|d|[^\w\s]|\s/g, (token) => TOKENS[token] ?? (token === " " ? "\\s" : `\\${token}`));
  const parts = new RegExp(`^${pattern}(?:\\s.*)?$`).exec(text)?.groups;
  if (parts === undefined) return text;
  const { year = "", month = "", day = "" } = parts;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** Fen as yuan, the canonical unit; text that is no whole number is left for the check to refuse. */
export function fenToYuan(text: string): string {
  if (!/^-?\d+$/.test(text)) return text;
  const [sign, digits] = text.startsWith("-") ? ["-", text.slice(1)] : ["", text];
  const padded = digits.padStart(3, "0");
  return `${sign}${padded.slice(0, -2)}.${padded.slice(-2)}`;
}

/** Source columns that a cell reads. */
export function columnsRead(cell: MappedCell): string[] {
  if (typeof cell === "string") return [cell];
  if ("column" in cell) return [cell.column];
  if ("template" in cell) return [...cell.template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? "");
  return [];
}

/** One source row as a row of a canonical table, or null where the table's `where` leaves it out. */
export function mapRow(mapped: MappedTable, source: RawValues, formats: Formats): RawValues | null {
  for (const [column, wanted] of Object.entries(mapped.where ?? {}))
    if (!wanted.includes((source[column] ?? "").trim())) return null;
  const values: Record<string, string> = {};
  for (const { name, kind } of columnsOf(mapped.table)) {
    const cell = mapped.columns[name];
    if (cell !== undefined) values[name] = mapCell(cell, kind.is, source, formats);
  }
  return values;
}

function mapCell(cell: MappedCell, kind: string, source: RawValues, formats: Formats): string {
  if (typeof cell === "string") return mapCell({ column: cell }, kind, source, formats);
  if ("constant" in cell) return cell.constant;
  if ("template" in cell) return cell.template.replace(/\{([^}]*)\}/g, (_all, column: string) => (source[column] ?? "").trim());
  const given = (source[cell.column] ?? "").trim() || (cell.default ?? "");
  const text = cell.values?.[given] ?? given;
  if (kind === "date") return toCanonicalDate(text, cell.dateFormat ?? formats.dateFormat);
  if (kind === "money" && (cell.money ?? formats.money) === "fen") return fenToYuan(text);
  return text;
}

/** What identifies a row of a made-up register table. */
export function codeOfRow({ table }: MappedTable, values: RawValues): string {
  const codes = table === "estates" ? ["estate_code"] : table === "buildings" ? ["estate_code", "building_code"] : ["estate_code", "unit_code"];
  return JSON.stringify(codes.map((code) => values[code]));
}
