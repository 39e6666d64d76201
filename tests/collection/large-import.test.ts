import { expect, it } from "vitest";
import { importTables } from "../../server/intake/import-tables.ts";
import { reconcileCells } from "../../server/ledger/reconcile-cells.ts";
import { refreshCells } from "../../server/ledger/refresh-cells.ts";
import type { Database } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";
import { marksOf } from "./instant-equality.ts";
import { sourceOf, type EntryRow } from "./random-ledger.ts";

const BUILDINGS = Array.from({ length: 32 }, (_building, at) => `${at + 1}`);
const MONTHS = ["2024", "2025", "2026"].flatMap((year) =>
  Array.from({ length: 12 }, (_month, at) => `${year}-${String(at + 1).padStart(2, "0")}`),
);

/** An estate of 32 buildings with a unit each, and a bill a month over three years: 1,152 cells. */
const ROWS: readonly EntryRow[] = [
  { table: "estates", values: { estate_code: "L", name: "大批量" } },
  ...BUILDINGS.flatMap((code): EntryRow[] => [
    {
      table: "buildings",
      values: { estate_code: "L", building_code: code, name: code, property_type: "HIGH_RISE_RESIDENTIAL" },
    },
    {
      table: "units",
      values: {
        estate_code: "L",
        building_code: code,
        unit_code: `${code}-101`,
        gross_area_m2: "100",
        use: "RESIDENTIAL",
      },
    },
    ...MONTHS.map((month): EntryRow => ({
      table: "bills",
      values: {
        estate_code: "L",
        bill_no: `${code}/${month}`,
        unit_code: `${code}-101`,
        fee_item: "物业费",
        period_start: `${month}-01`,
        period_end: `${month}-28`,
        amount: "100.00",
        issued_on: `${month}-01`,
        due_on: `${month}-28`,
      },
    })),
  ]),
];

async function differences(database: Database): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const difference of reconcileCells(database)) found.push(difference);
  return found;
}

describeEngines("an import of many bills", (database) => {
  it("leaves few cells to be read from the ledger, where others are let in while it works them out", async () => {
    const { tables } = await importTables(database(), sourceOf("many", ROWS), {
      kind: "IMPORT",
      timeZone: "Asia/Shanghai",
      refresh: false,
    });
    expect(tables["bills"]?.accepted).toBe(1152);
    // On PostgreSQL a first part of 500 leaves no more than a thousand.
    expect(await marksOf(database())).toBe(database().engine === "postgres" ? 652 : 1152);
    expect(await differences(database())).toEqual([]);
    await refreshCells(database());
    expect(await marksOf(database())).toBe(0);
    expect(await differences(database())).toEqual([]);
  });
});
