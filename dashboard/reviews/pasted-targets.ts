import type { TargetRow } from "../api/generated/graphql.ts";
import { fenOf } from "../format/money.ts";
import { isDay } from "../format/period.ts";

/** Columns of a pasted table after the estate's code, in their order; the first row is left out where it is a header. */
const RATES = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate"] as const;
export type PastedColumn = "estate" | (typeof RATES)[number] | "planned" | "stageUntil";

/** A cell that cannot be read, or a row without any target where no column is named; lines count from 1. */
export interface Unread {
  readonly line: number;
  readonly column: PastedColumn | null;
}

export interface Pasted {
  readonly rows: readonly TargetRow[];
  readonly wrong: readonly Unread[];
}

/** A table as it is copied from a spreadsheet: tabs, commas or semicolons between cells, rates in per cent, amounts in yuan. */
export function readPasted(text: string): Pasted {
  const rows: TargetRow[] = [];
  const wrong: Unread[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const cells = cellsOf(line);
    if (isLeftEmpty(cells)) continue;
    const read = readRow(cells);
    if ("row" in read) rows.push(read.row);
    else if (index > 0 || !isHeader(cells)) wrong.push({ line: index + 1, column: read.flaw });
  }
  return { rows, wrong };
}

/** Between tabs a comma belongs to an amount; elsewhere an amount with commas may stand in quotes. */
function cellsOf(line: string): readonly string[] {
  const cells = line.includes("\t") ? line.split("\t") : line.split(/[;；，]|,(?!\d{3}(?:\D|$))/);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** A header names its columns: a row without a name, or with a figure in it, is one of the table, however it is written. */
const isHeader = ([, ...values]: readonly string[]): boolean =>
  values.some((cell) => cell !== "") && !values.some((cell) => /\d/.test(cell));

/** An estate whose cells are all left empty is given no target. */
const isLeftEmpty = ([estate = "", ...values]: readonly string[]): boolean =>
  ESTATE.test(estate) && values.length > 0 && values.every((cell) => cell === "");

const ESTATE = /^[A-Za-z0-9][\w-]*$/;

function readRow([estate = "", ...values]: readonly string[]): { row: TargetRow } | { flaw: PastedColumn | null } {
  const [currentRate, onTimeRate, overdueRate, recoveryRate] = RATES.map((_, at) => rateOf(values[at] ?? ""));
  const planned = amountOf(values[4] ?? "");
  const stageUntil = dayOf(values[5] ?? "");
  if (!ESTATE.test(estate)) return { flaw: "estate" };
  if (currentRate === undefined) return { flaw: "currentRate" };
  if (onTimeRate === undefined) return { flaw: "onTimeRate" };
  if (overdueRate === undefined) return { flaw: "overdueRate" };
  if (recoveryRate === undefined) return { flaw: "recoveryRate" };
  if (planned === undefined) return { flaw: "planned" };
  if (stageUntil === undefined) return { flaw: "stageUntil" };
  const row = { estate, currentRate, onTimeRate, overdueRate, recoveryRate, planned, stageUntil };
  const says = Object.values({ ...row, estate: null }).some((value) => value !== null);
  return says ? { row } : { flaw: null };
}

const isNothing = (cell: string): boolean => /^[-—]?$/.test(cell);

/**
 * "92.5%" or "92.5" → 9250, exactly; nothing where the cell is empty; undefined where it cannot be read. A spreadsheet whose cells are
 * no percentages gives 0.925: what lies between 0 and 1 is taken for a percentage only where its sign says so.
 */
function rateOf(cell: string): number | null | undefined {
  if (isNothing(cell)) return null;
  const [, whole, part = "", sign] = /^(\d{1,3})(?:\.(\d{1,2}))?\s*([%％])?$/.exec(cell) ?? [];
  if (whole === undefined) return undefined;
  const rate = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  const isShare = sign === undefined && rate > 0 && rate <= 100;
  return rate > 10_000 || isShare ? undefined : rate;
}

const amountOf = (cell: string): string | null | undefined =>
  isNothing(cell) ? null : (fenOf(cell.replace(/^[¥￥]/, "")) ?? undefined);

/** 2026-06-30 as it is, 2026/6/30 and 2026年6月30日 as spreadsheets write it. */
function dayOf(cell: string): string | null | undefined {
  if (isNothing(cell)) return null;
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

/** Rows that say something else than those that hold: of the others no version is made. */
export function changedRows(rows: readonly TargetRow[], before: readonly TargetRow[]): readonly TargetRow[] {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  return rows.filter((row) => !known.has(JSON.stringify(row)));
}
