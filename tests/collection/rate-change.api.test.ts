import { afterAll, beforeAll, expect, it } from "vitest";
import { openReasons, takeIn } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const UNITS = ["1-1", "1-2", "2-1", "2-2"];
const MONTHS = [
  { month: "2026-01", due: "2026-01-31", pays: UNITS },
  { month: "2026-02", due: "2026-02-28", pays: ["1-1", "1-2"] },
];

// January: 400 of 400 yuan. February: building 1 pays its 200, building 2 nothing of 200. E2 pays 50 of 100 in both.
const TABLES = {
  estates: ["E1", "E2"].map((code) => ({ estate_code: code, name: `${code}苑` })),
  buildings: [
    ["E1", "1"],
    ["E1", "2"],
    ["E2", "1"],
  ].map(([estate = "", building = ""]) => ({
    estate_code: estate,
    building_code: building,
    name: `${building}栋`,
    property_type: "HIGH_RISE_RESIDENTIAL",
  })),
  units: [...UNITS.map((unit) => ["E1", unit]), ["E2", "1-1"]].map(([estate = "", unit = ""]) => ({
    estate_code: estate,
    building_code: unit.slice(0, 1),
    unit_code: unit,
    gross_area_m2: "100",
    use: "RESIDENTIAL",
  })),
  bills: MONTHS.flatMap(({ month, due }) =>
    [...UNITS.map((unit) => ["E1", unit]), ["E2", "1-1"]].map(([estate = "", unit = ""]) => ({
      estate_code: estate,
      bill_no: `B${month}/${unit}`,
      unit_code: unit,
      fee_item: "物业费",
      period_start: `${month}-01`,
      period_end: due,
      amount: "100.00",
      issued_on: `${month}-01`,
      due_on: due,
    })),
  ),
  receipts: MONTHS.flatMap(({ month, pays }) =>
    [...pays.map((unit) => ["E1", unit, "100.00"]), ["E2", "1-1", "50.00"]].map(
      ([estate = "", unit = "", amount = ""]) => ({
        estate_code: estate,
        receipt_no: `R${estate}-${month}/${unit}`,
        unit_code: unit,
        kind: "PAYMENT",
        amount,
        channel: month === "2026-01" && unit === "1-1" ? "ONLINE" : "CASH",
        paid_on: `${month}-20`,
        bill_no: `B${month}/${unit}`,
      }),
    ),
  ),
};

const FEBRUARY = `period: { from: "2026-02-01", to: "2026-02-28" }, asOf: "2026-02-28"`;
const FIELDS = `change exact before { from to asOf numerator denominator } after { numerator denominator }
  dimensions { dimension rateEffect mixEffect rest segments { key label beforeNumerator afterNumerator afterDenominator effect exact } }`;

