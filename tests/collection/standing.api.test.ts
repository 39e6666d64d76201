import { afterAll, beforeAll, expect, it } from "vitest";
import { openReasons, takeIn } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const unit = (estate: string, building: string, code: string, use = "RESIDENTIAL") => ({
  estate_code: estate,
  building_code: building,
  unit_code: code,
  gross_area_m2: "100",
  use,
});
const building = (estate: string, code: string) => ({
  estate_code: estate,
  building_code: code,
  name: `${code}栋`,
  property_type: "HIGH_RISE_RESIDENTIAL",
});
const bill = (estate: string, no: string, code: string, due: string, amount: string) => ({
  estate_code: estate,
  bill_no: no,
  unit_code: code,
  fee_item: "物业费",
  period_start: `${due.slice(0, 7)}-01`,
  period_end: due,
  amount,
  issued_on: `${due.slice(0, 7)}-01`,
  due_on: due,
});
const receipt = (no: string, code: string, paid: string, amount: string) => ({
  estate_code: "E1",
  receipt_no: no,
  unit_code: code,
  kind: "PAYMENT",
  amount,
  channel: "CASH",
  paid_on: paid,
});
const adjustment = (no: string, billNo: string, kind: string, amount: string) => ({
  estate_code: "E1",
  adjustment_no: no,
  bill_no: billNo,
  kind,
  amount,
  effective_on: "2026-02-01",
  reason: "测试",
});

// As of 2026-03-31, E1's building 01:
//   01-101 paid 100 of 100 and 30 more: PAID, holds 30
//   01-102 owes 200 since 2024-12-31 and 50 since 2026-01-31: OVERDUE
//   01-103 owes 70 due on 2026-03-31 itself: UNPAID
//   01-104 owed 40, all written off: WRITTEN_OFF
//   01-105 owed 60, all waived: WAIVED
//   01-106 never billed
//   01-P01 is a parking unit and owes 10 since 2026-01-31: OVERDUE, but no household
// Building 02: 02-101 owes 25 since 2025-06-30. E2 was first billed in 2026.
const TABLES = {
  estates: ["E1", "E2"].map((estate) => ({ estate_code: estate, name: estate })),
  buildings: [building("E1", "01"), building("E1", "02"), building("E2", "01")],
  units: [
    ...["01-101", "01-102", "01-103", "01-104", "01-105", "01-106"].map((code) => unit("E1", "01", code)),
    unit("E1", "01", "01-P01", "PARKING"),
    unit("E1", "02", "02-101"),
    unit("E2", "01", "01-101"),
  ],
  bills: [
    bill("E1", "B1", "01-101", "2026-01-31", "100.00"),
    bill("E1", "B2", "01-102", "2024-12-31", "200.00"),
    bill("E1", "B3", "01-102", "2026-01-31", "50.00"),
    bill("E1", "B4", "01-103", "2026-03-31", "70.00"),
    bill("E1", "B5", "01-104", "2026-01-31", "40.00"),
    bill("E1", "B6", "01-105", "2026-01-31", "60.00"),
    bill("E1", "B7", "01-P01", "2026-01-31", "10.00"),
    bill("E1", "B8", "02-101", "2025-06-30", "25.00"),
    bill("E1", "B9", "01-101", "2025-02-28", "5.00"),
    bill("E2", "B1", "01-101", "2026-02-28", "80.00"),
    bill("E2", "B2", "01-101", "2026-12-31", "80.00"),
  ],
  receipts: [receipt("R1", "01-101", "2026-01-20", "135.00")],
  adjustments: [adjustment("A1", "B5", "WRITE_OFF", "40.00"), adjustment("A2", "B6", "WAIVER", "60.00")],
};

