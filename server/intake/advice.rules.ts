import type { BothLanguages } from "../platform/both-languages.ts";
import { REASONS } from "./reason.rules.ts";
import { columnsOf, TABLE_NAMES } from "./table.rules.ts";

/** What is wrong with a cell and what to do; of a column that holds certain words, also which. */
export function adviceOn(table: string, column: string | null, reason: string): BothLanguages {
  const told = REASONS[reason] ?? { zh: reason, en: reason };
  const known = TABLE_NAMES.find((name) => name === table);
  const kind = known === undefined ? undefined : columnsOf(known).find(({ name }) => name === column)?.kind;
  if (reason !== "UNKNOWN_VALUE" || kind?.is !== "word") return told;
  return {
    zh: `${told.zh}可填：${Object.values(kind.words).join("、")}。`,
    en: `${told.en} It may hold: ${Object.keys(kind.words).join(", ")}.`,
  };
}
