import type { TextFragment } from "../api/generated/graphql.ts";
import type { Language } from "../i18n/language.ts";

interface IntakeColumn {
  /** As the intake format writes it; null where a whole row is at fault. */
  readonly column: string | null;
  readonly columnName: TextFragment | null;
}

/** What somebody who reads a page calls a column of the intake format, and how the format writes it where that is another word. */
export function columnWords({ column, columnName }: IntakeColumn, language: Language): readonly string[] {
  if (column === null) return [];
  return language === "zh" && columnName !== null ? [columnName.zh, column] : [column];
}
