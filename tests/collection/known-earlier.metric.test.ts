import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, payment, register, takeIn } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";
import { onOneMachine } from "../support/spread.ts";

const FIRST = "2026-02-01T00:00:00Z";
const BETWEEN = "2026-02-15T00:00:00Z";

describeEngines("what was known earlier, from cells", (database) => {
  beforeAll(async () => {
    const own = register("E1", "101", "102");
    const due = { issued_on: "2026-01-01", due_on: "2026-01-15", period_start: "2026-01-01", period_end: "2026-01-31" };
    await takeIn(
      database(),
      {
        ...own,
        estates: [{ estate_code: "E1", name: "示范小区", region: "north" }],
        bills: [
          bill("E1", "B1", "100.00", { unit_code: "101", ...due }),
          bill("E1", "B2", "50.00", { unit_code: "102", ...due }),
        ],
      },
      { recordedAt: FIRST },
    );
    // Later it is told that B1 was paid in time, that there is no B2, and where and what the estate is.
    await takeIn(
      database(),
      {
        estates: [{ estate_code: "E1", name: "示范小区", region: "south" }],
        buildings: [{ estate_code: "E1", building_code: "01", name: "1号楼", property_type: "MIXED_USE" }],
        receipts: [payment("E1", "R1", "100.00", { unit_code: "101", paid_on: "2026-01-10" })],
        voids: [{ estate_code: "E1", table: "bills", number: "B2", reason: "重复出账" }],
      },
      { recordedAt: "2026-03-01T00:00:00Z" },
    );
  });

  const told = async (figure: string, columns: string, by: string, knownAt: string | null) =>
    database().asViewer(HEADQUARTERS, async (trx) => {
      const { rows } = await sql<{ line: string }>`
        select concat_ws(' ', group_key, ${sql.raw(columns)}) as line from ${sql.raw(`figures.${figure}`)}(
          ${by}, '2026-01-01'::date, '2026-01-31'::date, '2026-01-31'::date, ${knownAt}::timestamptz, null, '{}'::jsonb) order by 1`.execute(
        trx,
      );
      return rows.map(({ line }) => line);
    });

  it.each([
    // 100.00 + 50.00, and nothing had come; now 100.00 of 100.00.
    ["region", ["north 15000 0 0"], ["south 10000 10000 10000"]],
    ["property_type", ["HIGH_RISE_RESIDENTIAL 15000 0 0"], ["MIXED_USE 10000 10000 10000"]],
    ["building", ["E1/01 15000 0 0"], ["E1/01 10000 10000 10000"]],
  ])("money by %s: voided bills stand, and later payments and names do not", async (by, then, now) => {
    const money = (knownAt: string | null) => told("instant_money", "net_billed, collected, on_time", by, knownAt);
    expect([await money(BETWEEN), await money(null)]).toEqual([then, now]);
  });

  it.each([
    ["region", ["north 2 0 0"], ["south 1 1 1"]],
    ["use", ["RESIDENTIAL 2 0 0"], ["RESIDENTIAL 1 1 1"]],
  ])("households by %s", async (by, then, now) => {
    const counts = "households_billed, households_settled, households_on_time";
    const households = (knownAt: string | null) => told("instant_households", counts, by, knownAt);
    expect([await households(BETWEEN), await households(null)]).toEqual([then, now]);
  });

  it("comes from cells, but for types of property where a building was registered anew", async (context) => {
    onOneMachine(context, database());
    const { rows } = await database().asViewer(HEADQUARTERS, (trx) =>
      sql`select figures.known_cover('region', ${BETWEEN}::timestamptz, '{}') as region,
        figures.known_cover('property_type', ${BETWEEN}::timestamptz, '{}') as type,
        figures.known_cover('region', ${BETWEEN}::timestamptz, '{"propertyTypes": ["MIXED_USE"]}') as slice`.execute(
        trx,
      ),
    );
    expect(rows).toEqual([{ region: true, type: false, slice: false }]);
  });
});
