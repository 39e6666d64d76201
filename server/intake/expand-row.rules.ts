import { toCanonicalDate } from "./mapping.rules.ts";
import type { MappedTable } from "./mapping.type.ts";
import { plainAmount } from "./plain-value.rules.ts";
import type { RawValues } from "./row.rules.ts";
import { columnsOf } from "./table.rules.ts";

/** Columns that a table makes itself out of one source row. */
export function columnsMade({ unpivot, split }: MappedTable): string[] {
  return [...(unpivot === undefined ? [] : [unpivot.month, unpivot.value]), ...(split?.as ?? [])];
}

/** Months of the headers met so far: each row has the same. */
const known = new WeakMap<MappedTable, Map<string, string | null>>();

/** The month that a column of a wide sheet stands for, yyyy-mm; null where it is no such column. */
export function monthOf(header: string, mapped: MappedTable): string | null {
  const months = known.get(mapped) ?? new Map<string, string | null>();
  known.set(mapped, months);
  const found = months.get(header) ?? readMonth(header, mapped);
  months.set(header, found);
  return found;
}

function readMonth(header: string, { unpivot }: MappedTable): string | null {
  if (unpivot === undefined) return null;
  const { format, year } = unpivot;
  const [text, full] = year === undefined ? [header, format] : [`${year}|${header}`, `yyyy|${format}`];
  const date = toCanonicalDate(text.trim(), full);
  return /^\d{4}-(0[1-9]|1[0-2])-01$/.test(date) ? date.slice(0, 7) : null;
}

/** A month of which there is nothing: empty, a dash, or an amount of 0 where the table takes none. */
function isNothing(cell: string, { table }: MappedTable): boolean {
  const amount = plainAmount(cell.trim());
  if (/^[-—/]?$/.test(amount)) return true;
  return /^-?0+(\.0+)?$/.test(amount) && !columnsOf(table).some(({ kind }) => kind.is === "money" && kind.zero);
}

/**
 * The rows that one source row stands for: one for each month with something in it, one for each part of a list, else itself.
 * The columns made stand beside those of the source.
 */
export function expandRow(mapped: MappedTable, source: RawValues): RawValues[] {
  return monthsIn(mapped, source).flatMap((row) => partsIn(mapped, row));
}

function monthsIn(mapped: MappedTable, source: RawValues): RawValues[] {
  const { unpivot } = mapped;
  if (unpivot === undefined) return [source];
  return Object.entries(source).flatMap(([header, cell]) => {
    const month = monthOf(header, mapped);
    if (month === null || isNothing(cell, mapped)) return [];
    return [{ ...source, [unpivot.month]: month, [unpivot.value]: cell }];
  });
}

function partsIn({ split }: MappedTable, source: RawValues): RawValues[] {
  if (split === undefined) return [source];
  const parts = (source[split.column] ?? "").split(split.by).filter((part) => part.trim() !== "");
  return parts.map((part) => {
    const pieces = split.pair === undefined ? [part] : part.split(split.pair);
    return { ...source, ...Object.fromEntries(split.as.map((name, at) => [name, pieces[at] ?? ""])) };
  });
}
