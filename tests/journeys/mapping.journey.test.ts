import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { describeJourney, overflow, PHONE, settled, violations } from "./journey.ts";

/** An import takes its time. */
const SOON = { timeout: 60_000 };

const FOLDER = mkdtempSync(join(tmpdir(), "journey-mapping-"));

/** Writes a file to be chosen in the browser. */
function written(name: string, content: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

/** As a billing system exports it: a title, words of its own, rooms that are numbered anew in each building, a line of sums. */
const SHEET = (month: number) =>
  [
    `银杏苑2026年${month}月收费明细,,,,,,,,,`,
    "小区,楼号,房号,单据号,费项,账期,金额(元),缴费期限,收费时间,收费渠道",
    `YX,1,101,C${month}1,物业费,2026年${month}月,"1,200.00",2026/${month}/20,2026/${month}/3 9:30,微信`,
    `YX,2,101,C${month}2,物业费,2026年${month}月,800.00,2026/${month}/20,2026/${month}/5 10:02,刷脸`,
    `YX,2,102,C${month}3,物业费,2026年${month}月,900.00,2026/${month}/20,,`,
    "合计,,,,,,2900.00,,,",
  ].join("\n");

const outcome = (page: Page) => page.locator(".import-outcome strong").innerText();
const recordedOf = (page: Page, table: string) =>
  page.locator(".import-tables tbody tr").filter({ hasText: table }).locator("td").nth(1).innerText();

describeJourney("a file of a billing system's own, in a browser", (open) => {
  afterAll(() => rmSync(FOLDER, { recursive: true }));

  test("is drafted, completed by hand, tried, recorded, and the next month's read by the same mapping", async () => {
    const page = await open("/data");
    await settled(page);
    await page.getByLabel("选择其他格式的文件").setInputFiles(written("银杏苑2026年3月.csv", SHEET(3)));
    const editor = page.locator(".mapping");
    await editor.waitFor(SOON);
    // Rooms and buildings make the unit, and what the file writes stands beside it.
    const bills = editor.getByRole("region", { name: "账单", exact: true });
    expect(await bills.getByLabel("“房号”取自").locator("option:checked").innerText()).toBe("楼号-房号");
    expect(await bills.getByLabel("“应收金额”取自").locator("option:checked").innerText()).toBe("金额(元)");
    expect(await violations(page)).toEqual([]);

    // Nobody knows what 刷脸 means: nothing is tried before somebody says so.
    const receipts = editor.getByRole("region", { name: "收款", exact: true });
    await editor.getByRole("button", { name: "按此试运行" }).click();
    const meaning = receipts.getByLabel("“刷脸”的含义");
    await expect.poll(() => meaning.evaluate((field) => field === document.activeElement)).toBe(true);
    await receipts.getByText("请选择含义。").waitFor();
    expect(await violations(page)).toEqual([]);
    await meaning.selectOption("线上支付");
    await editor.getByText("各必填列均已确定。").waitFor();

    // A column may be left alone, and the same said of every row.
    await receipts.getByLabel("收款：再取一列").selectOption("用途说明");
    await receipts.getByLabel("“用途说明”取自").selectOption("固定值 …");
    await receipts.getByLabel("“用途说明”的固定值").selectOption("预缴");
    await receipts.getByLabel("“用途说明”取自").selectOption("不导入");
    expect(await receipts.getByLabel("“用途说明”取自").count()).toBe(0);

    await editor.getByText("保存列映射，下次直接使用").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      editor.getByRole("button", { name: "保存为文件" }).click(),
    ]);
    const mapping = written("mapping.json", readFileSync(await download.path(), "utf8"));

    await editor.getByRole("button", { name: "按此试运行" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    expect([await recordedOf(page, "房屋"), await recordedOf(page, "账单"), await recordedOf(page, "收款")]).toEqual([
      "3",
      "3",
      "2",
    ]);
    expect(await page.locator(".import-notes").innerText()).toContain("为合计行");

    // One thinks again, and finds what was said.
    await page.getByRole("button", { name: "核对列映射" }).click();
    await expect.poll(() => receipts.getByLabel("“刷脸”的含义").inputValue()).toBe("ONLINE");
    await editor.getByRole("button", { name: "按此试运行" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    await page.getByRole("button", { name: "确认入账" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("已入账");

    // The next month: the mapping that was kept reads it, whatever the draft would have said.
    await page.getByRole("button", { name: "继续导入其他文件" }).click();
    await page.getByLabel("选择其他格式的文件").setInputFiles(written("银杏苑2026年4月.csv", SHEET(4)));
    await editor.getByText("保存列映射，下次直接使用").click();
    await page.getByLabel("打开已保存的列映射").setInputFiles(mapping);
    await editor.getByText("各必填列均已确定。").waitFor();
    await editor.getByRole("button", { name: "按此试运行" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    await page.getByRole("button", { name: "确认入账" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("已入账");

    await page.goto(new URL("/households/YX%2F2-101?asOf=2026-04-30", page.url()).href);
    await settled(page);
    const paid = page.locator(".timeline tbody tr").filter({ hasText: "C42" });
    await paid.first().waitFor();
  });

  test("whose header is another is told what it lacks in the page's words, and its columns can be matched", async () => {
    const page = await open("/data", PHONE);
    await settled(page);
    await page.getByLabel("选择文件并试运行").setInputFiles(written("bills.csv", "项目编码,账单号,房间\nYX,1,101\n"));
    await expect
      .poll(() => page.getByRole("alert").innerText(), SOON)
      .toMatch(/^bills\.csv 缺少列：房号（unit_code）、/);
    expect(await page.getByRole("alert").innerText()).toContain("“房间”不是该表的列名");
    await page.getByRole("button", { name: "核对列映射" }).click();
    await page.locator(".mapping").waitFor(SOON);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByText("保存列映射，下次直接使用").click();
    await page.getByLabel("列映射 (JSON)").fill("{");
    await page.getByText("不是有效的列映射，请检查。").waitFor();
  });
});
