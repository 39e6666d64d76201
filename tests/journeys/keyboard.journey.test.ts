import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeJourney, DESK, settled } from "./journey.ts";
import { expectAt, press, tabTo } from "./keyboard.ts";
import { JOURNEY_PASSWORD } from "./signed-in.ts";

const QUARTER = "/comparison?period=2026-Q1";

const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const dialog = (page: Page) => page.getByRole("dialog");

describeJourney("the dashboard without a mouse", (open) => {
  test("from the door to the worst estate, a building, a household, a payment, and back", async () => {
    const page = await open(`/sign-in?next=${encodeURIComponent(QUARTER)}`, DESK, null);
    await tabTo(page, page.getByLabel("手机号或邮箱"));
    await page.keyboard.type("HEADQUARTERS@journey.example");
    await tabTo(page, page.getByRole("textbox", { name: "密码" }));
    await page.keyboard.type(JOURNEY_PASSWORD);
    await page.keyboard.press("Enter");
    await title(page, "项目对比").waitFor();
    await settled(page);
    await tabTo(page, page.locator(".skip-link"));
    await press(page, "Enter");
    await expectAt(page.locator("main"));

    const estates = page.locator(".estates tbody .estate-name");
    await tabTo(page, estates.first());
    await press(page, "ArrowDown");
    await press(page, "ArrowDown");
    await expectAt(estates.nth(2));
    await press(page, "Enter");
    await title(page, "示例小区1").waitFor();
    await settled(page);
    await expectAt(page.locator("main"));

    const building = page.locator(".buildings tbody .estate-name").first();
    await tabTo(page, building);
    await press(page, "Enter");
    await page.locator(".unit-cell").first().waitFor();
    await settled(page);
    const unit = page.locator(".unit-cell").nth(1);
    await tabTo(page, unit);
    await press(page, "Enter");
    await title(page, /收缴台账/).waitFor();
    await settled(page);

    const receipt = page.getByRole("button", { name: /^查看收款/ }).first();
    await tabTo(page, receipt);
    await press(page, "Enter");
    await dialog(page).getByRole("heading", { name: /收款/ }).first().waitFor();
    await press(page, "Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("[role='dialog']") !== null)).toBe(true);
    await press(page, "Escape");
    await expectAt(receipt);

    // The receipt that was opened has an address too.
    await page.goBack();
    await dialog(page).waitFor();
    await page.goBack();
    await expectAt(receipt);
    await page.goBack();
    await expectAt(unit);
    await page.goBack();
    await expectAt(building);
    await page.goBack();
    await expectAt(estates.nth(2));
  });

  test("a number is explained down to its payment, and gives the keyboard back", async () => {
    const page = await open(QUARTER);
    await settled(page);
    const tile = page.locator('[data-rate="currentRate"]').first();
    await tabTo(page, tile);
    await press(page, "Enter");
    const row = dialog(page).locator("tr[data-row] .choose").first();
    await tabTo(page, row);
    await press(page, "ArrowDown");
    await press(page, "ArrowUp");
    await expectAt(row);
    await press(page, "Enter");
    await dialog(page).getByRole("heading", { name: /^账单/ }).waitFor();
    await press(page, "Tab");
    await press(page, "Escape");
    await dialog(page).waitFor({ state: "detached" });
    await expectAt(tile);
    const cell = page.locator('tr[data-key="E02"] .rate-value').first();
    await tabTo(page, cell);
    await press(page, "ArrowRight");
    await press(page, "Enter");
    await dialog(page).locator("tr[data-row]").first().waitFor();
    await press(page, "Escape");
    await expectAt(page.locator('tr[data-key="E02"] .rate-value').nth(1));
  });

  test("period, filters, refresh and language are chosen, and the keyboard stays", async () => {
    const page = await open(QUARTER);
    await settled(page);
    const period = page.locator(".period-label");
    await tabTo(page, period);
    await press(page, "Enter");
    await dialog(page).getByRole("button", { name: "1季度" }).waitFor();
    await tabTo(page, dialog(page).getByRole("button", { name: "2季度" }));
    await press(page, "Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("period")).toBe("2026-Q2");
    await expectAt(period);
    await settled(page);

    const region = page.getByRole("combobox", { name: "区域" });
    await tabTo(page, region);
    await press(page, "ArrowDown");
    await page.getByRole("option", { name: "华北" }).waitFor();
    await press(page, "ArrowDown");
    await press(page, "Enter");
    await press(page, "Escape");
    await expect.poll(() => new URL(page.url()).searchParams.has("region")).toBe(true);
    await settled(page);
    await tabTo(page, page.getByRole("button", { name: "清除筛选" }));
    await press(page, "Enter");
    await expect.poll(() => new URL(page.url()).searchParams.has("region")).toBe(false);
    await settled(page);
    await press(page, "Tab");

    const refresh = page.getByRole("button", { name: "刷新" });
    await tabTo(page, refresh, "Shift+Tab");
    await press(page, "Enter");
    await settled(page);
    await press(page, "Tab");

    const chinese = page.getByRole("radio", { name: "中文" });
    await tabTo(page, chinese, "Shift+Tab");
    await press(page, "ArrowRight");
    await title(page, "Estate comparison").waitFor();
    await press(page, "ArrowLeft");
    await title(page, "项目对比").waitFor();
    await expectAt(chinese);
  });

  test("steps through periods to the last there is, searches, and opens and closes a dialog", async () => {
    const page = await open(QUARTER);
    await settled(page);
    const later = page.getByRole("button", { name: "下一期间" });
    await tabTo(page, later);
    while (await later.isEnabled()) {
      await press(page, "Enter");
      await settled(page);
    }
    await press(page, "Tab");

    await press(page, "/");
    await expectAt(page.getByRole("combobox", { name: "搜索项目、楼栋或户" }));
    await press(page, "Escape");
    await press(page, "Tab");

    await press(page, "Control+k");
    await expectAt(page.getByRole("combobox", { name: "搜索项目、楼栋或户" }));
    await page.keyboard.type("E01/01-002");
    await press(page, "Enter");
    await title(page, /收缴台账/).waitFor();
    await settled(page);

    const data = page.getByRole("navigation", { name: "页面" }).getByRole("link", { name: "数据导入" });
    await tabTo(page, data, "Shift+Tab");
    await press(page, "Enter");
    await title(page, "数据导入").waitFor();
    await settled(page);
    const withdraw = page.getByRole("button", { name: /撤回/ }).first();
    await tabTo(page, withdraw);
    await press(page, "Enter");
    await dialog(page).waitFor();
    await press(page, "Shift+Tab");
    await press(page, "Escape");
    await dialog(page).waitFor({ state: "detached" });
    await expectAt(withdraw);
  });
});
