import { useTranslation } from "react-i18next";

export const TABLES = [
  "estates",
  "buildings",
  "units",
  "bills",
  "receipts",
  "receipt_lines",
  "adjustments",
  "voids",
  "fee_standards",
  "control_totals",
  "arrears_reasons",
  "contacts",
  "complaints",
  "surveys",
  "survey_responses",
] as const;

/** The name of a table of the intake format in the language of the page. */
export function useTableName(): (table: string) => string {
  const { t } = useTranslation();
  return (table) => {
    const known = TABLES.find((own) => own === table);
    return known === undefined ? table : t(`table_${known}`);
  };
}
