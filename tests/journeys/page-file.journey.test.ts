import type { Page } from "playwright-core";
import readWorkbook from "read-excel-file/node";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeJourney, DESK, settled } from "./journey.ts";

const PORTFOLIO = "/comparison?period=2026-Q1";
const RATES = ["currentRate", "onTimeRate", "overdueRate", "recoveryRate", "combinedRate"] as const;
const AMOUNTS = ["netBilled", "collected", "outstanding"] as const;

const rate = z.object({ value: z.number().nullable(), numerator: z.string(), denominator: z.string() });
const rates = z.object({
  currentRate: rate,
  onTimeRate: rate,
  overdueRate: rate,
  recoveryRate: rate,
  combinedRate: rate,
});
const amounts = z.object({ netBilled: z.string(), collected: z.string(), outstanding: z.string() });
const compared = rates.extend(amounts.shape).extend({ previousPeriod: rates, lastYear: rates });
const trend = z.object({ trend: z.array(z.object({ currentRate: rate })) });
const months = z.object({ data: z.object({ estate: z.object({ collection: trend }) }) });
const summary = compared.extend({
  held: z.string(),
  previousPeriod: rates.extend(amounts.shape).extend({ held: z.string() }),
  lastYear: rates.extend(amounts.shape).extend({ held: z.string() }),
  yearToDate: rates.extend(amounts.shape),
});
const answer = z.object({
  data: z.object({
    portfolio: z.object({ collection: summary }),
    estates: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        region: z.string(),
        cityCompany: z.string(),
        collection: compared,
      }),
    ),
    metrics: z.array(z.object({ version: z.number(), name: z.object({ zh: z.string() }) })),
  }),
});

const R = `${RATES.map((name) => `${name} { value numerator denominator }`).join(" ")}`;
const A = AMOUNTS.join(" ");
const AT = `collection(period: { from: "2026-01-01", to: "2026-03-31" }, asOf: "2026-03-31", feeClass: PROPERTY_FEE)`;
const ASKED = `{
  portfolio { ${AT} { ${R} ${A} held previousPeriod { ${R} ${A} held } lastYear { ${R} ${A} held } yearToDate { ${R} ${A} } } }
  estates { code name region cityCompany ${AT} { ${R} ${A} previousPeriod { ${R} } lastYear { ${R} } } }
  metrics { version name { zh } }
}`;

/** What the API itself answers, asked from the page. */
const ask = (page: Page, query: string): Promise<unknown> =>
  page.evaluate(async (asked) => {
    const response = await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: asked }),
    });
    return response.json();
  }, query);

/** The workbook that a button makes, sheet by sheet; an empty cell is null. */
async function workbookOf(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const sheets = await readWorkbook(await download.path());
  return { name: download.suggestedFilename(), sheets: new Map(sheets.map(({ sheet, data }) => [sheet, data])) };
}

const yuan = (fen: string) => Number(fen) / 100;
const share = ({ value }: z.infer<typeof rate>) => value;

