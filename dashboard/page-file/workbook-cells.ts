import type { Cell, CellObject, Row } from "write-excel-file/universal";
import type { FileValue, Share } from "../format/file-value.ts";

/** Words stay words, also when somebody edits the cell: a text cell never runs as a formula. */
const TEXT = "@";
const YUAN = "#,##0.00";
const SHARE = "0.00%";
const COUNT = "#,##0";
const POINTS = "0.00";

export const HEAD = {
  fontWeight: "bold",
  backgroundColor: "#e8eef4",
  alignVertical: "center",
  wrap: true,
} as const;

export const words = (value: string, look: CellObject = {}): Cell =>
  value === "" ? null : { value, type: String, format: TEXT, ...look };

/** A value as a typed cell; a share that cannot be told is an empty one. A yuan amount is the nearest number to its fen. */
export function cellOf(value: FileValue): Cell {
  if (typeof value === "string") return words(value);
  if (typeof value === "number") return { value, type: Number, format: COUNT };
  if ("hundredths" in value) return { value: value.hundredths / 100, type: Number, format: POINTS };
  if ("fen" in value) return { value: Number(value.fen) / 100, type: Number, format: YUAN };
  const share = valueOf(value.share);
  return share === null ? null : { value: share, type: Number, format: SHARE };
}

/** The server's own value; shares of counts that stand beside each other come without one. */
function valueOf({ value, numerator, denominator }: Share): number | null {
  if (value !== undefined) return value;
  return Number(denominator) > 0 ? Number(numerator) / Number(denominator) : null;
}

export const rowOf = (values: readonly FileValue[]): Row => values.map(cellOf);
