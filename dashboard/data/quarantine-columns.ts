import type { TFunction } from "i18next";
import type { QuarantinedRowFragment } from "../api/generated/graphql.ts";
import { currentLanguage } from "../i18n/language.ts";
import type { FileColumn } from "../records/list-file.ts";
import { columnWords } from "./column-words.ts";

/** The columns of rows in quarantine in a file: what is wrong and where, not what was read. */
export const quarantineColumns = (
  t: TFunction,
  nameOf: (table: string) => string,
): readonly FileColumn<QuarantinedRowFragment>[] => [
  [t("fileName"), ({ file }) => file],
  [t("lineInFile"), ({ line }) => line],
  [t("batch"), ({ batchId }) => batchId],
  [t("dataTable"), ({ table }) => nameOf(table)],
  [t("columnAtFault"), (row) => columnWords(row, currentLanguage()).join(" ")],
  [t("valueAtFault"), ({ value }) => value ?? t("notShown")],
  [t("whatIsWrong"), ({ message }) => message[currentLanguage()]],
  [t("triedAgainColumn"), ({ waits, outcome }) => (waits && outcome === null ? t("triedAgain") : null)],
  [t("howItEnded"), (row) => endOf(t, row)],
];

/** How a row that was put aside ended, and with which batch; null while it is open. */
export function endOf(t: TFunction, { outcome, endedBy }: QuarantinedRowFragment): string | null {
  return outcome === null || endedBy === null ? null : t(`ended${outcome}`, { no: endedBy });
}
