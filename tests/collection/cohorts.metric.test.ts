import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, payment, register, takeIn, waiver, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const due = (no: string, due_on: string, given: Cells = {}): Cells =>
  bill("E01", no, "100.00", { issued_on: `${due_on.slice(0, 7)}-01`, due_on, ...given });
const paid = (no: string, bill_no: string, amount: string, paid_on: string): Cells =>
  payment("E01", no, amount, { bill_no, paid_on });

describeEngines("cohorts of bills", (database) => {
  beforeAll(async () => {
    await takeIn(database(), {
      ...register("E01", "101", "102"),
      bills: [
        due("J1", "2026-01-20"),
        due("J2", "2026-01-20", { unit_code: "102" }),
        due("M1", "2026-03-20"),
        due("A1", "2026-04-10"),
      ],
      receipts: [
        paid("R1", "J1", "60.00", "2026-01-20"),
        paid("R2", "J1", "40.00", "2026-03-05"),
        payment("E01", "R3", "30.00", { unit_code: "102", bill_no: "J2", paid_on: "2026-02-10" }),
        paid("R4", "M1", "100.00", "2026-03-20"),
      ],
      adjustments: [{ ...waiver("E01", "W1", "J2", "20.00"), effective_on: "2026-03-10" }],
    });
  });

  const lines = (query: ReturnType<typeof sql<{ line: string }>>) =>
    database().asViewer(HEADQUARTERS, async (trx) => (await query.execute(trx)).rows.map(({ line }) => line));

  for (const name of ["cohort_triangle", "instant_cohorts"])
    it(`stand at the end of each month since they fell due (${name})`, async () => {
      // April is not over on the 15th: what is told ends with March, and April's bills are not in it.
      expect(
        await lines(sql`
          select concat_ws(' ', to_char(c.due_month, 'YYYY-MM'), c.age, c.bills, c.billed, c.net, c.collected, c.open) as line
          from ${sql.raw(`figures.${name}`)}('estate', 12, '2026-04-15', null, 'PROPERTY_FEE', '{}') c order by c.due_month, c.age`),
      ).toEqual([
        "2026-01 0 2 20000 20000 6000 14000",
        "2026-01 1 2 20000 20000 9000 11000",
        "2026-01 2 2 20000 18000 13000 5000",
        "2026-03 0 1 10000 10000 10000 0",
      ]);
    });

  for (const name of ["bucket_moves", "instant_moves"])
    it(`move between ageing buckets, bill by bill (${name})`, async () => {
      // January: 200.00 not yet due; 60.00 come, 140.00 are 11 days past due. February: of 140.00, 30.00 come, 110.00 are 39 days past
      // due. March: of those 40.00 come, 20.00 are waived, 50.00 are 70 days past due; 100.00 not yet due come in full.
      expect(
        await lines(sql`
          select concat_ws(' ', m.from_bucket, m.to_bucket, m.stood, m.kept, m.collected, m.waived, m.written_off) as line
          from ${sql.raw(`figures.${name}`)}('portfolio', 3, '2026-04-15', null, 'PROPERTY_FEE', '{}') m order by m.stood desc, m.from_bucket`),
      ).toEqual([
        "not_yet_due 1-30 30000 14000 16000 0 0",
        "1-30 31-60 14000 11000 3000 0 0",
        "31-60 61-90 11000 5000 4000 2000 0",
      ]);
    });

  it("tell household rates month by month, as of the month's end and of the next", async () => {
    expect(
      await lines(sql`
        select concat_ws(' ', to_char(h.due_month, 'YYYY-MM'), h.on_time, h.billed, coalesce(h.next_settled::text, '–'), coalesce(h.next_billed::text, '–')) as line
        from figures.household_months('estate', 3, '2026-04-15', null, 'PROPERTY_FEE', '{}') h`),
    ).toEqual(["2026-01 0 2 0 2", "2026-03 1 1 – –"]);
  });

  // January, by its end: J1 60.00 of 100.00 on time, J2 nothing of 100.00. By the end of February: 60.00 of 100.00 and 30.00 of 100.00.
  // Squares and products in fen: 6000² + 0; 6000 · 10000; 6000² + 3000²; 9000 · 10000. March: 100.00 of 100.00 on time.
  const MONEY = [
    "2026-01 0 2 6000 20000 36000000 200000000 60000000",
    "2026-01 1 2 9000 20000 45000000 200000000 90000000",
    "2026-03 0 1 10000 10000 100000000 100000000 100000000",
  ];

  it("tell rates of money month by month, with their spread over households", async () => {
    const columns = sql`m.clusters, m.numerator, m.denominator, m.numerator_squares, m.denominator_squares, m.products`;
    expect(
      await lines(sql`
        select concat_ws(' ', to_char(m.due_month, 'YYYY-MM'), m.age, ${columns}) as line
        from figures.money_months('estate', 3, '2026-04-15', null, 'PROPERTY_FEE', '{}') m`),
    ).toEqual(MONEY);
    // The same as the metrics tell of each month alone.
    const month = (age: number, rate: string, from: string, to: string, asOf: string) => sql<{ line: string }>`
      select concat_ws(' ', ${from.slice(0, 7)}::text, ${age}::text, m.households, m.numerator, m.denominator, m.numerator_squares,
        m.denominator_squares, m.products) as line
      from figures.comparison_members(${rate}, 'estate', ${from}::date, ${to}::date, ${asOf}::date, null, 'PROPERTY_FEE', '{}') m`;
    const alone = [
      month(0, "on_time_rate", "2026-01-01", "2026-01-31", "2026-01-31"),
      month(1, "current_rate", "2026-01-01", "2026-01-31", "2026-02-28"),
      month(0, "on_time_rate", "2026-03-01", "2026-03-31", "2026-03-31"),
    ];
    expect((await Promise.all(alone.map(lines))).flat()).toEqual(MONEY);
  });
});
