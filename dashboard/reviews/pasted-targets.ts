import type { TargetRow } from "../api/generated/graphql.ts";
import { fenOf } from "../format/money.ts";
import { isDay } from "../format/period.ts";

/** Columns of a pasted table, in their order; the first row is left out where it is a header. */
export const PASTED = [
  "estate",
  "currentRate",
  "onTimeRate",
  "overdueRate",
  "recoveryRate",
  "planned",
  "stageUntil",
] as const;

export interface Pasted {
  readonly rows: readonly TargetRow[];
  /** Lines that cannot be read, from 1. */
  readonly wrong: readonly number[];
}

/** A table as it is copied from a spreadsheet: tabs, commas or semicolons between cells, rates in per cent, amounts in yuan. */
export function readPasted(text: string): Pasted {
  const rows: TargetRow[] = [];
  const wrong: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const cells = line.includes("\t") ? line.split("\t") : line.split(/[;；，]|,(?!\d{3}(?:\D|$))/);
    if (isLeftEmpty(cells)) continue;
    const row = readRow(cells);
    if (row !== null) rows.push(row);
    else if (index > 0 || !isHeader(cells)) wrong.push(index + 1);
  }
  return { rows, wrong };
}

/** A header names its columns: a row without a name, or with a figure in it, is one of the table, however it is written. */
const isHeader = ([, ...values]: readonly string[]): boolean =>
  values.some((cell) => cell.trim() !== "") && !values.some((cell) => /\d/.test(cell));

/** An estate whose cells are all left empty is given no target. */
const isLeftEmpty = ([estate = "", ...values]: readonly string[]): boolean =>
  ESTATE.test(estate.trim()) && values.length > 0 && values.every((cell) => cell.trim() === "");

const ESTATE = /^[A-Za-z0-9][\w-]*$/;

function readRow(cells: readonly string[]): TargetRow | null {
  const [estate = "", ...values] = cells.map((cell) => cell.trim());
  const [current, onTime, overdue, recovery] = values.slice(0, 4).map(rateOf);
  const planned = values[4] === undefined || values[4] === "" ? null : fenOf(values[4].replace(/^[¥￥]/, ""));
  const stage = values[5] === undefined || values[5] === "" ? null : values[5];
  const flawed =
    !ESTATE.test(estate) ||
    [current, onTime, overdue, recovery].some((rate) => rate === "WRONG") ||
    (planned === null && (values[4] ?? "") !== "") ||
    (stage !== null && !isDay(stage));
  const says = [current, onTime, overdue, recovery, planned, stage].some(
    (value) => value !== null && value !== undefined,
  );
  if (flawed || !says) return null;
  return {
    estate,
    currentRate: told(current),
    onTimeRate: told(onTime),
    overdueRate: told(overdue),
    recoveryRate: told(recovery),
    planned,
    stageUntil: stage,
  };
}

const told = (rate: number | "WRONG" | null | undefined): number | null => (typeof rate === "number" ? rate : null);

/** "92.5%" or "92.5" → 9250, exactly; nothing where the cell is empty. */
function rateOf(cell: string): number | "WRONG" | null {
  if (cell === "" || cell === "—" || cell === "-") return null;
  const [, whole, part = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(cell) ?? [];
  if (whole === undefined) return "WRONG";
  const rate = Number(whole) * 100 + Number(part.padEnd(2, "0"));
  return rate > 10_000 ? "WRONG" : rate;
}
