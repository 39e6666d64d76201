import type { BothLanguages } from "../platform/both-languages.ts";
import { columnsOf, TABLE_NAMES, type Column } from "./table.rules.ts";

/** A code of the format as words: liable_kind, LIABLE_KIND. */
export const worded = (code: string): string => code.toLowerCase().replaceAll("_", " ");

/** What people call a column of the intake format. */
export const nameOfColumn = ({ name, chinese }: Pick<Column, "name" | "chinese">): BothLanguages => ({
  en: worded(name),
  zh: chinese,
});

/** The same by codes; null where the table has no such column. */
export function columnNamed(table: string, column: string | null): BothLanguages | null {
  const known = TABLE_NAMES.find((name) => name === table);
  const found = known === undefined ? undefined : columnsOf(known).find(({ name }) => name === column);
  return found === undefined ? null : nameOfColumn(found);
}
