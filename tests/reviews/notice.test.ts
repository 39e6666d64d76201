import { writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { readPdf } from "./pdf-text.ts";
import { fillReviewLedger } from "./review-ledger.ts";
import { writeNotice, type Notice } from "../../server/reviews/write-notice.ts";

describeEngines("the result notice on paper", (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillReviewLedger(database());
    api = await apiOver(database(), "2026-11-05");
    await api.ask(`mutation { setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [
      { estate: "RA", currentRate: 9000 }] }) { estates } }`);
    for (const act of ["openReview", "drawReview", "publishReview"])
      await api.ask(`mutation { ${act}(code: "2026-10") { userErrors { code } } }`);
  });
  afterAll(() => api.app.close());

  const get = (query: string) => api.inject({ method: "GET", url: `/reports/review-notice.pdf?${query}` });

  it("says in Chinese that can be copied what the API tells, to the last digit", async () => {
    const answer = await get("code=2026-10&estate=RA");
    expect(answer.headers["content-type"]).toBe("application/pdf");
    if (process.env["KEEP_NOTICE"] !== undefined) writeFileSync(process.env["KEEP_NOTICE"], answer.rawPayload);
    const { text, pages } = readPdf(answer.rawPayload);
    const told = text.replaceAll(/\s+/g, "");
    expect(pages).toBe(1);
    expect(text).not.toContain("\ufffd");
    for (const words of [
      "考核结果通知书",
      "尚未定案，仅供核对",
      "RARA小区",
      "2026-10-01–2026-10-31",
      // Worked out in score.rules.test.ts.
      "当期收缴率80.00%480.00÷600.00元47.0631.3715.69",
      "逾期率20.00%120.00÷600.00元23.5313.4510.08",
      "清欠率33.33%30.00÷90.00元17.6511.775.88",
      "整改及时率期内没有可计算的数据0.000.000.00",
      "问题扣分一般0·较重0·严重011.7611.760.00",
      "最终得分68.35",
    ])
      expect(told).toContain(words);
  });

  it("speaks English as well, and of no card that is not there", async () => {
    const english = readPdf((await get("code=2026-10&estate=RA&lang=en")).rawPayload);
    expect([english.pages, english.text.replaceAll(/\s+/g, "").slice(0, 12)]).toEqual([1, "Resultnotice"]);
    for (const query of ["", "code=2026-10&estate=RZ", "code=2099&estate=RA", "code=2026-10&estate=RA&lang=fr"])
      expect([query, (await get(query)).statusCode]).toEqual([query, 400]);
    const other = await api.as("ESTATE_MANAGER", ["RB"]);
    const foreign = await other.inject({ method: "GET", url: "/reports/review-notice.pdf?code=2026-10&estate=RA" });
    expect(foreign.statusCode).toBe(400);
  });
});

describe("the fingerprint on paper", () => {
  it("can be copied where its letters are drawn joined", async () => {
    const sha256 = "ff".repeat(32);
    const notice: Notice = {
      estate: { code: "RA", name: "RA小区" },
      frozen: {
        cycle: "2026-10",
        estate: "RA",
        from: "2026-10-01",
        to: "2026-10-31",
        asOf: "2026-10-31",
        knownAt: null,
        scheme: 1,
        lines: [],
        figures: [],
      },
      sha256,
      lines: [],
      drawnScore: null,
      awarded: 0,
      score: null,
      rank: null,
      measures: [],
      signed: undefined,
      signedOn: null,
    };
    const { text } = readPdf(await writeNotice(notice, "zh"));
    expect(text).not.toContain("\ufffd");
    expect(text.replaceAll(/\s+/g, "")).toContain(sha256);
  });
});
