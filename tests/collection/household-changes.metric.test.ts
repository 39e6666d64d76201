import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, payment, register, takeIn, waiver, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";
import { marksOf } from "./instant-equality.ts";

/** 100.00 of a household, due on the 20th. */
const due = (unit: string, month: string, given: Cells = {}): Cells =>
  bill("E01", `${month}/${unit}`, "100.00", {
    unit_code: unit,
    issued_on: `${month}-01`,
    due_on: `${month}-20`,
    ...given,
  });
const paid = (unit: string, month: string, on: string): Cells =>
  payment("E01", `R${month}/${unit}`, "100.00", { unit_code: unit, bill_no: `${month}/${unit}`, paid_on: on });
const MONTHS = ["2025-07", "2025-12", "2026-01"];

describeEngines("households that do otherwise than before", (database) => {
  beforeAll(async () => {
    const { units = [], ...places } = register("E01", "101", "102", "103", "P1");
    await takeIn(database(), {
      ...places,
      units: units.map((unit) => (unit["unit_code"] === "P1" ? { ...unit, use: "PARKING" } : unit)),
      bills: [
        ...MONTHS.flatMap((month) => [due("101", month), due("102", month), due("P1", month)]),
        // 103 was not there in July, and what it owed for December was waived.
        due("103", "2025-12"),
        due("103", "2026-01"),
      ],
      receipts: [
        paid("101", "2025-07", "2025-07-20"),
        paid("101", "2025-12", "2025-12-20"),
        // A day late, yet settled by the end of February.
        paid("101", "2026-01", "2026-01-21"),
        paid("102", "2025-07", "2025-09-01"),
        paid("102", "2025-12", "2026-01-05"),
        paid("102", "2026-01", "2026-01-10"),
        paid("P1", "2025-12", "2025-12-20"),
      ],
      adjustments: [{ ...waiver("E01", "W1", "2025-12/103", "100.00"), effective_on: "2025-12-31" }],
    });
  });

  const lines = (query: ReturnType<typeof sql<{ line: string }>>) =>
    database().asViewer(HEADQUARTERS, async (trx) => (await query.execute(trx)).rows.map(({ line }) => line));

  it("are counted by month, age and how far apart, where they were billed in both", async () => {
    // On time, age 0: July 101 yes, 102 no; December 101 yes, 102 no; January 101 no, 102 yes, 103 no. Settled by the end of the next month,
    // age 1: July 101 alone; December both; January both, and 103 not. 103 is in neither pair; parking is no household.
    expect(
      await lines(sql`
        select concat_ws(' ', to_char(c.due_month, 'YYYY-MM'), c.age, c.apart, c.households, c.changed) as line
        from figures.household_changes('estate', 12, '2026-02-28', null, 'PROPERTY_FEE', '{}') c`),
    ).toEqual(["2026-01 0 1 2 2", "2026-01 0 6 2 2", "2026-01 1 1 2 0", "2026-01 1 6 2 1"]);
  });

  it("are told from cells as well, by estate and over all, also where a cell is marked", async () => {
    const told = () =>
      lines(sql`
        select concat_ws(' ', to_char(c.due_month, 'YYYY-MM'), c.age, c.apart, c.households, c.changed) as line
        from figures.instant_changes('portfolio', 12, '2026-02-28', null, 'PROPERTY_FEE', '{}') c`);
    const counted = ["2026-01 0 1 2 2", "2026-01 0 6 2 2", "2026-01 1 1 2 0", "2026-01 1 6 2 1"];
    expect(await marksOf(database())).toBe(0);
    expect(await told()).toEqual(counted);
    await database().asServer(HEADQUARTERS, async (trx) => {
      await sql`insert into cell_mark (estate_id, building_id, due_on)
        select estate_id, building_id, due_on from bill where due_on = '2026-01-20' limit 1`.execute(trx);
    });
    expect(await told()).toEqual(counted);
  });

  it("are those of household_position, month by month", async () => {
    const at = (month: string, asOf: string) => sql`
      select h.estate_id, h.unit_id, h.on_time, h.settled from figures.household_position('estate', ${`${month}-01`}::date,
        (${`${month}-01`}::date + interval '1 month')::date - 1, ${asOf}::date, null, 'PROPERTY_FEE', '{}') h`;
    const differ = (age: number, apart: number, now: ReturnType<typeof at>, then: ReturnType<typeof at>, of: string) =>
      sql<{ line: string }>`
        select concat_ws(' ', '2026-01', ${age}::int, ${apart}::int, count(*), count(*) filter (where ${sql.raw(`n.${of} <> b.${of}`)})) as line
        from (${now}) n join (${then}) b using (estate_id, unit_id)`;
    const told = [
      differ(0, 1, at("2026-01", "2026-01-31"), at("2025-12", "2025-12-31"), "on_time"),
      differ(0, 6, at("2026-01", "2026-01-31"), at("2025-07", "2025-07-31"), "on_time"),
      differ(1, 1, at("2026-01", "2026-02-28"), at("2025-12", "2026-01-31"), "settled"),
      differ(1, 6, at("2026-01", "2026-02-28"), at("2025-07", "2025-08-31"), "settled"),
    ];
    expect((await Promise.all(told.map(lines))).flat()).toEqual([
      "2026-01 0 1 2 2",
      "2026-01 0 6 2 2",
      "2026-01 1 1 2 0",
      "2026-01 1 6 2 1",
    ]);
  });
});
