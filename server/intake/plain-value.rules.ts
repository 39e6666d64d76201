import { isDay } from "../platform/day.rules.ts";
import type { CellKind } from "./table.rules.ts";

/** Full-width digits and signs as plain ones; what else is written stays. */
const narrow = (text: string): string =>
  text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll("\u3000", " ");

/** Takes the currency sign and well-placed thousands separators off an amount; brackets and a minus at the end are a minus. */
export function plainAmount(text: string): string {
  const bare = narrow(text)
    .trim()
    .replace(/^\((.+)\)$/, "-$1")
    .replace(/^(.+)-$/, "-$1")
    .replace(/^([+-]?)\s*[¥￥]\s*/, "$1")
    .replace(/^[¥￥]\s*-/, "-")
    .replace(/^\+(?=\d)/, "")
    .replace(/\s*(元|CNY|RMB)$/i, "");
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : plainOr(bare, text);
}

/** What is no amount stays as it came, for the person to recognise. */
const plainOr = (bare: string, given: string): string => (/^-?\d+(\.\d+)?$/.test(bare) ? bare : given);

function plainArea(text: string): string {
  const bare = narrow(text)
    .trim()
    .replace(/\s*(㎡|m²|m2|平方米|平米|平)$/i, "");
  return /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : plainOr(bare, text);
}

const WRITTEN =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月?)(?:[\sT]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?$/;

/**
 * Reads a date in a form that can mean one day only: 2026年1月5日, 2026.1.5, 2026/1/5, 20260105, a spreadsheet's count of days, and a month
 * alone where it is known which day of it is meant. A time after it is dropped. Anything else stays as it came.
 */
export function plainDate(text: string, day?: "first" | "last"): string {
  const bare = narrow(text).trim();
  if (/^\d{5}(\.\d+)?$/.test(bare)) return dayOfSerial(Number(bare)) ?? text;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (compact !== null) return dayOr(compact, text);
  const written = WRITTEN.exec(bare);
  if (written === null) return text;
  if (written[3] !== undefined) return dayOr(written, text);
  const [year = "", month = ""] = [written[1], written[2]];
  if (day === undefined) return text;
  const last = String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate());
  return dayOr([bare, year, month, day === "first" ? "1" : last], text);
}

function dayOr([, year = "", month = "", day = ""]: readonly (string | undefined)[], given: string): string {
  const read = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(read) ? read : given;
}

/** As for dates; a time with seconds or without is kept. */
function plainInstant(text: string): string {
  const written = WRITTEN.exec(narrow(text).trim());
  const day = plainDate(text);
  if (written === null || !isDay(day)) return text;
  return written[4] === undefined
    ? day
    : `${day} ${written[4].padStart(written[4].indexOf(":") === 1 ? written[4].length + 1 : 0, "0")}`;
}

/** A spreadsheet's count of days (from 1899-12-30) as a date. */
function dayOfSerial(serial: number): string | null {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}

/** Which day a month alone means, by the column that holds it. */
const MONTH_DAYS: Readonly<Record<string, "first" | "last">> = { period_start: "first", period_end: "last" };

/** A cell of a file as its column writes it canonically, where it can mean one thing only; the check judges the result. */
export function plainCell(text: string, kind: CellKind["is"], column: string): string {
  switch (kind) {
    case "money":
    case "balance":
      return plainAmount(text);
    case "number":
      return plainOr(narrow(text).trim(), text);
    case "month":
      return plainDate(text, "first").replace(/^(\d{4}-\d{2})-01$/, "$1");
    case "area":
      return plainArea(text);
    case "date":
      return plainDate(text, MONTH_DAYS[column]);
    case "instant":
      return plainInstant(text);
    default:
      return text;
  }
}
