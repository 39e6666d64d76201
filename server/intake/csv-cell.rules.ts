const PLAIN = /^[^",\r\n\\]+$/;

/** A field of a bulk load: null is an empty field, an empty text is a quoted one. */
export function csvCell(value: string | number | bigint | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return PLAIN.test(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

export const csvLine = (cells: readonly (string | number | bigint | boolean | null | undefined)[]): string =>
  `${cells.map(csvCell).join(",")}\n`;
