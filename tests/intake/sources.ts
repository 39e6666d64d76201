import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import type { ImportReport } from "../../server/intake/import-report.type.ts";
import { importTables, type ImportOptions } from "../../server/intake/import-tables.ts";
import { readQuarantined, type QuarantinedRow } from "../../server/intake/quarantine-list.store.ts";
import type { RawRow, Source } from "../../server/intake/source.type.ts";
import { isTableName } from "../../server/intake/table.rules.ts";

export type Cells = Readonly<Record<string, string>>;

/** Tables given as rows of cells; line 1 is the header. */
export function sourceOf(tables: Readonly<Record<string, readonly Cells[]>>): Source {
  return {
    name: "test",
    tables: Object.entries(tables).map(([table, rows]) => {
      if (!isTableName(table)) throw new Error(`${table} is no table`);
      return { table, file: `${table}.csv`, rows: () => each(rows) };
    }),
  };
}

async function* each(rows: readonly Cells[]): AsyncGenerator<RawRow> {
  for (const [index, values] of rows.entries()) yield { line: index + 2, values };
}

export function takeIn(
  database: Database,
  tables: Readonly<Record<string, readonly Cells[]>>,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importTables(database, sourceOf(tables), { kind: "IMPORT", timeZone: "Asia/Shanghai", ...options });
}

export const openRows = (database: Database): Promise<QuarantinedRow[]> =>
  database.asViewer(HEADQUARTERS, (trx) => readQuarantined(trx, 0n, 1000));

/** Place, reason and value of each row in quarantine. */
export const openReasons = async (database: Database): Promise<string[]> =>
  (await openRows(database)).map(
    ({ file, line, column, value, reason }) => `${file}:${line} ${column} ${value} ${reason}`,
  );

/** Every table's number of rows, so that a test sees that nothing at all was written. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const counts: Record<string, number> = {};
    for (const table of [
      "batch",
      "batch_file",
      "batch_estate",
      "estate_version",
      "building_version",
      "unit_version",
      "bill",
      "receipt",
      "receipt_line",
      "adjustment",
      "void",
      "posting",
      "quarantine_row",
      "quarantine_content",
      "quarantine_outcome",
    ] as const) {
      const found = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(trx);
      counts[table] = found.rows[0]?.count ?? -1;
    }
    return counts;
  });
}

/** An estate with one building and the units given. */
export const register = (estate: string, ...units: string[]) => ({
  estates: [{ estate_code: estate, name: "示范小区" }],
  buildings: [{ estate_code: estate, building_code: "01", name: "1号楼", property_type: "高层住宅" }],
  units: units.map((unit_code) => ({ estate_code: estate, building_code: "01", unit_code, gross_area_m2: "100" })),
});

export const bill = (estate_code: string, bill_no: string, amount: string, given: Cells = {}): Cells => ({
  estate_code,
  bill_no,
  unit_code: "101",
  fee_item: "property_fee",
  period_start: "2026-01-01",
  period_end: "2026-01-31",
  amount,
  issued_on: "2026-01-01",
  due_on: "2026-01-31",
  ...given,
});

export const payment = (estate_code: string, receipt_no: string, amount: string, given: Cells = {}): Cells => ({
  estate_code,
  receipt_no,
  unit_code: "101",
  kind: "PAYMENT",
  amount,
  channel: "CASH",
  paid_on: "2026-01-10",
  ...given,
});

export const waiver = (estate_code: string, adjustment_no: string, bill_no: string, amount: string): Cells => ({
  estate_code,
  adjustment_no,
  bill_no,
  kind: "WAIVER",
  amount,
  effective_on: "2026-01-05",
  reason: "电梯停运",
});
