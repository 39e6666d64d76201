import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { DESK, describeJourney, overflow, PHONE, settled, violationsByDayAndNight } from "./journey.ts";

const QUARTER = "period=2026-Q3";
/** The demonstration's estate in decline, and estates of it whose rates move by chance alone. */
const DECLINING = "榕城花园";
const STEADY = ["海月台", "溪山云邸", "澄湖雅苑", "山语江城"];

describeJourney(
  "the analysis of the demonstration in a browser",
  (open) => {
    const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
    const chart = (page: Page, name: string) => page.getByRole("figure", { name, exact: true });

    test("warns of the estate in decline alone, and shows its charts and what is to be expected", async () => {
      // Straight after the first start the warnings are still worked out: they appear by themselves.
      const page = await open("/analysis/outlook");
      const warnings = part(page, "早期预警");
      await warnings.getByText("户缴费及时率为").first().waitFor();
      await expect.poll(() => warnings.getByText("正在计算").count()).toBe(0);
      const told = await warnings.getByRole("listitem").allTextContents();
      expect(told.length).toBeGreaterThan(0);
      for (const one of told)
        expect(one).toMatch(new RegExp(`^${DECLINING}.* 自 2026-04 起，.*尚未收回 [\\d,.]+\\s元`));
      await warnings.getByRole("link", { name: DECLINING }).first().focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: `项目展望 · ${DECLINING}`, level: 1 }).waitFor();
      for (const rate of ["户缴费及时率", "次月末户收缴率", "缴费及时率（金额）", "次月末收缴率（金额）"])
        await chart(page, `控制图：${rate}`).getByText("触发信号").waitFor();
      await part(page, "2026 年末预测").getByText("年账单到年末预计收回").waitFor();
      await chart(page, "各月账单最终收缴率预测").getByText("80% 区间").first().waitFor();
    });

    test("calls its change no chance, and that of the others chance", async () => {
      const page = await open(`/analysis?of=last-year&${QUARTER}`);
      const outside = part(page, "区间之外");
      await outside.getByRole("listitem").first().waitFor();
      const low = outside.getByRole("listitem").filter({ hasText: "明显偏低" });
      expect(await low.locator(".estate-name").allTextContents()).toEqual([DECLINING]);
      for (const name of STEADY) expect(await outside.getByText(name, { exact: true }).count()).toBe(0);
      // Month by month, and the funnel as a table with a sentence each.
      await part(page, "户收缴率月度走势（各项目）").getByRole("link", { name: DECLINING }).waitFor();
    });

    test("tells where the fall lies, and opens its rows by keyboard", async () => {
      const page = await open(`/analysis/changes?${QUARTER}`);
      const causes = part(page, "变动出在哪里");
      const first = causes.getByRole("listitem").first();
      await first.waitFor();
      expect(await first.textContent()).toMatch(new RegExp(`^项目\\s·\\s${DECLINING}：`));
      await causes.getByText("不证明原因").waitFor();
      // A building is called by its estate's name, as everywhere.
      await causes.getByText(new RegExp(`${DECLINING} 7号楼：`)).waitFor();
      await first.getByRole("button", { name: "只看该项目" }).focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => new URL(page.url()).searchParams.get("within")).toBe("GZ01");
      await page.goto(`${new URL(page.url()).origin}/analysis/changes?${QUARTER}&within=GZ01&by=BUILDING&table=change`);
      await page.getByRole("button", { name: "7号楼" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").getByText("明细合计与分子、分母一致").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    });

    test("opens the payments behind a channel's part, down to the bill, and comes back", async () => {
      const page = await open(`/analysis/changes?${QUARTER}&channel=yes&by=CHANNEL&table=change`);
      await page.getByRole("button", { name: "线上支付", exact: true }).focus();
      await page.keyboard.press("Enter");
      const panel = page.getByRole("dialog");
      await panel.getByText("明细合计与该渠道对比期、本期收款一致").waitFor();
      await panel
        .getByRole("button", { name: /^查看账单/ })
        .first()
        .click();
      await panel.getByText("线上支付").first().waitFor();
      await page.keyboard.press("Enter");
      await panel.getByText("已显示 100 行").waitFor();
      expect(new URL(page.url()).searchParams.get("segment")).toBe("CHANNEL:ONLINE");
    });

    test("says the same in English", async () => {
      const page = await open(`/analysis?of=last-year&${QUARTER}&lang=en`);
      const outside = part(page, "Outside the limits");
      await outside.getByRole("listitem").first().waitFor();
      const low = outside.getByRole("listitem").filter({ hasText: "Clearly low" });
      expect(await low.locator(".estate-name").allTextContents()).toEqual([DECLINING]);
      await page.getByRole("link", { name: "Estate outlook" }).focus();
      await page.keyboard.press("Enter");
      const since = "Since 2026-04, household on-time rate is";
      await part(page, "Early warning").getByText(since).waitFor();
    });

    test.each([
      ["the board", `/analysis?${QUARTER}`, DESK],
      ["the board on a phone, in English", `/analysis?${QUARTER}&lang=en`, PHONE],
      ["an estate's buildings", `/analysis?${QUARTER}&within=GZ01`, DESK],
      ["the change explorer", `/analysis/changes?${QUARTER}&channel=yes`, DESK],
      [
        "payments behind a channel's part, on a phone",
        `/analysis/changes?${QUARTER}&channel=yes&by=CHANNEL&explain=currentRate&segment=CHANNEL:ONLINE`,
        PHONE,
      ],
      ["the change explorer on a phone, in English", `/analysis/changes?${QUARTER}&lang=en`, PHONE],
      ["the structure of arrears on a phone", `/analysis/arrears?${QUARTER}`, PHONE],
      ["an estate's outlook", "/analysis/outlook?estate=GZ01", DESK],
      ["an estate's outlook on a phone, in English", "/analysis/outlook?estate=GZ01&lang=en", PHONE],
    ])("%s fits its window, and axe finds nothing there by day or by night", async (_name, path, options) => {
      const page = await open(path, options);
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await violationsByDayAndNight(page)).toEqual([]);
    });
  },
  "DEMO",
);
