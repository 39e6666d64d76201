import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { bill, payment, register, takeIn, waiver, type Cells } from "../intake/sources.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const promise = (unit_code: string, at: string, promised_on: string, promised_amount = ""): Cells => ({
  estate_code: "P",
  unit_code,
  at: `${at} 10:00`,
  channel: "电话",
  direction: "发出",
  action: "催缴",
  content: "约定缴费",
  outcome: "已承诺",
  promised_on,
  promised_amount,
  by: "王管家",
});

const UNITS = ["101", "102", "103", "104", "105", "106"];

describeEngines("promises to pay", (database) => {
  let api: Api;
  beforeAll(async () => {
    await takeIn(
      database(),
      {
        ...register("P", ...UNITS),
        bills: UNITS.map((unit_code) => bill("P", `B${unit_code}`, "100.00", { unit_code, due_on: "2026-01-31" })),
        contacts: [
          promise("101", "2026-02-10", "2026-02-20"),
          promise("102", "2026-02-10", "2026-02-20", "60.00"),
          promise("103", "2026-02-10", "2026-02-20", "60.00"),
          promise("104", "2026-02-10", "2026-02-20"),
          promise("105", "2026-02-10", "2026-03-05"),
          promise("106", "2026-02-10", "2026-03-31"),
        ],
        receipts: [
          // All of it on the last day; 40 + 20 as promised; 60 before the promise was made; a day late; 100 of which 30 were waived.
          payment("P", "R1", "100.00", { unit_code: "101", paid_on: "2026-02-20" }),
          payment("P", "R2", "40.00", { unit_code: "102", paid_on: "2026-02-11" }),
          payment("P", "R3", "20.00", { unit_code: "102", paid_on: "2026-02-19" }),
          payment("P", "R4", "60.00", { unit_code: "103", paid_on: "2026-02-09" }),
          payment("P", "R5", "100.00", { unit_code: "104", paid_on: "2026-02-21" }),
          payment("P", "R6", "70.00", { unit_code: "105", paid_on: "2026-03-01" }),
        ],
        adjustments: [{ ...waiver("P", "A1", "B105", "30.00"), effective_on: "2026-03-02" }],
      },
      { recordedAt: "2026-03-10T00:00:00Z" },
    );
    api = await apiOver(database(), "2026-03-10");
  });
  afterAll(() => api.app.close());

  const told = (to: string, given = "") =>
    api
      .ask(
        `{ estate(code: "P") { promises(period: { from: "2026-02-01", to: "${to}" } ${given}) {
          rate { code numerator denominator value reason } promises { householdCode madeOn promisedOn amount received unpaid kept } } } }`,
      )
      .then(({ data }) => JSON.parse(JSON.stringify(data)).estate.promises);

  it("count as kept what was paid in full by the day promised", async () => {
    const { rate, promises } = await told("2026-02-28");
    expect(rate).toEqual({ code: "promise_kept_rate", numerator: 2, denominator: 4, value: 0.5, reason: null });
    const row = (unit: string, amount: string | null, received: string, unpaid: string, kept: boolean) => ({
      householdCode: `P/${unit}`,
      madeOn: "2026-02-10",
      promisedOn: "2026-02-20",
      amount,
      received,
      unpaid,
      kept,
    });
    expect(promises).toEqual([
      row("101", null, "10000", "0", true),
      row("102", "6000", "6000", "4000", true),
      row("103", "6000", "0", "4000", false),
      row("104", null, "0", "10000", false),
    ]);
  });

  it("settle by a waiver too, and fall due by the as-of date alone", async () => {
    // 105 kept with 70 paid and 30 waived; the promise of 106 is not due yet.
    expect((await told("2026-12-31")).rate).toMatchObject({ numerator: 3, denominator: 5, value: 0.6 });
    expect((await told("2026-12-31", `asOf: "2026-02-19"`)).rate).toEqual({
      code: "promise_kept_rate",
      numerator: 0,
      denominator: 0,
      value: null,
      reason: "NOTHING_DUE",
    });
    expect((await told("2026-12-31", `knownAt: "2026-03-09T00:00:00Z"`)).rate.denominator).toBe(0);
  });

  it("are undone by a reversal before the day, and not by one after it", async () => {
    const reversal = (receipt_no: string, reverses_receipt_no: string, amount: string, given: Cells) =>
      payment("P", receipt_no, amount, { kind: "REVERSAL", reverses_receipt_no, ...given });
    await takeIn(
      database(),
      {
        receipts: [
          reversal("R7", "R3", "20.00", { unit_code: "102", paid_on: "2026-02-20" }),
          reversal("R8", "R1", "100.00", { unit_code: "101", paid_on: "2026-02-21" }),
        ],
      },
      { recordedAt: "2026-03-11T00:00:00Z" },
    );
    expect((await told("2026-02-28")).rate).toMatchObject({ numerator: 1, denominator: 4, value: 0.25 });
    // As it was known before.
    expect((await told("2026-02-28", `knownAt: "2026-03-10T12:00:00Z"`)).rate.numerator).toBe(2);
  });

  it("are in the catalogue, and nothing that a committee sees", async () => {
    const found = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ name: string }>`select name_zh as name from figures.metric where code = 'promise_kept_rate'`.execute(trx),
    );
    expect(found.rows).toEqual([{ name: "承诺兑现率" }]);
    const committee = await api.as("COMMITTEE", ["P"]);
    const { errors } = await committee.ask(
      `{ estate(code: "P") { promises(period: { from: "2026-02-01", to: "2026-02-28" }) { rate { value } } } }`,
    );
    expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
