import { writeFileSync } from "node:fs";
import { print } from "graphql";
import i18next from "i18next";
import { sql } from "kysely";
import readWorkbook from "read-excel-file/node";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  ReviewDocument,
  ScorecardDocument,
  type ReviewQuery,
  type ScorecardQuery,
} from "../../dashboard/api/generated/graphql.ts";
import { reviewsZh } from "../../dashboard/i18n/reviews.zh.ts";
import { zh } from "../../dashboard/i18n/zh.ts";
import { writePageFile } from "../../dashboard/page-file/write-page-file.ts";
import { scoreColumns } from "../../dashboard/reviews/review-columns.tsx";
import { lineColumns } from "../../dashboard/reviews/scorecard-columns.tsx";
import { pointsText } from "../../dashboard/reviews/score-words.ts";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { addPlayer, opening, raise } from "../supervision/cast.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { readPdf } from "./pdf-text.ts";
import { CARDS } from "./review-cards.ts";
import { fillReviewLedger } from "./review-ledger.ts";
import { writeNotice, type Notice } from "../../server/reviews/write-notice.ts";

describeEngines("the result notice on paper", (database) => {
  let api: Api;
  beforeAll(async () => {
    await fillReviewLedger(database());
    await raiseThree();
    api = await apiOver(database(), "2027-01-05");
    await api.ask(`mutation { setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "计划", rows: [
      { estate: "RA", currentRate: 9000, planned: "240000" }] }) { estates } }`);
    for (const { code, scheme } of CARDS) {
      if (scheme !== "")
        expect(
          await api.ask(`mutation { adoptScheme(input: { titleZh: "方案", titleEn: "Scheme", validFrom: "2026-12-01", reason: "修订",
            lines: [${scheme}] }) { userErrors { code } } }`),
        ).toEqual({ data: { adoptScheme: { userErrors: [] } } });
      for (const act of ["openReview", "drawReview", "publishReview"])
        expect(await api.ask(`mutation { ${act}(code: "${code}") { userErrors { code } } }`)).toEqual({
          data: { [act]: { userErrors: [] } },
        });
    }
  });
  afterAll(() => api.app.close());

  /** Two general findings and a more serious one, in December. */
  async function raiseThree() {
    const clock = systemClock("Asia/Shanghai", () => new Date("2026-12-10T04:00:00Z"));
    const supervisor = await addPlayer(database(), clock, "SUPERVISOR", { role: "SUPERVISOR", estates: ["RA"] });
    const found = await database().asViewer(HEADQUARTERS, (trx) =>
      sql<{ id: number }>`select estate_id as id from estate where estate_code = 'RA'`.execute(trx),
    );
    for (const severity of ["GENERAL", "GENERAL", "MORE_SERIOUS"] as const)
      await raise(database(), clock, supervisor, opening(found.rows[0]?.id ?? 0, { severity }));
  }

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
      "当期收缴率80.00%480.00÷600.00元60.00%得0分，达到本项目目标（90.00%）得满分，之间按比例47.0631.3715.69",
      "最终得分68.35",
      "整改及时率没有可计算的数据，其权重已按比例分摊到其他指标。",
    ])
      expect(told).toContain(words);
  });

  it.each(CARDS)(
    "scores $code as worked out by hand, in the API, the columns of its page, their workbook and on paper",
    async (own) => {
      const { data, errors } = await api.ask(print(ScorecardDocument), { code: own.code, estate: "RA" });
      expect(errors).toBeUndefined();
      const { scorecard } = z.object({ scorecard: z.custom<NonNullable<ScorecardQuery["scorecard"]>>() }).parse(data);
      expect(scorecard.score).toBe(own.score);
      expect(
        scorecard.lines.map(({ numerator, denominator, effective, points, lost }) => [
          ...[numerator, denominator].map(Number),
          effective,
          points,
          lost,
        ]),
      ).toEqual(own.lines);
      // The page shows these columns, and its workbook their fields.
      const i18n = i18next.createInstance();
      const t = await i18n.init({
        lng: "zh",
        resources: { zh: { translation: { ...zh, ...reviewsZh } } },
        interpolation: { escapeValue: false },
      });
      const fields = lineColumns(t, scorecard, own.code).flatMap((column) => column.fields ?? []);
      const table = {
        name: "得分明细",
        header: fields.map(({ name }) => name),
        rows: scorecard.lines.map((line) => fields.map(({ value }) => value(line))),
      };
      const stamp = [[t("reviewScore"), pointsText(scorecard.score)]] as const;
      const panels = [{ title: table.name, state: "DATA" as const, file: () => table }];
      const file = await writePageFile(t, { title: "得分表", stamp, panels, metrics: [] });
      const [cover, sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()));
      expect(cover?.data).toContainEqual(expect.arrayContaining(["得分", own.shown.at(-1)?.at(-1)]));
      // Shares and points are numbers there: nobody has to type them in again to add them up.
      const points = (cell: unknown) => z.number().parse(cell).toFixed(2);
      const figure = (cell: unknown) => (typeof cell === "number" ? `${(cell * 100).toFixed(2)}%` : cell);
      expect(
        sheet?.data.slice(1).map((row) => [row[0], figure(row[1]), row[2] ?? "", ...row.slice(6).map(points)]),
      ).toEqual(own.shown.slice(0, -1));
      const kept = { SPREAD: "权重分摊到其他指标", FULL: "给满分", NONE: "不得分" };
      expect(sheet?.data.slice(1).map((row) => row[3] ?? "")).toEqual(
        scorecard.lines.map(({ reason, rule }) => (reason === null ? "" : kept[rule.missing])),
      );
      // On paper stands the rule that the page tells, in either language.
      for (const lang of ["zh", "en"] as const) {
        const told = readPdf((await get(`code=${own.code}&estate=RA&lang=${lang}`)).rawPayload);
        expect([lang, told.pages]).toEqual([lang, 1]);
        const text = told.text.replaceAll(/\s+/g, "");
        // And what became of the weight of lines without a figure.
        expect(text).toContain((scorecard.missing?.[lang] ?? "").replaceAll(/\s+/g, ""));
        for (const [index, [name, figure, fraction, weight, points, lost]] of own.shown.entries()) {
          const rule = scorecard.lines[index]?.rule.told[lang] ?? "";
          const row = `${rule}${weight ?? ""}${points ?? ""}${lost ?? ""}`;
          const whole = index === own.lines.length ? `${name}${figure}` : `${name}${figure}${fraction ?? ""}${row}`;
          if (lang === "zh") expect(text).toContain(whole.replaceAll(/\s+/g, ""));
          else expect(text).toContain(row.replaceAll(/\s+/g, ""));
        }
      }
    },
  );

  it("says of each line without a figure what became of its weight", async () => {
    const told = readPdf((await get("code=2026-12&estate=RA")).rawPayload).text.replaceAll(/\s+/g, "");
    expect(told).toContain(
      [
        "检查计划完成率没有可计算的数据，其权重已按比例分摊到其他指标。",
        "当期收缴率没有可计算的数据，权重保留，按方案给满分。",
        "满意度没有可计算的数据，权重保留，按方案不得分。",
      ].join(""),
    );
  });

  it("puts all estates' scores into one sheet: of each line its figure, rule, weight, points and points lost", async () => {
    const { data } = await api.ask(print(ReviewDocument), { code: "2026-10" });
    const { review } = z.object({ review: z.custom<NonNullable<ReviewQuery["review"]>>() }).parse(data);
    const i18n = i18next.createInstance();
    const t = await i18n.init({ lng: "zh", resources: { zh: { translation: { ...zh, ...reviewsZh } } } });
    const fields = scoreColumns(t, "2026-10", review.scorecards).flatMap((column) => column.fields ?? []);
    const table = {
      name: "得分",
      header: fields.map(({ name }) => name),
      rows: review.scorecards.map((card) => fields.map(({ value }) => value(card))),
    };
    const panels = [{ title: table.name, state: "DATA" as const, file: () => table }];
    const file = await writePageFile(t, { title: "绩效考核", stamp: [], panels, metrics: [] });
    const [, sheet] = await readWorkbook(Buffer.from(await file.arrayBuffer()));
    const name = "当期收缴率";
    expect(sheet?.data[0]?.slice(0, 9)).toEqual(
      ["项目编码", "项目", "得分", name].concat(
        ["无数据时", "计分规则", "实际权重", "得分", "扣分"].map((what) => `${name} · ${what}`),
      ),
    );
    expect(sheet?.data.find(([code]) => code === "RA")?.slice(0, 15)).toEqual(
      [
        ["RA", "RA小区", 68.35],
        [0.8, null, "60.00% 得 0 分，达到本项目目标（90.00%）得满分，之间按比例", 47.06, 31.37, 15.69],
        [0.2, null, "40.00% 得 0 分，达到 5.00% 得满分，之间按比例", 23.53, 13.45, 10.08],
      ].flat(),
    );
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
    expect(text.replaceAll(/\s+/g, "")).toContain("不计分：可计算的指标不足一半权重");

    // Points that an appeal gave back count towards the place once it is signed off.
    const rank = { place: 13, ranked: 20, low: 6, high: 16, group: 2, weightLow: 13, weightHigh: 13, reason: null };
    const decided = readPdf(await writeNotice({ ...notice, score: 7283, drawnScore: 6933, awarded: 350, rank }, "zh"));
    expect(decided.text.replaceAll(/\s+/g, "")).toContain("第13名/20（抽样区间第6–16名）（按测算得分）");
  });
});