describeEngines("standing, origin and comparability", (database) => {
  let api: Api;
  beforeAll(async () => {
    await takeIn(database(), TABLES);
    expect(await openReasons(database())).toEqual([]);
    api = await apiOver(database(), "2026-03-31");
  });
  afterAll(() => api.app.close());

  it("counts a building's households by how they stand, parking left out", async () => {
    const { data } = await api.ask(`{ estate(code: "E1") { building(code: "01") { standing {
      counts { households paid overdue unpaid writtenOff waived unbilled holding } } } } }`);
    expect(data).toEqual({
      estate: {
        building: {
          standing: {
            counts: {
              households: 6,
              paid: 1,
              overdue: 1,
              unpaid: 1,
              writtenOff: 1,
              waived: 1,
              unbilled: 1,
              holding: 1,
            },
          },
        },
      },
    });
  });

  it("tells how each unit of a building stands, as of a day", async () => {
    const grid = async (asOf: string) => {
      const { data } = await api.ask(`{ estate(code: "E1") { building(code: "01") { standing(asOf: "${asOf}") {
        asOf households { unitCode householdCode use status open overdue held } } } } }`);
      return JSON.parse(JSON.stringify(data)).estate.building.standing;
    };
    const told = await grid("2026-03-31");
    expect(told.asOf).toBe("2026-03-31");
    expect(told.households.map(Object.values)).toEqual([
      ["01-101", "E1/01-101", "RESIDENTIAL", "PAID", "0", "0", "3000"],
      ["01-102", "E1/01-102", "RESIDENTIAL", "OVERDUE", "25000", "25000", "0"],
      ["01-103", "E1/01-103", "RESIDENTIAL", "UNPAID", "7000", "0", "0"],
      ["01-104", "E1/01-104", "RESIDENTIAL", "WRITTEN_OFF", "0", "0", "0"],
      ["01-105", "E1/01-105", "RESIDENTIAL", "WAIVED", "0", "0", "0"],
      ["01-106", "E1/01-106", "RESIDENTIAL", null, "0", "0", "0"],
      ["01-P01", "E1/01-P01", "PARKING", "OVERDUE", "1000", "1000", "0"],
    ]);
    // The day before the payment and the adjustments: 01-101's 5 of 2025 is overdue, its 100 is not due yet.
    const before = await grid("2026-01-19");
    expect(before.households.slice(0, 2).map(Object.values)).toEqual([
      ["01-101", "E1/01-101", "RESIDENTIAL", "OVERDUE", "10500", "500", "0"],
      ["01-102", "E1/01-102", "RESIDENTIAL", "OVERDUE", "25000", "20000", "0"],
    ]);
  });

  it("splits what is owed by the year it was due, adding up to the ageing", async () => {
    const { data } =
      await api.ask(`{ estate(code: "E1") { collection(period: { from: "2026-01-01", to: "2026-03-31" }) {
      ageingByYear { year open bills } ageing { open } } } }`);
    // 2024: 200. 2025: 25. 2026: 50 + 70 + 10. Together 355 = the ageing.
    expect(data).toMatchObject({
      estate: {
        collection: {
          ageingByYear: [
            { year: 2024, open: "20000", bills: 1 },
            { year: 2025, open: "2500", bills: 1 },
            { year: 2026, open: "13000", bills: 3 },
          ],
        },
      },
    });
    const { ageing } = JSON.parse(JSON.stringify(data)).estate.collection;
    expect(ageing.reduce((sum: bigint, { open }: { open: string }) => sum + BigInt(open), 0n)).toBe(35500n);
  });

  it("lists the bills behind an amount, adding up to it", async () => {
    const { data } =
      await api.ask(`{ estate(code: "E1") { collection(period: { from: "2026-01-01", to: "2026-01-31" }) {
      outstanding rows(figure: OUTSTANDING) { numerator denominator nodes { numerator denominator bill { billNo } } } } } }`);
    // Due by 31 January and open on 31 March: 200 of 2024, 25 of 2025, 50 and 10 of January. The waived and written-off ones are closed.
    expect(data).toEqual({
      estate: {
        collection: {
          outstanding: "28500",
          rows: {
            numerator: "28500",
            denominator: "0",
            nodes: [
              { numerator: "20000", denominator: "0", bill: { billNo: "B2" } },
              { numerator: "5000", denominator: "0", bill: { billNo: "B3" } },
              { numerator: "1000", denominator: "0", bill: { billNo: "B7" } },
              { numerator: "2500", denominator: "0", bill: { billNo: "B8" } },
            ],
          },
        },
      },
    });
  });

  it("leaves out estates that one of the compared periods lacks", async () => {
    const billed = async (slice: string) => {
      const { data } =
        await api.ask(`{ portfolio { collection(period: { from: "2026-01-01", to: "2026-03-31" }${slice}) {
        billed lastYear { billed } by(dimension: ESTATE) { key } } } }`);
      return JSON.parse(JSON.stringify(data)).portfolio.collection;
    };
    // 100 + 50 + 70 + 40 + 60 + 10 of E1, and 80 of E2, which had no bill in the first quarter of 2025 or the last one.
    expect(await billed("")).toMatchObject({ billed: "41000", lastYear: { billed: "500" } });
    expect(await billed(", slice: { comparableWith: LAST_YEAR }")).toEqual({
      billed: "33000",
      lastYear: { billed: "500" },
      by: [{ key: "E1" }],
    });
    // Nobody had a bill due in the last quarter of 2025.
    expect(await billed(", slice: { comparableWith: PREVIOUS_PERIOD }")).toMatchObject({ billed: "0", by: [] });
  });

  it("says when the records stopped before the as-of date", async () => {
    const stale = async (asOf: string) => {
      const { data } = await api.ask(
        `{ estates { collection(period: { from: "2026-01-01", to: "2026-03-31" }, asOf: "${asOf}") { freshness { latestEntryOn stale } } } }`,
      );
      return JSON.parse(JSON.stringify(data)).estates.map(
        (estate: { collection: { freshness: object } }) => estate.collection.freshness,
      );
    };
    // E1's last entry is B4, issued on 1 March; E2's is B1 of 1 February, as B2 is issued ahead. 1 February + 35 days = 8 March.
    expect(await stale("2026-03-08")).toEqual([
      { latestEntryOn: "2026-03-01", stale: false },
      { latestEntryOn: "2026-02-01", stale: false },
    ]);
    expect(await stale("2026-03-09")).toEqual([
      { latestEntryOn: "2026-03-01", stale: false },
      { latestEntryOn: "2026-02-01", stale: true },
    ]);
  });

  it.each([
    ["2026-02-28", "2026-01-31"],
    ["2026-03-01", "2026-02-28"],
  ])("expects something of months whose last day is over: on %s of those up to %s", async (today, closed) => {
    const there = await apiOver(database(), today);
    const told = await there.ask(`{ portfolio { outlook { closed } } }`).finally(() => there.app.close());
    expect(told).toEqual({ data: { portfolio: { outlook: { closed } } } });
  });

  it("reads all buildings' standings in as many statements as one's", async () => {
    const statements = async (query: string) => {
      const before = database().statementCount();
      expect((await api.ask(query)).errors).toBeUndefined();
      return database().statementCount() - before;
    };
    const standing = "standing { counts { paid } households { status } }";
    expect(await statements(`{ estate(code: "E1") { buildings { ${standing} } } }`)).toBe(
      await statements(`{ estate(code: "E2") { buildings { ${standing} } } }`),
    );
  });
});
