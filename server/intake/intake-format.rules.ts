import type { IntakeColumn, IntakeTable } from "./import.type.ts";
import { columnsOf, TABLE_NAMES, type Column } from "./table.rules.ts";

/** A code of the format as words: liable_kind, LIABLE_KIND. */
const worded = (code: string): string => code.toLowerCase().replaceAll("_", " ");

const toldColumn = ({ name, chinese, required, kind }: Column): IntakeColumn => ({
  code: name,
  name: { en: worded(name), zh: chinese },
  required,
  isDate: kind.is === "date",
  words:
    kind.is !== "word"
      ? []
      : Object.entries(kind.words).map(([code, zh]) => ({ code, name: { en: worded(code), zh } })),
});

/** The tables of the intake format, with all that they may hold. */
export const INTAKE_FORMAT: readonly IntakeTable[] = TABLE_NAMES.map((table) => ({
  table,
  columns: columnsOf(table).map(toldColumn),
}));
