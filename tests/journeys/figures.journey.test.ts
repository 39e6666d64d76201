import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeJourney, settled, violations } from "./journey.ts";
import { documentId } from "./signed-in.ts";
import { comeBack, turnDay } from "./turn-day.ts";

const QUARTER = "period=2026-Q1";
const ESTATE = `/estates/E01?${QUARTER}`;
const BUILDING = `/estates/E01/buildings/01?${QUARTER}&asOf=2026-02-20`;

const tiles = (page: Page) => page.locator("[data-rate] .tile-value").allTextContents();
const fen = (text: string | null) => BigInt((text ?? "").replace(/[^\d−-]/g, "").replace("−", "-"));

/** Saves the file behind a button and gives its lines as cells; none of the tested ones stands in quotes. */
async function savedBy(page: Page, button: string): Promise<string[][]> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const text = readFileSync(await download.path(), "utf8").replace("\uFEFF", "");
  return text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
}

describeJourney("estates and buildings in a browser", (open) => {
  test("leads from the portfolio to an estate, a building, and back, at the same position", async () => {
    const page = await open(`/comparison?${QUARTER}&asOf=2026-02-20`);
    await page.locator('tr[data-key="E01"] a').first().click();
    await page.getByRole("heading", { name: "示例小区1", level: 1 }).waitFor();
    expect(new URL(page.url()).search).toBe(`?${QUARTER}&asOf=2026-02-20`);
    await page.locator('.buildings tr[data-key="01"] a').click();
    await page.locator(".unit-cell").first().waitFor();
    // Golden, E01/01 as of 20 February: 2,032.57 ÷ 6,313.66 and so on.
    expect(await tiles(page)).toEqual(["32.19%", "32.09%", "63.47%", "3.17%", "10.02%"]);
    await page.locator(".breadcrumb a").last().click();
    await page.getByRole("heading", { name: "示例小区1", level: 1 }).waitFor();
    await page.goBack();
    await page.locator(".unit-cell").first().waitFor();
  });

  test("an estate's bridge closes to nothing, and leads to the bills behind it", async () => {
    const page = await open(`${ESTATE}&table=bridge`);
    const bridge = page.locator('[data-figure="bridge"]');
    await bridge.getByText("差额 0.00 元").waitFor();
    const amounts = (await bridge.locator("tbody td").allTextContents()).map(fen);
    // Golden: opening 67,409.51, billed 24,106.63, closing 76,711.03; what is between them adds up, and nothing is left.
    expect([amounts[0], amounts[1], amounts.at(-2), amounts.at(-1)]).toEqual([6740951n, 2410663n, 7671103n, 0n]);
    expect(amounts.slice(0, -2).reduce((sum, amount) => sum + amount, 0n)).toBe(7671103n);

    await page.locator('[data-amount="outstanding"]').click();
    const panel = page.getByRole("dialog");
    await panel.getByTestId("amount-value").waitFor();
    expect(await panel.getByTestId("amount-value").textContent()).toBe("76,711.03 元");
    while (await panel.getByRole("button", { name: "继续加载" }).isVisible()) {
      const before = await panel.locator("tr[data-row]").count();
      await panel.getByRole("button", { name: "继续加载" }).click();
      await page.waitForFunction((count) => document.querySelectorAll("tr[data-row]").length > count, before);
    }
    const rows = await panel.locator('[data-part="numerator"]').allTextContents();
    expect(rows.map(fen).reduce((sum, amount) => sum + amount, 0n)).toBe(7671103n);
    await panel.getByText("明细合计与该金额一致").waitFor();
  });

  test("a month of the heatmap opens that month's rows", async () => {
    const page = await open(ESTATE);
    await settled(page);
    const cell = page.locator('.heat tr[data-key="02"] .heat-cell').last();
    const told = await cell.getAttribute("title");
    await cell.click();
    await page.getByRole("dialog").getByTestId("rate-value").waitFor();
    expect(new URL(page.url()).searchParams.get("explainAt")).toBe("2026-03");
    expect(told).toContain(`2026-03 · ${await page.getByTestId("rate-value").textContent()}`);
  });

  test("the unit grid shows every unit with its status in a sign, and leads to its household", async () => {
    const page = await open(BUILDING);
    const cells = page.locator(".unit-cell");
    await cells.first().waitFor();
    const units = readFileSync("tests/golden/ledger/units.csv", "utf8").match(/^E01,01,/gm)?.length;
    expect(await cells.count()).toBe(units);
    expect(await cells.first().getAttribute("href")).toMatch(/^\/households\/E01%2F01-\d+\?/);
    const signs = { OVERDUE: "!", UNPAID: "○", WRITTEN_OFF: "×", PAID: "✓", WAIVED: "–", UNBILLED: "·" };
    for (const [standing, sign] of Object.entries(signs))
      for (const mark of await page.locator(`.unit-cell[data-standing="${standing}"] .unit-mark`).allTextContents())
        expect(mark.replace("+", "")).toBe(sign);
    // A parking space has a cell and is no household.
    expect(await page.locator(".standing-summary").innerText()).toContain("另有 1 个车位或储藏间，不计入户数。");
    const counts = await page.locator(".standing-table tr:not([data-standing='HOLDING']) td.number").allTextContents();
    expect(counts.map(Number).reduce((sum, count) => sum + count, 0)).toBe(
      Number(/共 (\d+) 户/.exec(await page.locator(".standing-summary").innerText())?.[1]),
    );
  });

  test("saves a panel as a file with the API's figures and what they rest on", async () => {
    const page = await open(`/comparison?${QUARTER}`);
    await page.locator(".estates").waitFor();
    const lines = await savedBy(page, "导出各项目指标（CSV）");
    const [header = [], ...rows] = lines;
    const cell = (code: string, column: string) => rows.find((row) => row[1] === code)?.[header.indexOf(column)];
    expect(cell("E01", "当期收缴率")).toBe("48.09%");
    expect(cell("E01", "当期收缴率 · 分子")).toBe("11465.26");
    expect(cell("E01", "当期收缴率 · 分母")).toBe("23839.46");
    expect(cell("E01", "期末欠费")).toBe("76711.03");
    expect(rows.find((row) => row[0] === "合计")?.[header.indexOf("当期收缴率 · 分子")]).toBe("34745.84");
    expect(lines.find(([name]) => name === "统计截止日")).toEqual(["统计截止日", "2026-03-31"]);
  });

  test("groups estates with the server's subtotals, and compares comparable ones alone", async () => {
    const page = await open(`/comparison?${QUARTER}&group=region`);
    await page.locator(".estates [data-group]").first().waitFor();
    const rates = await page.locator(".estates [data-group] td:nth-child(3) .rate-value").allTextContents();
    // 华东 is E03 alone; 华北 (11,465.26 + 14,275.51) ÷ (23,839.46 + 25,235.47) = 52.45 %. The best comes first.
    expect(rates).toEqual(["61.78%", "52.45%"]);
    await page.goto(page.url().replace("group=region", "comparable=lastYear"));
    await page.locator(".estates").waitFor();
    expect(await page.locator(".estates tbody tr").count()).toBe(3);
  });

  test("arrow keys go from row to row and from column to column", async () => {
    const page = await open(`/comparison?${QUARTER}`);
    await page.locator(".estates").waitFor();
    await page.locator('.estates tr[data-key="E03"] .rate-value').first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const reached = await page.evaluate(() => ({
      row: document.activeElement?.closest("tr")?.getAttribute("data-key"),
      told: document.activeElement?.getAttribute("aria-label"),
    }));
    expect(reached.row).toBe("E02");
    expect(reached.told).toContain("缴费及时率 44.95%");
  });

  test("remembers the theme", async () => {
    const page = await open(ESTATE);
    await page.getByRole("button", { name: "切换为深色" }).click();
    const scheme = () => page.evaluate(() => document.documentElement.getAttribute("data-mantine-color-scheme"));
    expect(await scheme()).toBe("dark");
    await page.reload();
    await page.getByRole("button", { name: "切换为浅色" }).waitFor();
    expect(await scheme()).toBe("dark");
  });

  test("says that there is no such estate or building", async () => {
    const page = await open("/estates/E99");
    await page.getByRole("heading", { name: "找不到该项目" }).waitFor();
    await page.goto(page.url().replace("/estates/E99", "/estates/E01/buildings/99"));
    await page.getByRole("heading", { name: "找不到该楼栋" }).waitFor();
  });

  test("a slow answer says what is awaited, and can be given up and asked for again", async () => {
    const page = await open("/comparison?period=2026-Q1");
    await settled(page);
    let given = 0;
    await page.route("**/graphql", async (route) => {
      // The first comparison never comes.
      if (!(route.request().postData() ?? "").includes(documentId("Comparison")) || given++ > 0) await route.continue();
    });
    await page.goto(page.url().replace("2026-Q1", "2026-Q2"));
    const notice = page.getByRole("status").filter({ hasText: "正在计算项目对比" });
    await notice.waitFor();
    expect(await violations(page)).toEqual([]);
    const gone = page.waitForEvent("requestfailed");
    await notice.getByRole("button", { name: "停止" }).click();
    expect((await gone).url()).toContain("/graphql");
    await page.getByRole("heading", { name: "已停止" }).waitFor();
    expect(await notice.count()).toBe(0);
    await page.getByRole("button", { name: "重试" }).click();
    await page.locator(".estates").waitFor();
  });

  test("tells the total first, and asks for the estates once it is told", async () => {
    const page = await open("/comparison?period=2026-Q1");
    await settled(page);
    const asked: string[] = [];
    const held: (() => Promise<void>)[] = [];
    await page.route("**/graphql", async (route) => {
      const name = ["PortfolioTotal", "Comparison"].find((each) =>
        (route.request().postData() ?? "").includes(documentId(each)),
      );
      if (name === undefined) return route.continue();
      asked.push(name);
      held.push(() => route.continue());
    });
    await page.goto(page.url().replace("2026-Q1", "2026-Q2"), { waitUntil: "commit" });
    await page.getByRole("button", { name: "2026年第2季度" }).waitFor();
    await expect.poll(() => asked).toEqual(["PortfolioTotal"]);
    await held[0]?.();
    const tile = page.locator('[data-rate="currentRate"] .tile-value');
    await tile.waitFor();
    await expect.poll(() => asked).toEqual(["PortfolioTotal", "Comparison"]);
    expect(await page.locator(".estates").count()).toBe(0);
    const told = await tile.innerText();
    await held[1]?.();
    await page.locator(".estates").waitFor();
    expect(await tile.innerText()).toBe(told);
    expect(await page.locator('tr[data-key="total"] .rate-value').first().innerText()).toBe(told);
  });

  test("a page left open over midnight moves on to the next day: with any answer, or when one comes back to it", async () => {
    const answered = await open("/comparison");
    const looked = await open("/comparison");
    const chosen = await open("/comparison?period=2026-Q1");
    for (const page of [answered, looked, chosen]) {
      await settled(page);
      await turnDay(page, "2099-01-02");
    }
    await answered.getByRole("button", { name: "刷新", exact: true }).click();
    await comeBack(looked);
    await comeBack(chosen);
    await answered.getByRole("button", { name: "2098年第4季度" }).waitFor();
    await looked.getByRole("button", { name: "2098年第4季度" }).waitFor();
    await settled(chosen);
    expect(await chosen.getByRole("button", { name: "2026年第1季度" }).count()).toBe(1);
    for (const page of [answered, looked, chosen]) await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});