describeJourney("a page as a workbook", (open) => {
  test("every cell of the portfolio equals the API to the digit", async () => {
    const page = await open(PORTFOLIO);
    await settled(page);
    const { name, sheets } = await workbookOf(page, "导出 Excel");
    expect(name).toBe("项目对比 2026年第1季度.xlsx");
    expect([...sheets.keys()]).toEqual([
      "封面",
      "汇总",
      "金额汇总",
      "各项目指标",
      "当期收缴率排名",
      "当期收缴率月度走势（各项目）",
    ]);
    const { portfolio, estates, metrics } = answer.parse(await ask(page, ASKED)).data;
    const total = portfolio.collection;

    expect(
      sheets
        .get("汇总")
        ?.slice(1)
        .map((row) => row.slice(1)),
    ).toEqual(
      RATES.map((each) => [
        share(total[each]),
        yuan(total[each].numerator),
        yuan(total[each].denominator),
        share(total.previousPeriod[each]),
        share(total.lastYear[each]),
        share(total.yearToDate[each]),
      ]),
    );
    const held = [yuan(total.held), yuan(total.previousPeriod.held), yuan(total.lastYear.held), null];
    expect(
      sheets
        .get("金额汇总")
        ?.slice(1)
        .map((row) => row.slice(1)),
    ).toEqual([
      ...AMOUNTS.map((each) =>
        [total, total.previousPeriod, total.lastYear, total.yearToDate].map((figures) => yuan(figures[each])),
      ),
      held,
    ]);

    const cellsOf = (figures: z.infer<typeof compared>) => [
      ...RATES.flatMap((each) => [
        share(figures[each]),
        yuan(figures[each].numerator),
        yuan(figures[each].denominator),
        share(figures.previousPeriod[each]),
        share(figures.lastYear[each]),
      ]),
      // No target is set, so nothing is away from it.
      null,
      null,
      ...AMOUNTS.map((each) => yuan(figures[each])),
    ];
    const best = estates.toSorted(
      (a, b) => Number(b.collection.currentRate.value) - Number(a.collection.currentRate.value),
    );
    expect(sheets.get("各项目指标")?.slice(1)).toEqual([
      ...best.map(({ code, name: called, region, cityCompany, collection }) => [
        called,
        code,
        region || null,
        cityCompany || null,
        ...cellsOf(collection),
      ]),
      ["合计", null, null, null, ...cellsOf(total)],
    ]);
    expect(sheets.get("当期收缴率排名")?.slice(1)).toEqual(
      best.map(({ name: called, collection: { currentRate } }, at) => [
        called,
        at + 1,
        currentRate.value,
        yuan(currentRate.numerator),
        yuan(currentRate.denominator),
      ]),
    );
    for (const [at, { code, name: called }] of best.entries()) {
      const asked = `{ estate(code: "${code}") { ${AT} { trend(months: 12) { currentRate { value numerator denominator } } } } }`;
      const { estate } = months.parse(await ask(page, asked)).data;
      expect(sheets.get("当期收缴率月度走势（各项目）")?.[at + 1]).toEqual([
        called,
        ...estate.collection.trend.map(({ currentRate }) => currentRate.value),
      ]);
    }

    const cover = sheets.get("封面") ?? [];
    const said = (key: string) => cover.find(([cell]) => cell === key)?.[1];
    expect(said("统计期间")).toBe("2026年第1季度（2026-01-01 至 2026-03-31）");
    expect(said("统计截止日")).toBe("2026-03-31");
    expect(said("收费项目")).toBe("仅物业费");
    for (const metric of metrics) expect(said(metric.name.zh)).toBe(metric.version);
  });

  test("a page of an estate has a sheet for every panel, also for those that came late", async () => {
    const page = await open("/estates/E01?period=2026-Q1");
    await page.locator(".tiles").first().waitFor();
    const { sheets } = await workbookOf(page, "导出 Excel");
    await settled(page);
    const titles = await page.locator(".card:has(.card-controls) h2").allTextContents();
    expect([...sheets.keys()].slice(3)).toEqual(titles);
    expect(sheets.get("欠费平衡")?.at(-1)).toEqual(["平衡差额", 0]);
  });

  test("the monthly report comes at one click, and a failure is said beside it", async () => {
    const page = await open(PORTFOLIO);
    await settled(page);
    const { name, sheets } = await workbookOf(page, "收缴月报 2026年3月");
    expect(name).toBe("收缴月报 2026年3月.xlsx");
    expect(sheets.get("收缴月报")?.[0]?.[0]).toBe("收缴月报 2026年3月");
    await page.route("**/reports/**", (route) =>
      route.fulfill({ status: 500, json: { error: "FAULT", message: "The server failed.", requestId: "4711" } }),
    );
    await page.getByRole("button", { name: "收缴月报 2026年3月" }).click();
    const alert = page.getByRole("alert");
    await alert.getByText("没有生成：收缴月报 2026年3月").waitFor();
    await alert.getByText("请求编号 4711").waitFor();
    expect(await page.locator(".estates tbody tr").count()).toBe(3);
    await alert.getByRole("button", { name: "关闭" }).click();
    await alert.waitFor({ state: "detached" });
  });

  test("a page on paper carries what it rests on, without what can only be pressed", async () => {
    const page = await open(PORTFOLIO, { ...DESK, colorScheme: "dark" });
    await settled(page);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".print-stamp").innerText()).toContain("2026年第1季度（2026-01-01 至 2026-03-31）");
    for (const hidden of [".rail", ".filters", ".page-acts", ".card-controls"])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe("rgb(255, 255, 255)");
  });
});
