import { stringify } from "csv-stringify/sync";
import type { QuarantinedRow } from "./quarantine-list.store.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { adviceOn } from "./advice.rules.ts";
import { checkRow } from "./row.rules.ts";
import { columnsOf, type TableName } from "./table.rules.ts";

/** Columns that lead a downloaded file and say what is wrong with each row. */
const GUIDE = [
  "quarantine_id",
  "quarantine_table",
  "quarantine_reason",
  "quarantine_column",
  "quarantine_message",
  "处理说明",
];

/** Quarantined rows of one table as a CSV file to be corrected and resubmitted. Cells that a spreadsheet would run as formulas are guarded. */
export function quarantineFile(table: TableName, rows: readonly QuarantinedRow[]): string {
  const records = rows.map((row) => ({
    ...row.content,
    quarantine_id: String(row.quarantineId),
    quarantine_table: row.table,
    quarantine_reason: row.reason,
    quarantine_column: row.column ?? "",
    quarantine_message: allAdvice(table, row, "en"),
    处理说明: allAdvice(table, row, "zh"),
  }));
  const columns = [...GUIDE, ...columnsOf(table).map(({ name }) => name)];
  return stringify(records, { header: true, bom: true, escape_formulas: true, columns });
}

/** What to mend in a row: the reason why it was put aside, and whatever else is wrong with its cells. */
function allAdvice(
  table: TableName,
  { column, reason, content }: QuarantinedRow,
  language: keyof BothLanguages,
): string {
  const others = checkRow(table, content).problems.filter(
    (problem) => problem.column !== column || problem.reason !== reason,
  );
  return [{ column, reason }, ...others]
    .map((problem) => {
      const advice = adviceOn(table, problem.column, problem.reason)[language];
      return problem.column === null ? advice : `${problem.column}: ${advice}`;
    })
    .join(" | ");
}
