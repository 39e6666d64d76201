import type { IntakeColumn, IntakeTable } from "./import.type.ts";
import { nameOfColumn, worded } from "./column-name.rules.ts";
import { columnsOf, TABLE_NAMES, type Column } from "./table.rules.ts";

const toldColumn = ({ name, chinese, required, kind }: Column): IntakeColumn => ({
  code: name,
  name: nameOfColumn({ name, chinese }),
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
