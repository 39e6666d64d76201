import { changeOf, rateIn, type ComparedRates } from "./compared.ts";
import type { Sort } from "./figure-view.ts";
import { isRateName } from "./rates.ts";

/** What a column is sorted by; null for what has no value, which stays last either way. */
export type SortValue = string | number | bigint | null;

const CHINESE = new Intl.Collator("zh-CN");

/** Rows in the order of a value; equal ones keep theirs. */
export function sortRows<Row>(
  rows: readonly Row[],
  { descending }: Sort,
  valueOf: (row: Row) => SortValue,
): readonly Row[] {
  const valued = rows.map((row) => ({ row, value: valueOf(row) }));
  const sorted = valued.toSorted((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return (descending ? -1 : 1) * compare(a.value, b.value);
  });
  return sorted.map(({ row }) => row);
}

function compare(a: string | number | bigint, b: string | number | bigint): number {
  if (typeof a === "string" && typeof b === "string") return CHINESE.compare(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The value of a rate's column, or of one of its two changes; undefined for other columns. */
export function rateSortValue(figures: ComparedRates, column: string): SortValue | undefined {
  const [name = "", against] = column.split(".");
  if (!isRateName(name)) return undefined;
  if (against === undefined) return rateIn(figures, name).value;
  return changeOf(figures, name, against === "lastYear" ? "lastYear" : "previousPeriod");
}
