import { afterAll, beforeAll, expect, it } from "vitest";
import { openReasons, takeIn } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

// Overdue as of 2026-03-31: E1 owes 10 + 10, 10 and 10 (units 1, 2, 3), E2 owes 50 (unit 1) and 20 (unit 2); E2's unit 3 has paid, and
// its bill of April is not due. Debtors 10, 10, 20, 20, 50: total 110.
const BILLS = [
  ["E1", "1", "A", "2025-06-30", "10.00"],
  ["E1", "1", "B", "2026-01-31", "10.00"],
  ["E1", "2", "C", "2026-01-31", "10.00"],
  ["E1", "3", "D", "2026-02-28", "10.00"],
  ["E2", "1", "A", "2025-12-31", "50.00"],
  ["E2", "2", "B", "2026-02-28", "20.00"],
  ["E2", "3", "C", "2026-01-31", "30.00"],
  ["E2", "3", "D", "2026-04-30", "99.00"],
] as const;
const UNITS = ["E1", "E2"].flatMap((estate) => ["1", "2", "3"].map((unit) => ({ estate, unit })));

const TABLES = {
  estates: ["E1", "E2"].map((code) => ({ estate_code: code, name: `${code}苑` })),
  buildings: ["E1", "E2"].map((estate) => ({
    estate_code: estate,
    building_code: "1",
    name: "1栋",
    property_type: "HIGH_RISE_RESIDENTIAL",
  })),
  units: UNITS.map(({ estate, unit }) => ({
    estate_code: estate,
    building_code: "1",
    unit_code: unit,
    gross_area_m2: "100",
    use: "RESIDENTIAL",
  })),
  bills: BILLS.map(([estate, unit, no, due, amount]) => ({
    estate_code: estate,
    bill_no: no,
    unit_code: unit,
    fee_item: "物业费",
    period_start: `${due.slice(0, 7)}-01`,
    period_end: due,
    amount,
    issued_on: `${due.slice(0, 7)}-01`.replace("2026-04", "2026-03"),
    due_on: due,
  })),
  receipts: [
    {
      estate_code: "E2",
      receipt_no: "R1",
      unit_code: "3",
      kind: "PAYMENT",
      amount: "30.00",
      channel: "CASH",
      paid_on: "2026-01-20",
      bill_no: "C",
    },
  ],
};

const POSITION = `period: { from: "2026-01-01", to: "2026-03-31" }, asOf: "2026-03-31"`;

describeEngines("how arrears are spread", (database) => {
  let api: Api;
  beforeAll(async () => {
    await takeIn(database(), TABLES);
    expect(await openReasons(database())).toEqual([]);
    api = await apiOver(database(), "2026-04-30");
  });
  afterAll(() => api.app.close());

  const structure = async (of: string, fields: string, first = 3) => {
    const answer = await api.ask(
      `{ ${of} { collection(${POSITION}) { arrearsStructure(first: ${first}) { ${fields} } } } }`,
    );
    const { data, errors } = JSON.parse(JSON.stringify(answer));
    return errors ?? (data.portfolio ?? data.estate).collection.arrearsStructure;
  };

  it("counts debtors and lists the largest, with what they owe together", async () => {
    expect(
      await structure(
        "portfolio",
        "asOf households owing open topFifth estates { code owing open share } cases { householdCode open since bills runningShare }",
      ),
    ).toEqual({
      asOf: "2026-03-31",
      households: 6,
      owing: 5,
      open: "11000",
      topFifth: 50 / 110,
      estates: [
        { code: "E2", owing: 2, open: "7000", share: 70 / 110 },
        { code: "E1", owing: 3, open: "4000", share: 40 / 110 },
      ],
      cases: [
        { householdCode: "E2/1", open: "5000", since: "2025-12-31", bills: 1, runningShare: 50 / 110 },
        { householdCode: "E1/1", open: "2000", since: "2025-06-30", bills: 2, runningShare: 70 / 110 },
        { householdCode: "E2/2", open: "2000", since: "2026-02-28", bills: 1, runningShare: 90 / 110 },
      ],
    });
  });

  // Gini of 10, 10, 20, 20, 50: 2 · (10 + 20 + 60 + 80 + 250) ÷ (5 · 110) − 6/5 = 0.3272727. With one more at 0: 2 · 530 ÷ 660 − 7/6 = 0.4393939.
  it("measures how unequal debts are, over debtors and over all households", async () => {
    const told = await structure("portfolio", "gini giniOfAll herfindahl lorenzMembers lorenzAmounts");
    expect(told.gini).toBeCloseTo(0.3272727, 7);
    expect(told.giniOfAll).toBeCloseTo(0.4393939, 7);
    expect(told.herfindahl).toBeCloseTo((49 + 16) / 121, 12);
    expect(told.lorenzMembers).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(told.lorenzAmounts.at(-1)).toBe(1);
  });

  it("says nothing of an estate without arrears, and refuses pages too long", async () => {
    expect(await structure(`estate(code: "E1")`, "owing open")).toEqual({ owing: 3, open: "4000" });
    const empty = await api.ask(
      `{ portfolio { collection(period: { from: "2020-01-01", to: "2020-01-31" }, asOf: "2020-01-31") { arrearsStructure { owing open gini lorenzMembers cases { open } } } } }`,
    );
    expect(JSON.parse(JSON.stringify(empty)).data.portfolio.collection.arrearsStructure).toEqual({
      owing: 0,
      open: "0",
      gini: null,
      lorenzMembers: [],
      cases: [],
    });
    expect((await structure("portfolio", "owing", 201))[0].extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      field: "first",
    });
  });
});
