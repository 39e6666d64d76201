import { isDay } from "../platform/day.rules.ts";
import type { MappedCell, MappedTable, Mapping } from "./mapping.type.ts";
import { plainAmount, plainCell, plainDate } from "./plain-value.rules.ts";
import type { RawValues } from "./row.rules.ts";
import { columnsOf, type CellKind } from "./table.rules.ts";

/** What a mapping's cells fall back to. */
export type Formats = Pick<Mapping, "dateFormat" | "money">;

const TOKENS: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
};

/**
 * Reads a date written in a format of yyyy, M, MM, d and dd, and drops a time after it. Text that does not fit is left for the
 * check to refuse.
 */
export function toCanonicalDate(text: string, format: string, day: "first" | "last" = "first"): string {
  return readDate(text, format, day)?.date ?? text;
}

/** As for dates; the time after it is kept. */
export function toCanonicalTime(text: string, format: string): string {
  const read = readDate(text, format, "first");
  if (read === null) return text;
  const time = read.rest.replace(/^(\d):/, "0$1:");
  return time === "" ? read.date : `${read.date} ${time}`;
}

/** Patterns of the formats met so far: a mapping has a few, a file has many cells. */
const patterns = new Map<string, RegExp>();

function patternOf(format: string): RegExp {
  const known = patterns.get(format);
  if (known !== undefined) return known;
  const pattern = format.replace(
    /yyyy|MM|M|dd|d|[^\w\s]|\s/g,
    (token) => TOKENS[token] ?? (/\s/.test(token) ? "\\s" : `\\${token}`),
  );
  const made = new RegExp(`^${pattern}(?:[\\sT]+(?<rest>.*))?$`);
  patterns.set(format, made);
  return made;
}

function readDate(text: string, format: string, day: "first" | "last"): { date: string; rest: string } | null {
  const parts = patternOf(format).exec(text)?.groups;
  if (parts === undefined) return null;
  const { year = "", month = "", rest = "" } = parts;
  const given = parts["day"] ?? (day === "first" ? "1" : lastDay(year, month));
  return { date: `${year}-${month.padStart(2, "0")}-${given.padStart(2, "0")}`, rest };
}

const lastDay = (year: string, month: string): string =>
  String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());

/** Fen as yuan, the canonical unit; text that is no whole number is left for the check to refuse. */
export function fenToYuan(text: string): string {
  if (!/^-?\d+$/.test(text)) return `${text} fen`;
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

/** Whether a table takes a source row. */
export function takesRow({ where = {}, filled = [], sign = {} }: MappedTable, source: RawValues): boolean {
  const cellOf = (column: string) => (source[column] ?? "").trim();
  return (
    Object.entries(where).every(([column, wanted]) => wanted.includes(cellOf(column))) &&
    filled.every((column) => cellOf(column) !== "") &&
    // What is no amount counts as not negative, so that one table takes it and its check refuses it.
    Object.entries(sign).every(([column, wanted]) => (wanted === "negative") === isNegative(cellOf(column)))
  );
}

const isNegative = (cell: string): boolean => /^-.*[1-9]/.test(plainAmount(cell));

/** One source row as a row of a canonical table. */
export function mapRow(mapped: MappedTable, source: RawValues, formats: Formats): RawValues {
  const values: Record<string, string> = {};
  for (const { name, kind } of columnsOf(mapped.table)) {
    const cell = mapped.columns[name];
    if (cell !== undefined) values[name] = mapCell(cell, kind.is, source, formats);
  }
  return values;
}

function mapCell(cell: MappedCell, kind: CellKind["is"], source: RawValues, formats: Formats): string {
  if (typeof cell === "string") return mapCell({ column: cell }, kind, source, formats);
  if ("constant" in cell) return cell.constant;
  if ("template" in cell)
    return cell.template.replace(/\{([^}]*)\}/g, (_all, column: string) => (source[column] ?? "").trim());
  const given = (source[cell.column] ?? "").trim() || (cell.default ?? "");
  const text = cell.values?.[given] ?? given;
  const format = cell.dateFormat ?? formats.dateFormat;
  if (text === "") return text;
  if (kind === "date") return laterBy(plainDate(toCanonicalDate(text, format, cell.day), cell.day), cell.plusDays);
  if (kind === "instant") return plainCell(toCanonicalTime(text, format), kind, "");
  if (kind === "month") return plainCell(toCanonicalDate(text, format, "first"), kind, "");
  if (kind !== "money" && kind !== "balance") return plainCell(text, kind, "");
  const amount = cell.absolute === true ? plainAmount(text).replace(/^-/, "") : plainAmount(text);
  return (cell.money ?? formats.money) === "fen" ? fenToYuan(amount) : amount;
}

/** A day some days later; text that is no day is left for the check to refuse. */
export function laterBy(day: string, days: number | undefined): string {
  if (days === undefined || !isDay(day)) return day;
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What identifies a row of a made-up register table. */
export function codeOfRow({ table }: MappedTable, values: RawValues): string {
  const codes =
    table === "estates"
      ? ["estate_code"]
      : table === "buildings"
        ? ["estate_code", "building_code"]
        : ["estate_code", "unit_code"];
  return JSON.stringify(codes.map((code) => values[code]));
}
