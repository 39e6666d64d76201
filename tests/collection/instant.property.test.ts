import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { entriesArbitrary } from "../ledger/ledger.arbitrary.ts";
import { describeEngines } from "../support/engines.ts";
import { isSpread } from "../support/spread.ts";
import { marksOf, missedOpenBills, stillLedger } from "./instant-equality.ts";
import { rowsOf, sourceOf, type EntryRow } from "./random-ledger.ts";

/** Each asks thousands of questions twice; INSTANT_RUNS=20 looks further. */
const RUNS = Number(process.env["INSTANT_RUNS"] ?? "2");
const BATCHES = 3;
const UNITS = [
  { unit: "101", building: "1", use: "RESIDENTIAL", kind: "OWNER", item: "fee" },
  { unit: "102", building: "1", use: "PARKING", kind: "OWNER", item: "fee" },
  { unit: "201", building: "2", use: "COMMERCIAL", kind: "TENANT", item: "fee" },
];

const register = (estate: string, type = "INDUSTRIAL_PARK"): EntryRow[] => [
  { table: "estates", values: { estate_code: estate, name: estate, region: "north" } },
  ...["1", "2"].map((code): EntryRow => ({
    table: "buildings",
    values: { estate_code: estate, building_code: code, name: code, property_type: code === "1" ? "MIXED_USE" : type },
  })),
  ...UNITS.map(({ unit, building, use }): EntryRow => ({
    table: "units",
    values: { estate_code: estate, building_code: building, unit_code: unit, gross_area_m2: "100", use },
  })),
];

/** Bills get the liable kind of their unit, but every third that of a developer and an item of its own. */
function varied(rows: readonly EntryRow[], { kind, item }: (typeof UNITS)[number]): EntryRow[] {
  return rows.map((row, index) => {
    if (row.table !== "bills") return row;
    const other = index % 3 === 0;
    return {
      ...row,
      values: { ...row.values, liable_kind: other ? "DEVELOPER" : kind, fee_item: other ? "repair" : item },
    };
  });
}

async function refreshSome(database: Database, limit: number): Promise<void> {
  await database.asServer(HEADQUARTERS, (trx) => sql`select figures.refresh_cells(${limit})`.execute(trx));
}

/** Rows that come past the door: a bill like another one, a payment and a void. */
async function writeDirectly(database: Database, estate: string, choice: number): Promise<void> {
  await database.asServer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ estate_id: number; bill_id: bigint }>`
      select estate_id, bill_id from bill join estate using (estate_id) where estate_code = ${estate} order by bill_id`.execute(
      trx,
    );
    const bill = found.rows[choice % found.rows.length];
    if (bill === undefined) return;
    const of = sql`b.estate_id = ${bill.estate_id} and b.bill_id = ${bill.bill_id}`;
    await sql`insert into bill (estate_id, bill_no, account_id, unit_id, building_id, fee_class, fee_item, use, liable_kind,
        period_start, period_end, amount, issued_on, due_on, batch_id)
      select estate_id, bill_no || '-direct', account_id, unit_id, building_id, fee_class, fee_item, use, liable_kind, period_start,
        period_end, amount + 100, issued_on, due_on + ${choice % 40}::int, batch_id from bill b where ${of}`.execute(
      trx,
    );
    await sql`insert into posting (estate_id, account_id, bill_id, kind, effective_on, amount, batch_id)
      select estate_id, account_id, bill_id, 'ALLOCATION', due_on + 3, 1, batch_id from bill b where ${of}`.execute(
      trx,
    );
    await sql`insert into posting (estate_id, account_id, kind, effective_on, amount, batch_id)
      select estate_id, account_id, 'CASH', due_on + 2, 5, batch_id from bill b where ${of}`.execute(trx);
    if (choice % 2 === 0)
      await sql`insert into void (estate_id, entry_table, entry_id, entry_no, reason, batch_id)
        select estate_id, 'bills', bill_id, bill_no, 'direct', batch_id from bill b where ${of} on conflict do nothing`.execute(
        trx,
      );
  });
}

let runs = 0;

describeEngines("instant figures", (database) => {
  const options = { kind: "IMPORT" as const, timeZone: "Asia/Shanghai", refresh: false };

  it(
    "equal their definitions over random ledgers, however writers and refreshers take turns",
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(entriesArbitrary, entriesArbitrary, entriesArbitrary),
          fc.array(fc.nat({ max: BATCHES - 1 }), { minLength: 40, maxLength: 40 }),
          fc.array(fc.nat({ max: 6 }), { minLength: BATCHES, maxLength: BATCHES }),
          fc.nat({ max: 100 }),
          async (entries, choices, refreshes, chosen) => {
            const estate = `X${++runs}`;
            const rows = UNITS.flatMap((unit, index) => varied(rowsOf(estate, unit.unit, entries[index] ?? []), unit));
            await importTables(database(), sourceOf("register", register(estate)), options);
            for (const [batch, limit] of refreshes.entries()) {
              const part = rows.filter((_row, index) => (choices[index % choices.length] ?? 0) === batch);
              await importTables(database(), sourceOf(`batch ${batch}`, part), options);
              const written = stillLedger(database());
              expect(await written.differences()).toEqual([]);
              await refreshSome(database(), limit);
              expect(await written.differences()).toEqual([]);
            }
            expect(await missedOpenBills(database())).toEqual([]);
            // Nothing marks what others than the door write there.
            if (isSpread(database())) return;
            await writeDirectly(database(), estate, chosen);
            expect(await missedOpenBills(database())).toEqual([]);
            const direct = stillLedger(database());
            expect(await direct.differences()).toEqual([]);
            await refreshSome(database(), 1000);
            expect(await marksOf(database())).toBe(0);
            expect(await direct.differences()).toEqual([]);
            await importTables(database(), sourceOf("types", register(estate, "PUBLIC_FACILITY")), options);
            const retyped = stillLedger(database());
            expect(await retyped.differences()).toEqual([]);
            await refreshSome(database(), 1000);
            expect(await retyped.differences()).toEqual([]);
          },
        ),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
  );
});
