import { isDay, readInstant } from "../platform/day.rules.ts";
import type { CellKind } from "./table.rules.ts";

/** A checked cell: text as it goes into the database, or the reason why it does not. */
export type CheckedCell = { readonly value: string } | { readonly reason: string };

const MONEY = /^(\d{1,13})(?:\.(\d{1,2}))?$/;
const AREA = /^\d{1,8}(?:\.\d{1,2})?$/;
// The database cannot hold NUL; other control characters never belong in a name or number.
const CONTROL = /\p{Cc}/u;

/** Yuan with up to two decimals as integer fen, without passing through a floating-point number. */
export function parseFen(yuan: string): bigint | null {
  const match = MONEY.exec(yuan);
  if (match === null) return null;
  return BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0"));
}

function checkMoney(cell: string, zero: boolean): CheckedCell {
  const digits = cell.startsWith("-") ? cell.slice(1) : cell;
  const fen = parseFen(digits);
  if (fen === null) return { reason: "BAD_AMOUNT" };
  if (cell.startsWith("-") && fen > 0n) return { reason: "NEGATIVE_AMOUNT" };
  if (fen === 0n && !zero) return { reason: "ZERO_AMOUNT" };
  return { value: String(fen) };
}

function checkBalance(cell: string): CheckedCell {
  const negative = cell.startsWith("-");
  const fen = parseFen(negative ? cell.slice(1) : cell);
  return fen === null ? { reason: "BAD_AMOUNT" } : { value: String(negative ? -fen : fen) };
}

function checkNumber(cell: string, decimals: number): CheckedCell {
  const match = /^\d{1,8}(?:\.(\d+))?$/.exec(cell);
  return match === null || (match[1] ?? "").length > decimals ? { reason: "BAD_NUMBER" } : { value: cell };
}

function checkText(cell: string, longest: number): CheckedCell {
  if (CONTROL.test(cell)) return { reason: "BAD_TEXT" };
  return cell.length > longest ? { reason: "TOO_LONG" } : { value: cell };
}

function checkWord(cell: string, words: Readonly<Record<string, string>>): CheckedCell {
  const upper = cell.toUpperCase();
  for (const [word, chinese] of Object.entries(words))
    if (word === cell || word === upper || chinese === cell) return { value: word };
  return { reason: "UNKNOWN_VALUE" };
}

/** Checks a cell that is not empty. Money comes back in fen, words in their English form. */
export function checkCell(cell: string, kind: CellKind): CheckedCell {
  switch (kind.is) {
    case "text":
      return checkText(cell, kind.longest);
    case "money":
      return checkMoney(cell, kind.zero);
    case "balance":
      return checkBalance(cell);
    case "number":
      return checkNumber(cell, kind.decimals);
    case "month":
      return isDay(`${cell}-01`) ? { value: cell } : { reason: "BAD_MONTH" };
    case "area":
      return AREA.test(cell) ? { value: cell } : { reason: "BAD_AREA" };
    case "date":
      return isDay(cell) ? { value: cell } : { reason: "BAD_DATE" };
    case "instant":
      return readInstant(cell) !== null ? { value: cell } : { reason: "BAD_TIME" };
    case "word":
      return checkWord(cell, kind.words);
  }
}
