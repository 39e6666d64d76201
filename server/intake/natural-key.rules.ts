import type { CheckedValues } from "./row.rules.ts";
import { columnsOf, type TableName } from "./table.rules.ts";

/** Columns that say which thing a row is about; null where only the whole row does. */
const KEYS: Readonly<Record<TableName, readonly string[] | null>> = {
  estates: ["estate_code"],
  buildings: ["estate_code", "building_code"],
  units: ["estate_code", "unit_code"],
  bills: ["estate_code", "bill_no"],
  receipts: ["estate_code", "receipt_no"],
  receipt_lines: ["estate_code", "receipt_no", "bill_no"],
  adjustments: ["estate_code", "adjustment_no"],
  voids: ["estate_code", "table", "number"],
  fee_standards: ["estate_code", "building_code", "use", "fee_item", "area_from", "valid_from"],
  control_totals: ["estate_code", "date", "month", "source", "channel", "figure"],
  arrears_reasons: ["estate_code", "unit_code", "noted_on"],
  contacts: null,
  complaints: ["estate_code", "complaint_no"],
  surveys: ["estate_code", "survey_no", "building_code", "channel"],
  survey_responses: ["estate_code", "response_no"],
};

/** What a row is about, as far as its cells were not refused; null where they do not tell. */
export function keyOf(table: TableName, values: CheckedValues): string | null {
  const names = KEYS[table];
  if (names === null) return null;
  const cells = names.map((name) => values[name]);
  const tells = names.every((name, at) => cells[at] !== undefined && (cells[at] !== null || !isRequired(table, name)));
  return tells ? JSON.stringify([table, ...cells]) : null;
}

const isRequired = (table: TableName, column: string): boolean =>
  columnsOf(table).some(({ name, required }) => name === column && required);
