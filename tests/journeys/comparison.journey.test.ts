import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { firstScreenBytes } from "./bundle.ts";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";

const QUARTER = "/comparison?period=2026-Q1";

describeJourney("the estate comparison in a browser", (open) => {
  const estates = (page: Page) => page.locator(".estates tbody tr th .estate-name").allTextContents();
  const cells = (page: Page, estate: string) => page.locator(`tr[data-key="${estate}"] .rate-value`).allTextContents();
  const shown = (page: Page) => page.locator(".estates").waitFor();

  test("shows the golden figures, and their total from sums", async () => {
    const page = await open(QUARTER);
    await shown(page);
    expect(await cells(page, "E01")).toEqual(["48.09%", "44.90%", "51.91%", "4.56%", "15.93%"]);
    expect(await cells(page, "E02")).toEqual(["56.57%", "44.95%", "43.43%", "11.49%", "27.69%"]);
    expect(await cells(page, "E03")).toEqual(["61.78%", "55.69%", "38.22%", "7.50%", "19.50%"]);
    // (11,465.26 + 14,275.51 + 9,005.07) ÷ (23,839.46 + 25,235.47 + 14,577.04) = 34,745.84 ÷ 63,651.97 = 54.587 %
    expect((await cells(page, "total"))[0]).toBe("54.59%");
    const fraction = page.locator('[data-rate="currentRate"] .tile-fraction');
    expect(await fraction.locator("[aria-hidden]").innerText()).toBe("3.47万 ÷\u00a06.37万元");
    expect(await fraction.locator(".heard").textContent()).toBe("34,745.84 ÷\u00a063,651.97\u00a0元");
    expect(await fraction.getAttribute("title")).toBe("34,745.84 ÷\u00a063,651.97\u00a0元");
  });

  test("sorts by any column, and the address says how", async () => {
    const page = await open(QUARTER);
    await shown(page);
    await expect.poll(() => estates(page)).toEqual(["示例小区3", "示例小区2", "示例小区1"]);
    await page.locator('th[data-column="combinedRate"] > .sort').click();
    await expect.poll(() => new URL(page.url()).searchParams.get("sort")).toBe("-combinedRate");
    await expect.poll(() => estates(page)).toEqual(["示例小区2", "示例小区3", "示例小区1"]);
    await page.locator('th[data-column="combinedRate"] > .sort').click();
    await expect.poll(() => new URL(page.url()).searchParams.get("sort")).toBe("combinedRate");
    await expect.poll(() => estates(page)).toEqual(["示例小区1", "示例小区3", "示例小区2"]);
    await page.reload();
    await shown(page);
    await expect.poll(() => estates(page)).toEqual(["示例小区1", "示例小区3", "示例小区2"]);
  });

  test("filters by region and period in the address, and goes back", async () => {
    const page = await open(QUARTER);
    await shown(page);
    await page.getByRole("combobox", { name: "区域" }).click();
    await page.getByRole("option", { name: "华北" }).click();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelectorAll(".estates tbody tr").length === 2);
    expect(new URL(page.url()).searchParams.getAll("region")).toEqual(["华北"]);
    // (11,465.26 + 14,275.51) ÷ (23,839.46 + 25,235.47) = 25,740.77 ÷ 49,074.93 = 52.452 %
    expect((await cells(page, "total"))[0]).toBe("52.45%");
    await page.getByRole("button", { name: "上一期间" }).click();
    await page.getByRole("button", { name: "2025年第4季度" }).waitFor();
    expect(new URL(page.url()).searchParams.get("period")).toBe("2025-Q4");
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".estates tbody tr").length === 3);
    expect(new URL(page.url()).search).toBe("?period=2026-Q1");
  });

  test("a rate's rows add up to its numerator and denominator, down to a bill's receipts", async () => {
    const page = await open(QUARTER);
    await shown(page);
    await page.locator('tr[data-key="E01"] .rate-value').first().click();
    const panel = page.getByRole("dialog");
    await panel.locator("tr[data-row]").first().waitFor();
    while (await panel.getByRole("button", { name: "继续加载" }).isVisible()) {
      const before = await panel.locator("tr[data-row]").count();
      await panel.getByRole("button", { name: "继续加载" }).click();
      await page.waitForFunction((count) => document.querySelectorAll("tr[data-row]").length > count, before);
    }
    const add = async (part: string) => {
      const texts = await panel.locator(`[data-part="${part}"]`).allTextContents();
      return texts.reduce((sum, text) => sum + BigInt(text.replace(/[,.]/g, "").replace("−", "-")), 0n);
    };
    expect(await add("numerator")).toBe(1146526n);
    expect(await add("denominator")).toBe(2383946n);
    expect(await panel.getByTestId("rate-numerator").textContent()).toBe("11,465.26");
    await panel.getByText("明细合计与分子、分母一致").waitFor();

    // The first bill that gives all of its amount: 219.88 of 219.88, paid by one receipt.
    await panel.locator("tr[data-row] .choose").first().click();
    await panel.getByRole("heading", { name: "账单 E01-B000023" }).waitFor();
    expect(await panel.locator("section:has(#allocations-title) tfoot .number").textContent()).toBe("219.88");
    expect(new URL(page.url()).searchParams.get("bill")).toBe("E01-B000023");
    await page.reload();
    await panel.getByRole("heading", { name: "账单 E01-B000023" }).waitFor();
  });

  test("opens and closes a rate by keyboard, and returns to where it was", async () => {
    const page = await open(QUARTER);
    await shown(page);
    await page.locator('[data-rate="overdueRate"]').focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByText("逾期未缴 ÷ 已逾应缴日的净应收").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-rate") === "overdueRate");
    expect(new URL(page.url()).searchParams.has("explain")).toBe(false);
  });

  test("ranks no estate that stands alone, and does not tell it twice", async () => {
    const page = await open(`${QUARTER}&region=${encodeURIComponent("华东")}`);
    await shown(page);
    expect(await cells(page, "E03")).toEqual(["61.78%", "55.69%", "38.22%", "7.50%", "19.50%"]);
    expect(await page.locator('tr[data-key="total"]').count()).toBe(0);
    expect(await page.locator('[data-figure="ranking"]').count()).toBe(0);
    // Nor is it a heatmap of one line, or grouped by what it alone is in.
    expect(await page.getByRole("heading", { name: "月度走势" }).count()).toBe(0);
    expect(await page.getByRole("radiogroup", { name: "分组" }).count()).toBe(0);
  });

  test("counts households too", async () => {
    const page = await open(`${QUARTER}&unit=households`);
    await shown(page);
    // E01: 9 of 29 households paid all, 9 of 29 on time, 20 of 29 overdue.
    expect(await cells(page, "E01")).toEqual(["31.03%", "31.03%", "68.97%"]);
    await page.locator('tr[data-key="E01"] .rate-value').first().click();
    await page.getByRole("dialog").locator("tr[data-row]").first().waitFor();
    expect(await page.getByRole("dialog").locator("tr[data-row]").count()).toBe(29);
  });

  test("speaks the browser's language first, then the one chosen", async () => {
    const page = await open(QUARTER, { ...DESK, locale: "en-GB" });
    await page.getByRole("heading", { name: "Estate comparison" }).waitFor();
    await page.getByText("中文").click();
    await page.getByRole("heading", { name: "项目对比" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "项目对比" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  });

  test("fits a phone", async () => {
    const page = await open(QUARTER, PHONE);
    await shown(page);
    expect(await overflow(page)).toBe(0);
    await page.locator('[data-rate="currentRate"]').click();
    await page.getByRole("dialog").locator("tr[data-row]").first().waitFor();
    expect(await overflow(page)).toBe(0);
    const width = await page.getByRole("dialog").evaluate((panel) => panel.getBoundingClientRect().width);
    expect(width).toBe(390);
  });

  test("fits a sheet of paper, in the language with the longer words", async () => {
    const page = await open(`${QUARTER}&lang=en`);
    await shown(page);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    // A4 on its side, less its margins.
    await page.setViewportSize({ width: Math.ceil((273 * 96) / 25.4), height: 680 });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
  });

  test("is light: the first screen takes at most 250 kB of compressed JavaScript", async () => {
    expect(firstScreenBytes()).toBeLessThanOrEqual(250_000);
  });

  test("says so when the server cannot be reached, and recovers", async () => {
    const page = await open(QUARTER);
    await shown(page);
    await page.route("**/graphql", (route) => route.abort());
    await page.getByRole("button", { name: "上一期间" }).click();
    await page.getByRole("alert").getByText("无法连接服务器").waitFor();
    // What has failed is not on its way any more.
    const refresh = page.getByRole("button", { name: "刷新", exact: true });
    expect(await refresh.isEnabled()).toBe(true);
    await refresh.click();
    await page.getByRole("alert").getByText("无法连接服务器").waitFor();
    expect(await refresh.isEnabled()).toBe(true);
    await page.unroute("**/graphql");
    await page.getByRole("button", { name: "重试" }).click();
    await shown(page);
    await expect.poll(() => estates(page)).toHaveLength(3);
  });

  test.each([
    ["the page", QUARTER, DESK],
    ["the page on a phone", QUARTER, PHONE],
    ["households, ranked in a table, in English", `${QUARTER}&unit=households&table=ranking&lang=en`, DESK],
    ["a period without bills", "/comparison?period=2020", DESK],
    ["a rate's panel", `${QUARTER}&explain=recoveryRate&explainEstate=E02`, DESK],
    ["a bill on a phone", `${QUARTER}&explain=currentRate&household=E01%2F01-002&bill=E01-B000023`, PHONE],
  ])("axe finds nothing in %s", async (_name, path, options) => {
    const page = await open(path, options);
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });
});
