import { afterAll, beforeAll, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { fillReviewLedger } from "./review-ledger.ts";

describeEngines("schemes over the API", (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillReviewLedger(database());
    api = await apiOver(database(), "2026-11-05");
  });
  afterAll(() => api.app.close());

  const dataOf = async (query: string) => {
    const { data, errors } = await api.ask(query);
    expect(errors, api.logged.join()).toBeUndefined();
    return data;
  };

  it("tries a scheme on a period that is over beside the one in force", async () => {
    const line = `{ indicator: OVERDUE_RATE, weight: 100, scale: LINEAR, zero: 4000, full: 500 }`;
    expect(
      await dataOf(
        `{ schemeTrial(code: "2026-10", lines: [${line}]) { estates { score place triedScore triedPlace estate { code } } userErrors { code } } }`,
      ),
    ).toMatchObject({
      schemeTrial: {
        estates: [
          { estate: { code: "RB" }, triedScore: 10000, triedPlace: 1 },
          { estate: { code: "RA" }, triedScore: 5714, triedPlace: 2 },
          { estate: { code: "RC" }, triedPlace: null },
        ],
        userErrors: [],
      },
    });
    expect(
      await dataOf(
        `{ schemeTrial(code: "2026-10", lines: [${line.replace("100", "90")}]) { estates { score } userErrors { code field } } }`,
      ),
    ).toEqual({
      schemeTrial: { estates: [], userErrors: [{ code: "WEIGHTS_NOT_100", field: "lines" }] },
    });
  });

  it("adopts a scheme from a day on; reviews that are open keep theirs", async () => {
    const trial = `{ schemeTrial(code: "2026-10", lines: [{ indicator: OVERDUE_RATE, weight: 100, scale: LINEAR, zero: 4000, full: 500 }]) {
      estates { score place estate { code } } } }`;
    const before = await dataOf(trial);
    const adopt = `mutation { adoptScheme(input: { titleZh: "新方案", titleEn: "New", validFrom: "2027-01-01", reason: "年度修订", lines: [
      { indicator: CURRENT_RATE, weight: 60, scale: STEPS, steps: [{ from: 9000, share: 100 }, { from: 8000, share: 60 }] },
      { indicator: FINDINGS, weight: 40, scale: DEDUCTION, general: 100, moreSerious: 300, severe: 1000, missing: FULL }] }) {
      scheme { version lines { indicator weight scale steps { from share } severe missing } } userErrors { code } } }`;
    expect(await dataOf(adopt)).toEqual({
      adoptScheme: {
        scheme: {
          version: 2,
          lines: [
            {
              indicator: "CURRENT_RATE",
              weight: 60,
              scale: "STEPS",
              steps: [
                { from: 9000, share: 100 },
                { from: 8000, share: 60 },
              ],
              severe: null,
              missing: "SPREAD",
            },
            { indicator: "FINDINGS", weight: 40, scale: "DEDUCTION", steps: [], severe: 1000, missing: "FULL" },
          ],
        },
        userErrors: [],
      },
    });
    // Who presses twice adopts one version.
    expect(await dataOf(adopt)).toEqual({ adoptScheme: { scheme: null, userErrors: [{ code: "SCHEME_SAME" }] } });
    // Until its first day a trial stands beside the one before it.
    expect(await dataOf(trial)).toEqual(before);
    expect(await dataOf(`mutation { openReview(code: "2026") { userErrors { code } } }`)).toEqual({
      openReview: { userErrors: [] },
    });
    expect(await dataOf(`{ reviews { code scheme { version } } }`)).toMatchObject({
      reviews: expect.arrayContaining([{ code: "2026", scheme: { version: 1 } }]),
    });
  });
});
