import type { MappedCell } from "./mapping.type.ts";

interface MonthFormat {
  readonly format: string;
  /** A text that is a month so written and nothing else. */
  readonly text: RegExp;
}

/** How months are written, the more telling first. */
export const MONTH_FORMATS: readonly MonthFormat[] = [
  { format: "yyyy年M月", text: /^\d{4}年\d{1,2}月$/ },
  { format: "yyyy-MM", text: /^\d{4}-\d{2}$/ },
  { format: "yyyy/M", text: /^\d{4}\/\d{1,2}$/ },
  { format: "yyyy.M", text: /^\d{4}\.\d{1,2}$/ },
  { format: "yyyyMM", text: /^\d{6}$/ },
  { format: "M月", text: /^\d{1,2}月$/ },
];

/** Columns of a wide sheet that stand for months of one thing: 1月应收, 2月应收 … */
export interface Months {
  readonly format: string;
  /** Set where the headers name none. */
  readonly year?: string;
  /** What stands beside the month in the headers. */
  readonly words: string;
  readonly headers: readonly string[];
}

/** Fewer columns than this are no wide sheet; with words beside them two will do. */
const FEWEST = 3;

/** The wide parts of a sheet, in order of its columns. */
export function monthsIn(header: readonly string[], year: string): Months[] {
  const groups = new Map<string, { format: string; words: string; headers: string[] }>();
  for (const given of header) {
    const [, before = "", month = "", after = ""] = /^(\D*)(\d.*?\d月|\d月|\d.*\d)(\D*)$/.exec(given) ?? [];
    const written = MONTH_FORMATS.find(({ text }) => text.test(month));
    // A format's letters are places of the month; a header with letters of its own cannot be said in one.
    if (written === undefined || /[A-Za-z]/.test(before + after)) continue;
    const format = `${before}${written.format}${after}`;
    const group = groups.get(format) ?? { format, words: (before + after).trim(), headers: [] };
    group.headers.push(given);
    groups.set(format, group);
  }
  return [...groups.values()]
    .filter(({ words, headers }) => headers.length >= (words === "" ? FEWEST : FEWEST - 1))
    .map((group) => (group.format.includes("yyyy") ? group : { ...group, year }));
}

const PAID = /实收|已收|实缴|已缴|收款|缴费|到账/;
const STANDING = /欠|未收|未缴|余额|结余/;

/** What months of a wide sheet tell: what was billed, what was paid, or how it stood, which is no entry. */
export function toldBy({ words }: Months): "bills" | "receipts" | null {
  if (STANDING.test(words)) return null;
  return PAID.test(words) ? "receipts" : "bills";
}

const monthCell = (day: "first" | "last"): MappedCell => ({ column: "month", dateFormat: "yyyy-MM", day });

/** A cell's part of a template. */
const partOf = (cell: MappedCell | undefined): string => {
  if (typeof cell === "string") return `{${cell}}-`;
  return cell !== undefined && "template" in cell ? `${cell.template}-` : "";
};

/** The columns of an entry that months give; unit is how its unit is told. */
export function columnsByMonth(table: "bills" | "receipts", unit: MappedCell | undefined): Record<string, MappedCell> {
  const number = { template: `${partOf(unit)}{month}` };
  return table === "bills"
    ? {
        bill_no: number,
        period_start: monthCell("first"),
        period_end: monthCell("last"),
        issued_on: monthCell("first"),
        due_on: monthCell("last"),
        amount: "value",
      }
    : { receipt_no: number, paid_on: monthCell("last"), amount: "value", bill_no: number };
}
