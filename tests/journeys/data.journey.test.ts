import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Request } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { describeJourney, DESK, overflow, PHONE, settled, violations } from "./journey.ts";
import { documentId } from "./signed-in.ts";

const HEAD = "estate_code,bill_no,unit_code,fee_item,period_start,period_end,amount,issued_on,due_on";
/** An import takes its time. */
const SOON = { timeout: 60_000 };

const FOLDER = mkdtempSync(join(tmpdir(), "journey-files-"));

/** Writes a file to be chosen in the browser. */
function written(name: string, content: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

const outcome = (page: Page) => page.locator(".import-outcome strong").innerText();
const counts = (page: Page) => page.locator(".import-tables tbody tr").innerText();

describeJourney("bringing data in, in a browser", (open) => {
  afterAll(() => rmSync(FOLDER, { recursive: true }));

  test("a file with a wrong row is tried, recorded, and its row corrected and handed in again", async () => {
    const page = await open("/data");
    await settled(page);
    await page.getByText("没有待处理数据").waitFor();
    const bills = written(
      "bills.csv",
      [
        HEAD,
        "E01,J-1,01-002,物业费,2026-07-01,2026-07-31,219.88,2026-07-01,2026-07-10",
        // The letter O where a nought should be.
        "E01,J-2,01-002,物业费,2026-08-01,2026-08-31,2O0.00,2026-08-01,2026-08-10",
      ].join("\n"),
    );
    await page.getByLabel("选择文件并试运行").setInputFiles(bills);
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    // Read 2, would be taken 1, unchanged 0, put aside 1.
    expect((await counts(page)).split(/\s+/)).toEqual(["账单", "2", "1", "0", "1"]);
    const problem = page.locator(".import-problems tbody tr");
    const told = (name: string) => problem.locator(`td[data-name="${name}"]`).innerText();
    expect([await told("文件"), await told("列"), await told("所在行与原值")]).toEqual([
      "bills.csv\n账单",
      "amount\n应收金额",
      "2O0.00 第 3 行",
    ]);
    // Nothing is recorded yet.
    await page.getByText("没有待处理数据").waitFor();

    await page.getByRole("button", { name: "确认入账" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("已入账");
    const aside = page.locator(".quarantine-rows tbody tr");
    await aside.first().waitFor();
    expect(await aside.count()).toBe(1);
    expect(await aside.innerText()).toContain("bills.csv 第 3 行");
    expect(await aside.innerText()).toContain("2O0.00");
    expect(await violations(page)).toEqual([]);

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "下载账单" }).click(),
    ]);
    const corrected = written("corrected.csv", readFileSync(await download.path(), "utf8").replace("2O0.00", "200.00"));
    await page.getByRole("button", { name: "继续导入其他文件" }).click();
    await page.locator('input[type="file"]:not([multiple])').setInputFiles(corrected);
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    await page.getByRole("button", { name: "确认入账" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("已入账");
    await page.getByText("没有待处理数据").waitFor();
    await page.getByText("更正重报").first().waitFor();

    // The corrected bill stands in the household's ledger.
    await page.goto(new URL("/households/E01%2F01-002?asOf=2026-08-31", page.url()).href);
    await settled(page);
    const billed = page.locator(".timeline tbody tr").filter({ hasText: "J-2" });
    expect(await billed.locator('td[data-name="欠费增减"]').innerText()).toBe("+200.00");
  });

  test("a row put aside is settled by the corrected file imported afresh, and stands among settled rows", async () => {
    const page = await open("/data");
    await settled(page);
    const bills = (amount: string) =>
      written("bills.csv", `${HEAD}\nE01,L-1,01-002,物业费,2026-07-01,2026-07-31,${amount},2026-07-01,2026-07-10`);
    const record = async (amount: string) => {
      await page.getByLabel("选择文件并试运行").setInputFiles(bills(amount));
      await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
      await page.getByRole("button", { name: "确认入账" }).click();
      await expect.poll(() => outcome(page), SOON).toBe("已入账");
    };
    await record("7O.00");
    const row = page.locator(".quarantine-rows tbody tr");
    await row.waitFor();
    expect(await row.locator('td[data-name="列"]').innerText()).toBe("应收金额\namount");
    await page.getByRole("button", { name: "继续导入其他文件" }).click();
    await record("70.00");
    expect(await page.locator(".import-notes").innerText()).toContain("1 行已由本次导入的同编号数据取代");
    await page.getByText("没有待处理数据").waitFor();
    await page.getByRole("switch", { name: "含已处理的行" }).click();
    await row.filter({ hasText: "7O.00" }).waitFor();
    expect(await row.filter({ hasText: "7O.00" }).innerText()).toMatch(/已取代：批次 \d+ 导入了同编号的数据/);
    expect(new URL(page.url()).search).toBe("?settled=1");
    expect(await violations(page)).toEqual([]);
  });

  test("the result of a trial stands on the page opened anew, with all that can be done next, until it is discarded", async () => {
    const page = await open("/data");
    await settled(page);
    const estates = written("estates.csv", "estate_code,name\nE77,新小区\n");
    await page.getByLabel("选择文件并试运行").setInputFiles(estates);
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    await page.reload();
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    expect((await counts(page)).split(/\s+/)).toEqual(["项目", "1", "1", "0", "0"]);
    await page.getByRole("button", { name: "核对列映射" }).click();
    await page.locator(".mapping").waitFor();
    await page.reload();
    await page.getByRole("button", { name: "放弃，不入账" }).click();
    await page.reload();
    await settled(page);
    await page.getByLabel("选择文件并试运行").waitFor({ state: "attached" });
    expect(await page.locator(".import-outcome").count()).toBe(0);
  });

  test("a batch is withdrawn for a reason, and what it held counts no more", async () => {
    const page = await open("/data");
    await settled(page);
    await page.getByRole("button", { name: /^撤回/ }).first().click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: "撤回", exact: true }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel("原因").fill("重复导入");
    await dialog.getByRole("button", { name: "撤回", exact: true }).click();
    await expect.poll(() => outcome(page), SOON).toBe("批次已撤回");
    await page.getByText("已撤回").first().waitFor();
  });

  test("a total of the bank that the ledger does not have is shown with its difference", async () => {
    const page = await open("/data");
    await settled(page);
    await page.getByText("没有对账总额").waitFor();
    const totals = written(
      "control_totals.csv",
      "estate_code,month,source,figure,amount\nE03,2026-08,BANK,RECEIVED,1.00\n",
    );
    await page.getByLabel("选择文件并试运行").setInputFiles(totals);
    await expect.poll(() => outcome(page), SOON).toBe("试运行结果（尚未入账）");
    await page.getByRole("button", { name: "确认入账" }).click();
    await expect.poll(() => outcome(page), SOON).toBe("已入账");
    const row = page.locator("section:has(#reconciliation) tbody tr");
    await row.waitFor();
    const cells = await row.locator("th, td").allInnerTexts();
    expect(cells.slice(0, 6)).toEqual(["示例小区3 E03", "2026-08", "银行", "收款", "整月", "1.00"]);
    const [recorded, difference] = cells.slice(6).map((text) => BigInt(text.replaceAll(/[,.]/g, "").replace("−", "-")));
    // The ledger less the 1.00 stated.
    expect(difference).toBe((recorded ?? 0n) - 100n);
    expect(await violations(page)).toEqual([]);
  });

  test("a page opened while something is taken in shows it, also where the first question about it fails", async () => {
    const page = await open("/metrics");
    const asksFor = (request: Request) => (request.postData() ?? "").includes(documentId("RunningImports"));
    let failed = 0;
    await page.route("**/graphql", async (route) => {
      if (!asksFor(route.request())) return route.continue();
      if (failed > 0) {
        const response = await route.fetch();
        const told = await response.text();
        return route.fulfill({ response, body: told.replace(/"state":"\w+"/, '"state":"RUNNING"') });
      }
      failed += 1;
      return route.abort();
    });
    await page.goto(new URL("/data", page.url()).href);
    await page.locator(".import-outcome, .work-progress").first().waitFor();
  });

  test("a file goes on where its connection broke, and is not brought twice when it is chosen again", async () => {
    const page = await open("/data");
    await settled(page);
    const sent: string[] = [];
    await page.route("**/uploads**", async (route) => {
      const [method, url] = [route.request().method(), new URL(route.request().url())];
      sent.push(`${method}${url.searchParams.get("offset") ?? ""}`);
      return sent.filter((one) => one === "PUT4194304").length === 1 && sent.at(-1) === "PUT4194304"
        ? route.abort("connectionreset")
        : route.continue();
    });
    const file = written("大台历.csv", `a,b\n${"1,2\n".repeat(1_500_000)}`);
    const refused = async () => {
      await page.getByLabel("选择文件并试运行").setInputFiles(file);
      await expect.poll(() => page.locator(".import-refused, .import-ended").innerText(), SOON).toMatch(/大台历\.csv/);
    };
    await refused();
    expect(sent).toEqual(["POST", "PUT0", "PUT4194304", "GET", "PUT4194304"]);
    await page.reload();
    await settled(page);
    await refused();
    expect(sent.slice(5)).toEqual(["GET"]);
  });

  test("an import of which the server knows no more is not shown as running", async () => {
    const page = await open("/metrics");
    await page.route("**/graphql", async (route) => {
      const asks = (name: string) => (route.request().postData() ?? "").includes(documentId(name));
      if (!asks("RunningImports") && !asks("FollowImport")) return route.continue();
      const response = await route.fetch();
      const told = await response.text();
      const body = asks("FollowImport")
        ? '{"data":{"importJob":null}}'
        : told.replace(/"state":"\w+"/, '"state":"RUNNING"');
      return route.fulfill({ response, body });
    });
    await page.goto(new URL("/data", page.url()).href);
    await expect.poll(() => page.locator(".import-refused").innerText(), SOON).toContain("以批次列表为准");
  });

  test("a file of no known table is refused in words", async () => {
    const page = await open("/data");
    await settled(page);
    await page.getByLabel("选择文件并试运行").setInputFiles(written("台历.csv", "a,b\n1,2\n"));
    await expect.poll(() => page.locator(".import-refused, .import-ended").innerText(), SOON).toMatch(/台历\.csv/);
    expect(await violations(page)).toEqual([]);
  });

  test("the page of data fits a phone, and axe finds nothing by day or by night", async () => {
    for (const options of [{ ...DESK, colorScheme: "dark" }, PHONE] as const) {
      const page = await open("/data", options);
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });
});
