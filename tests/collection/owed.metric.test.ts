import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, openReasons, payment, register, takeIn, waiver, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const due = (no: string, unit: string, amount: string, given: Cells = {}): Cells =>
  bill("E01", no, amount, { unit_code: unit, issued_on: "2026-01-01", due_on: "2026-01-20", ...given });

/** 101 paid in February, 102 paid 30 of 100 in January, 103 was waived in March, 104 written off in February. */
const LEDGER = {
  bills: [
    due("A", "101", "100.00"),
    due("B", "102", "100.00"),
    due("C", "103", "50.00"),
    due("D", "104", "80.00"),
    due("E", "101", "70.00", { issued_on: "2026-03-01", due_on: "2026-03-20" }),
  ],
  receipts: [
    payment("E01", "R1", "100.00", { unit_code: "101", bill_no: "A", paid_on: "2026-02-10" }),
    payment("E01", "R2", "30.00", { unit_code: "102", bill_no: "B", paid_on: "2026-01-25" }),
  ],
  adjustments: [
    { ...waiver("E01", "W", "C", "50.00"), effective_on: "2026-03-05" },
    { ...waiver("E01", "X", "D", "80.00"), kind: "WRITE_OFF", effective_on: "2026-02-20" },
  ],
};

describeEngines("what was owed", (database) => {
  beforeAll(async () => {
    await takeIn(database(), { ...register("E01", "101", "102", "103", "104", "105"), ...LEDGER });
    expect(await openReasons(database())).toEqual([]);
  });

  const lines = (query: ReturnType<typeof sql<{ line: string }>>) =>
    database().asViewer(HEADQUARTERS, async (trx) => (await query.execute(trx)).rows.map(({ line }) => line));

  // 105 was never billed. Each case: household, open, bills; then households billed, all told at every line.
  it.each([
    ["before anything was due", "2026-01-20", []],
    ["before a part was paid", "2026-01-22", ["101 10000 1 4", "102 10000 1 4", "104 8000 1 4", "103 5000 1 4"]],
    ["before what came later", "2026-02-01", ["101 10000 1 4", "104 8000 1 4", "102 7000 1 4", "103 5000 1 4"]],
    ["after a payment and a write-off", "2026-02-28", ["102 7000 1 4", "103 5000 1 4"]],
    ["as of today", "2026-11-29", ["101 7000 1 4", "102 7000 1 4"]],
  ])("by each household %s", async (_when, day, expected) => {
    const told = (name: string) =>
      lines(sql`select concat_ws(' ', split_part(a.household_code, '/', 2), a.open, a.bills, a.households) as line
        from ${sql.raw(`figures.${name}`)}(${day}::date, null, null, '{}') a`);
    expect(await told("instant_arrears")).toEqual(expected);
    expect(await told("household_arrears")).toEqual(expected);
  });

  it.each([
    ["{}", "2026-02-01", "4 33000 30000"],
    [`{"statuses": ["OVERDUE"]}`, "2026-02-01", "4 33000 30000"],
    [`{"statuses": ["PAID"]}`, "2026-02-28", "1 10000 0"],
    [`{"statuses": ["WRITTEN_OFF", "OVERDUE"]}`, "2026-02-28", "3 23000 12000"],
    [`{"statuses": ["WAIVED"]}`, "2026-03-10", "1 5000 0"],
    [`{"statuses": ["UNPAID"]}`, "2026-03-10", "1 7000 7000"],
    [`{"statuses": ["PAID", "UNPAID"], "dueFrom": "2026-02-01"}`, "2026-03-10", "1 7000 7000"],
  ])("and by bills that match %s as of %s", async (filter, day, expected) => {
    const told = (name: string) =>
      lines(sql`select concat_ws(' ', t.bills, t.amount, t.open) as line
        from ${sql.raw(`figures.${name}`)}(${filter}::jsonb, ${day}::date, null) t`);
    expect(await told("instant_bill_totals")).toEqual([expected]);
    expect(await told("bill_list_totals")).toEqual([expected]);
  });
});
