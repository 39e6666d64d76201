import { plainPercent, plainYuan } from "./csv.ts";
import type { Ratio } from "./ratio.ts";

/** A share of two numbers, with the value the server gave for it where it did; null there and 0 below mean that there is none. */
export interface Share extends Ratio {
  readonly value?: number | null;
}

/** What a cell of a file holds: words, a number of things, hundredths of a point, an amount of money, or a share; each file writes it in its own way. */
export type FileValue =
  string | number | { readonly hundredths: number } | { readonly fen: string } | { readonly share: Share };

/** As words, to the digit: yuan with two decimals, a share in per cent. */
export function textOf(value: FileValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if ("hundredths" in value) return (value.hundredths / 100).toFixed(2);
  return "fen" in value ? plainYuan(value.fen) : plainPercent(value.share);
}

/** Half of a fraction: money where it is fen as digits, or a count. */
export const partOf = (value: string | number): FileValue => (typeof value === "string" ? { fen: value } : value);
