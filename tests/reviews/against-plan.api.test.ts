import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { fillReviewLedger, payLate } from "./review-ledger.ts";

describeEngines("an amount against plan", (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillReviewLedger(database());
    api = await apiOver(database(), "2026-11-05");
    const acts = [
      `setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [{ estate: "RA", planned: "720000" }] })`,
      `adoptScheme(input: { titleZh: "方案", titleEn: "Scheme", validFrom: "2026-10-01", reason: "修订", lines: [
        { indicator: PLAN_AMOUNT, weight: 100, scale: LINEAR, zero: 8000, full: 10000 }] })`,
      ...["openReview", "drawReview", "publishReview"].map((act) => `${act}(code: "2026-10")`),
    ];
    for (const act of acts)
      expect(await dataOf(`mutation { done: ${act} { userErrors { code } } }`)).toEqual({ done: { userErrors: [] } });
  });
  afterAll(() => api.app.close());

  const dataOf = async (query: string) => {
    const { data, errors } = await api.ask(query);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };
  const card = (fields: string) => dataOf(`{ scorecard(code: "2026-10", estate: "RA") { ${fields} } }`);

  it("rests on the rows that its figure leads to", async () => {
    // 480 of October's bills and 30 of arrears, against a twelfth of 7,200: both halves are twelve times as large.
    expect(await card(`lines { numerator denominator metric }`)).toEqual({
      scorecard: { lines: [{ numerator: "612000", denominator: "720000", metric: "combined_rate" }] },
    });
    const rows =
      await dataOf(`{ estate(code: "RA") { collection(period: { from: "2026-10-01", to: "2026-10-31" }, asOf: "2026-10-31") {
      rows(figure: COMBINED_RATE, first: 200) { nodes { bill { billNo } numerator } } } } }`);
    expect(rows).toEqual({
      estate: {
        collection: {
          rows: {
            nodes: [
              { bill: { billNo: "RA-B1" }, numerator: "10000" },
              { bill: { billNo: "RA-B2" }, numerator: "20000" },
              { bill: { billNo: "RA-B3" }, numerator: "18000" },
              { bill: { billNo: "RA-B4" }, numerator: "3000" },
            ],
          },
        },
      },
    });
  });

  it("is restated by rows of what came in, and of nothing that the plan does not ask", async () => {
    await payLate(database(), "RA", "3", "120.00", "2026-10-28");
    expect(
      await card(`restatement { indicator numerator numeratorNow denominator denominatorNow }
        restatedRows(indicator: PLAN_AMOUNT) { householdCode billNo numerator denominator }`),
    ).toEqual({
      scorecard: {
        restatement: [
          {
            indicator: "PLAN_AMOUNT",
            numerator: "612000",
            numeratorNow: "756000",
            denominator: "720000",
            denominatorNow: "720000",
          },
        ],
        // 756,000 − 612,000 is twelve times 12,000.
        restatedRows: [{ householdCode: "RA/3", billNo: "RA-B3", numerator: "12000", denominator: "0" }],
      },
    });
  });
});