describeEngines("why a rate changed", (database) => {
  let api: Api;
  beforeAll(async () => {
    await takeIn(database(), TABLES);
    expect(await openReasons(database())).toEqual([]);
    api = await apiOver(database(), "2026-03-31");
  });
  afterAll(() => api.app.close());

  const ask = async (of: string, call: string, fields = FIELDS) =>
    JSON.parse(
      JSON.stringify(await api.ask(`{ ${of} { collection(${FEBRUARY}) { rateChange(${call}) { ${fields} } } } }`)),
    );
  const changed = async (of: string, call: string) => {
    const { data } = await ask(of, call);
    return (data.portfolio ?? data.estate).collection.rateChange;
  };
  const segments = (
    change: { dimensions: { dimension: string; segments: { key: string; exact: string }[] }[] },
    name: string,
  ) => change.dimensions.find(({ dimension }) => dimension === name)?.segments.map(({ key, exact }) => [key, exact]);

  it("adds up exactly, by building and by channel", async () => {
    const change = await changed(`estate(code: "E1")`, "rate: CURRENT_RATE, against: PREVIOUS_PERIOD, byChannel: true");
    expect(change).toMatchObject({
      change: -0.5,
      exact: "-1/2",
      before: { from: "2026-01-01", to: "2026-01-31", asOf: "2026-01-31", numerator: "40000", denominator: "40000" },
      after: { numerator: "20000", denominator: "40000" },
    });
    expect(change.dimensions.map(({ dimension }: { dimension: string }) => dimension).toSorted()).toEqual([
      "BUILDING",
      "CHANNEL",
      "FEE_ITEM",
      "LIABLE_KIND",
      "PROPERTY_TYPE",
      "USE",
    ]);
    expect(segments(change, "BUILDING")).toEqual([
      ["E1/2", "-1/2"],
      ["E1/1", "0/1"],
    ]);
    // Online 100 of 400 before, 0 now; in cash 300 of 400 before, 200 of 400 now.
    expect(segments(change, "CHANNEL")?.toSorted()).toEqual([
      ["CASH", "-1/4"],
      ["ONLINE", "-1/4"],
    ]);
  });

  it("tells by several dimensions at once what each adds", async () => {
    const { data } = await ask(
      "portfolio",
      "rate: CURRENT_RATE, against: PREVIOUS_PERIOD",
      "exact factors { factor effect exact }",
    );
    // All are billed as before, so that −2/5 is what like bills paid less.
    expect(data.portfolio.collection.rateChange).toEqual({
      exact: "-2/5",
      factors: [
        { factor: "PROPERTY_TYPE", effect: 0, exact: "0/1" },
        { factor: "USE", effect: 0, exact: "0/1" },
        { factor: "LIABLE_KIND", effect: 0, exact: "0/1" },
        { factor: "RATES", effect: -0.4, exact: "-2/5" },
      ],
    });
  });

  it("tells estates apart in the portfolio, against any other position", async () => {
    const change = await changed("portfolio", "rate: CURRENT_RATE, against: PREVIOUS_PERIOD");
    // 450 of 500, then 250 of 500: −2/5, all of it of E1.
    expect(change.exact).toBe("-2/5");
    expect(segments(change, "ESTATE")).toEqual([
      ["E1", "-2/5"],
      ["E2", "0/1"],
    ]);
    const both = await changed(
      "portfolio",
      `rate: ON_TIME_RATE, against: OTHER, other: { from: "2026-01-01", to: "2026-01-31" }, otherAsOf: "2026-02-01"`,
    );
    expect(both.before).toMatchObject({ asOf: "2026-02-01", numerator: "45000", denominator: "50000" });
  });

  it("compares an estate with the portfolio, and says nothing where nothing was due", async () => {
    const change = await changed(`estate(code: "E1")`, "rate: CURRENT_RATE, against: PORTFOLIO");
    expect(change).toMatchObject({ exact: "0/1", before: { numerator: "25000", denominator: "50000" } });
    expect(await changed("portfolio", "rate: CURRENT_RATE, against: LAST_YEAR")).toBeNull();
  });

  const rowsOf = async (of: string, call: string) => {
    const { data, errors } = JSON.parse(
      JSON.stringify(
        await api.ask(`{ ${of} { collection(${FEBRUARY}) { channelRows(${call}) {
          beforeNumerator afterNumerator pageInfo { hasNextPage endCursor }
          nodes { billNo dueOn receiptNo paidOn beforeNumerator afterNumerator unit { householdCode } } } } } }`),
      ),
    );
    if (errors !== undefined) return errors[0].extensions;
    return (data.portfolio ?? data.estate).collection.channelRows;
  };
  interface Row {
    readonly billNo: string;
    readonly unit: { readonly householdCode: string };
    readonly beforeNumerator: string;
    readonly afterNumerator: string;
  }
  const parts = (rows: readonly Row[]) =>
    rows.map((row) => [row.unit.householdCode, row.billNo, row.beforeNumerator, row.afterNumerator]);

  it("holds the payments behind a channel's segment, a household's beside one another", async () => {
    const cash = await rowsOf(`estate(code: "E1")`, `channel: "CASH", against: PREVIOUS_PERIOD`);
    // In cash 300 yuan in January, 200 in February.
    expect(cash).toMatchObject({ beforeNumerator: "30000", afterNumerator: "20000", pageInfo: { hasNextPage: false } });
    expect(parts(cash.nodes)).toEqual([
      ["E1/1-1", "B2026-02/1-1", "0", "10000"],
      ["E1/1-2", "B2026-01/1-2", "10000", "0"],
      ["E1/1-2", "B2026-02/1-2", "0", "10000"],
      ["E1/2-1", "B2026-01/2-1", "10000", "0"],
      ["E1/2-2", "B2026-01/2-2", "10000", "0"],
    ]);
    expect(cash.nodes[1]).toMatchObject({ dueOn: "2026-01-31", receiptNo: "RE1-2026-01/1-2", paidOn: "2026-01-20" });
  });

  it("pages through them, and each row of one period stands once as of two days", async () => {
    const call = `channel: "CASH", against: OTHER, otherAsOf: "2026-02-10", first: 2`;
    const first = await rowsOf("portfolio", call);
    // Nobody had paid for February on its tenth.
    expect(first).toMatchObject({ beforeNumerator: "0", afterNumerator: "25000", pageInfo: { hasNextPage: true } });
    const rest = await rowsOf("portfolio", `${call}, after: "${first.pageInfo.endCursor}"`);
    expect(parts([...first.nodes, ...rest.nodes])).toEqual([
      ["E1/1-1", "B2026-02/1-1", "0", "10000"],
      ["E1/1-2", "B2026-02/1-2", "0", "10000"],
      ["E2/1-1", "B2026-02/1-1", "0", "5000"],
    ]);
    const same = await rowsOf("portfolio", `channel: "CASH", against: OTHER`);
    expect(parts(same.nodes)[2]).toEqual(["E2/1-1", "B2026-02/1-1", "5000", "5000"]);
  });

  it("holds nothing of a channel that nobody used, and refuses another list's cursor", async () => {
    expect(await rowsOf("portfolio", `channel: "CARD", against: PREVIOUS_PERIOD`)).toMatchObject({
      beforeNumerator: "0",
      afterNumerator: "0",
      nodes: [],
    });
    expect(
      await rowsOf("portfolio", `channel: "CASH", against: PREVIOUS_PERIOD, after: "${btoa("after:1/2")}"`),
    ).toMatchObject({ code: "BAD_USER_INPUT", field: "after" });
  });

  it("refuses a period that ends before it begins", async () => {
    const { errors } = await ask(
      "portfolio",
      `rate: CURRENT_RATE, against: OTHER, other: { from: "2026-02-01", to: "2026-01-01" }`,
    );
    expect(errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "other" });
  });
});
