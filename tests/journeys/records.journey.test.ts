import { readFileSync } from "node:fs";
import type { Page, Request } from "playwright-core";
import { expect, test } from "vitest";
import { describeJourney, DESK, looseDots, overflow, PHONE, settled, violations } from "./journey.ts";
import { catchPrint } from "./printing.ts";
import { documentId } from "./signed-in.ts";

const AS_OF = "asOf=2026-06-30";
const BILLS = `/records?${AS_OF}`;
const RECEIPTS = `/records?list=receipts&${AS_OF}`;

const SOON = { timeout: 60_000 };

const rows = (page: Page) => page.locator("table.records tbody tr[data-index]");
const firstNumber = (page: Page) => rows(page).first().locator("th .choose").innerText();
const note = (page: Page) => page.locator(".card-head [role='status']").innerText();

/** Picks an option of a choice by its names. */
async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name, exact: true }).click();
  await page.getByRole("option", { name: option }).click();
}

describeJourney("bills and receipts in a browser", (open) => {
  test("bills are filtered in the address, with what they add up to", async () => {
    const page = await open(BILLS);
    await settled(page);
    // Bills of the golden ledger: 2,056.
    expect(await note(page)).toMatch(/^共 2,056 笔/);
    await choose(page, "项目", "E01 示例小区1");
    await expect.poll(() => note(page), SOON).toMatch(/^共 720 笔/);
    await choose(page, "费用类别", "代收代付");
    // 106 bills of E01, of 18,064.17 together.
    await expect.poll(() => note(page), SOON).toMatch(/^共 106 笔.*18,064\.17 元/);
    await page.getByLabel("金额起").fill("200");
    await page.getByLabel("金额起").press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.get("least"), SOON).toBe("200");
    const said = new URL(page.url()).searchParams;
    expect([said.get("estate"), said.get("feeClass")]).toEqual(["E01", "PASS_THROUGH"]);
    await expect.poll(() => note(page), SOON).toMatch(/^共 45 笔/);
    await page.reload();
    await expect.poll(() => note(page), SOON).toMatch(/^共 45 笔/);
    await page.goBack();
    await expect.poll(() => note(page), SOON).toMatch(/^共 106 笔/);
    await page.getByRole("button", { name: "清除筛选" }).click();
    await expect.poll(() => note(page), SOON).toMatch(/^共 2,056 笔/);
  });

  test("no line of what they add up to ends or begins with a dot, however wide a phone is", async () => {
    const page = await open(BILLS, PHONE);
    await settled(page);
    const said = await note(page);
    expect(said).toMatch(/^共 2,056 笔\s·\s账单金额 [\d,.]+ 元\s·\s欠费余额 [\d,.]+ 元$/);
    for (let width = 320; width <= 430; width += 10) {
      await page.setViewportSize({ width, height: 844 });
      expect([width, await looseDots(page)]).toEqual([width, []]);
    }
  });

  test("a choice whose list did not come says so, keeps what is chosen, and asks again when it is opened", async () => {
    const page = await open("/metrics");
    const asksFor = (request: Request) => (request.postData() ?? "").includes(documentId("RecordChoices"));
    await page.route("**/graphql", (route) => (asksFor(route.request()) ? route.abort() : route.continue()));
    await page.goto(new URL(`${BILLS}&estate=E01`, page.url()).href);
    await settled(page);
    const estate = page.getByRole("combobox", { name: "项目", exact: true });
    await expect.poll(() => estate.inputValue()).toBe("E01");
    await page.getByRole("combobox", { name: "收费项目", exact: true }).click();
    await page.getByText("无法连接服务器").waitFor();
    await page.unroute("**/graphql");
    await page.keyboard.press("Escape");
    await choose(page, "项目", "E02 示例小区2");
    await expect.poll(() => estate.inputValue()).toBe("E02 示例小区2");
  });

  test("a long list goes on while one scrolls, and only what is in sight is there", async () => {
    const page = await open(`${BILLS}&sort=day`);
    await settled(page);
    const table = page.locator("table.records");
    expect(await table.getAttribute("aria-rowcount")).toBe("2057");
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          for (const index of await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute("data-index"))))
            seen.add(index ?? "");
          await page.evaluate(() => window.scrollBy(0, 1_600));
          return seen.has("2055");
        },
        { timeout: 40_000, interval: 60 },
      )
      .toBe(true);
    expect(await rows(page).count()).toBeLessThan(80);
    expect(await page.getByRole("button", { name: "继续加载" }).count()).toBe(0);
  });

  test("on paper stand all rows that are read, up to a number; a part of them says that it is one", async () => {
    const page = await open(BILLS);
    await settled(page);
    const [drawn, read] = [rows(page), 100];
    expect(await drawn.count()).toBeLessThan(read);
    // Printed by the browser's own menu, without waiting for more rows.
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await expect.poll(() => drawn.count()).toBe(read);
    expect(await page.locator(".rows-left").innerText()).toContain(`前 ${read} 行，共 2,056 行`);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    await expect.poll(() => drawn.count()).toBeLessThan(read);
    const printed = await catchPrint(page, "table.records tbody tr[data-index]");
    await page.getByRole("button", { name: "打印", exact: true }).click();
    await expect
      .poll(printed, SOON)
      .toEqual({ rows: 2000, left: ["以上仅为前 2,000 行，共 2,056 行。 全部记录见本页“导出 CSV”。"] });
    await page.goto(new URL(`${BILLS}&estate=E01`, page.url()).href);
    await settled(page);
    const whole = await catchPrint(page, "table.records tbody tr[data-index]");
    await page.getByRole("button", { name: "打印", exact: true }).click();
    await expect.poll(whole, SOON).toEqual({ rows: 720, left: [] });
  });

  test("a bill opens to its receipt, and the receipt to its bills; going back closes them", async () => {
    const page = await open(`${BILLS}&q=E01-B000023`);
    await settled(page);
    expect(await firstNumber(page)).toBe("E01-B000023");
    await rows(page).first().locator("th .choose").click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("heading", { name: /账单 E01-B000023/ }).waitFor();
    // 219.88 billed on 1 January, paid on the 12th by one receipt.
    await panel.getByRole("button", { name: /E01-R000015/ }).click();
    await panel.getByRole("heading", { name: /收款 E01-R000015/ }).waitFor();
    expect(await panel.locator(".reckoning").innerText()).toContain("219.88");
    const link = page.url();
    await page.reload();
    await panel.getByRole("heading", { name: /收款 E01-R000015/ }).waitFor();
    expect(page.url()).toBe(link);
    await panel.getByRole("button", { name: /E01-B000023/ }).click();
    await panel.getByRole("heading", { name: /账单 E01-B000023/ }).waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    expect(await firstNumber(page)).toBe("E01-B000023");
  });

  test("money nobody has claimed is found with one switch, by its words too", async () => {
    const page = await open(RECEIPTS);
    await settled(page);
    const words = await page.getByText("待认领款", { exact: true }).first().boundingBox();
    if (words === null) throw new Error("the switch has words");
    await page.mouse.click(words.x + words.width / 2, words.y + words.height / 2);
    await expect.poll(() => new URL(page.url()).searchParams.get("unidentified"), SOON).toBe("yes");
    // The address says it before the list has come.
    const unclaimed = rows(page).filter({ has: page.locator("td", { hasText: "待认领款" }) });
    const all = async () => {
      const found = await unclaimed.count();
      return found > 0 && found === (await rows(page).count());
    };
    await expect.poll(all, SOON).toBe(true);
  });

  test("a link that was sent shows the same to whoever opens it", async () => {
    const sent = `${RECEIPTS}&estate=E02&channel=ONLINE&sort=-amount&from=2026-01-01&to=2026-03-31`;
    const page = await open(sent);
    await settled(page);
    const shown = await page.locator("table.records").innerText();
    const other = await open(sent, { ...DESK, viewport: { width: 1440, height: 1000 } });
    await settled(other);
    expect(await other.locator("table.records").innerText()).toBe(shown);
    expect(await note(other)).toBe(await note(page));
  });

  test("the list's file holds every row that matches", async () => {
    const page = await open(`${BILLS}&estate=E01&feeClass=PASS_THROUGH`);
    await settled(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 CSV" }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trimEnd()
      .split(/\r?\n/);
    expect(lines.length).toBe(1 + 106);
  });

  test("a household's ledger ends on what is open, and leads to each entry", async () => {
    const page = await open(`/households/E01%2F01-002?${AS_OF}`);
    await settled(page);
    const owed = await page.locator('.timeline tbody tr:first-child td[data-name="欠费余额"]').innerText();
    const tile = page.locator(".household-tiles .tile").nth(1).locator(".tile-value");
    expect(await tile.innerText()).toBe(owed);
    await page.getByRole("search").getByText("收款", { exact: true }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get("show"), SOON).toBe("receipts");
    await page.locator(".timeline .choose").first().click();
    await page
      .getByRole("dialog")
      .getByRole("heading", { name: /收款 E01-R/ })
      .waitFor();
  });

  test.each([
    ["bills", BILLS],
    ["receipts", RECEIPTS],
    ["nothing that matches", `${BILLS}&q=nothing-like-this`],
    ["a bill", `${BILLS}&q=E01-B000023&openBill=E01-B000023`],
    ["a household", `/households/E01%2F01-002?${AS_OF}`],
    ["no such household", "/households/E01%2F99-999"],
  ])("axe finds nothing in %s, on a desk and on a phone, and it fits", async (_name, path) => {
    for (const options of [DESK, { ...PHONE, colorScheme: "dark" }] as const) {
      const page = await open(path, options);
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });
});
