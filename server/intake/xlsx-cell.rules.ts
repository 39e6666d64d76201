/** How a number is shown, as far as its value depends on it. */
export type NumberForm = "plain" | "day" | "month" | "time" | { readonly digits: number };

/** Formats that every workbook has without listing them (ECMA-376 18.8.30), those of Chinese workbooks included. */
const BUILT_IN: ReadonlyMap<number, NumberForm> = new Map<number, NumberForm>([
  ...[14, 15, 16, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 58].map((id): [number, NumberForm] => [id, "day"]),
  ...[17, 55, 56, 57].map((id): [number, NumberForm] => [id, "month"]),
  ...[18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47].map((id): [number, NumberForm] => [id, "time"]),
]);

/** What a number format says of a value: a day, a month, a time, or a code with leading zeros. */
export function formOf(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return BUILT_IN.get(id) ?? "plain";
  // What stands in quotes, brackets or after a backslash is shown as it is.
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, "").toLowerCase();
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  if (/general/.test(bare)) return "plain";
  if (/[hs]/.test(bare)) return "time";
  if (/d/.test(bare)) return "day";
  return /y/.test(bare) ? "month" : "plain";
}

const DAY = 86_400_000;

/** A number cell as text: days as yyyy-mm-dd, months as yyyy-mm, times with their seconds, money without the last bits of its binary form. */
export function textOfNumber(raw: string, form: NumberForm, since1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (typeof form === "object" && Number.isInteger(value) && value >= 0) return raw.padStart(form.digits, "0");
  if (form === "plain" || typeof form === "object") return plainNumber(value);
  const text = dateOfSerial(value, since1904);
  if (text === null) return plainNumber(value);
  if (form === "month") return text.slice(0, 7);
  return form === "time" || !Number.isInteger(value) ? text : text.slice(0, 10);
}

/** A spreadsheet's count of days as a date with its time; null where no such day is in its calendar. */
export function dateOfSerial(serial: number, since1904: boolean): string | null {
  const days = since1904 ? serial + 1462 : serial;
  // Day 60 is the 29 February 1900 that never was; nothing before it is of use.
  if (days < 61 || days > 2_958_465) return null;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY) / 1000) * 1000);
  return instant.toISOString().slice(0, 19).replace("T", " ");
}

/** Fifteen digits are what a spreadsheet keeps; never in exponent form. */
function plainNumber(value: number): string {
  const short = String(Number(value.toPrecision(15)));
  return short.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : short;
}

/** The column of a cell's address, from 0: "AB12" is 27. Null where the address is none. */
export function columnOf(address: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
