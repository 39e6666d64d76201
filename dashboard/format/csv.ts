import { percent, type Ratio } from "./ratio.ts";

const NUMBER = /^[-−]?\d+(\.\d+)?%?$/;

/**
 * Rows as the text of a CSV file that spreadsheets open: UTF-8 with its mark, lines ending in CRLF. A cell that a spreadsheet would
 * run as a formula gets an apostrophe in front; plain numbers stay numbers.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Fen as digits → yuan with two decimals and nothing between the thousands, for files. */
export function plainYuan(fen: string): string {
  const amount = BigInt(fen);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A rate as "93.27%" with the minus sign that spreadsheets read; empty where there is none. */
export function plainPercent(ratio: Ratio): string {
  const text = percent(ratio);
  return text === "—" ? "" : text.replace("−", "-");
}
