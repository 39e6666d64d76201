import { expect, test } from "vitest";
import { describeJourney, DESK, isInSight, overflow, PHONE, settled, violations } from "./journey.ts";

const QUARTER = "period=2026-Q1";

describeJourney("search, glossary and the design language in a browser", (open) => {
  test("a household is found and opened without a mouse, at the position that was read", async () => {
    const page = await open(`/comparison?${QUARTER}`);
    await settled(page);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "搜索项目、楼栋或户" });
    await field.waitFor();
    await page.keyboard.type("E01/01-00");
    await page.getByRole("option").nth(1).waitFor();
    await page.keyboard.press("ArrowDown");
    const chosen = page.locator('#search-hits [aria-selected="true"]');
    expect(await chosen.count()).toBe(1);
    const id = await chosen.getAttribute("id");
    await expect.poll(() => field.getAttribute("aria-activedescendant")).toBe(id);
    const code = (await chosen.locator(".search-name").innerText()).trim();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `收缴台账 ${code}` }).waitFor();
    expect(new URL(page.url()).searchParams.get("period")).toBe("2026-Q1");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "项目对比" }).waitFor();
  });

  test("is there before it is asked for, so that no letter typed at once is lost", async () => {
    const page = await open(`/comparison?${QUARTER}`);
    await page.waitForRequest(/\/assets\/search-dialog-[^/]*\.js$/, { timeout: 60_000 });
    await settled(page);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "搜索项目、楼栋或户" }).waitFor();
    await page.keyboard.type("E01");
    expect(await page.getByRole("combobox", { name: "搜索项目、楼栋或户" }).inputValue()).toBe("E01");
  });

  test("an estate is found by a part of its name, and what is not there is said", async () => {
    const page = await open(`/metrics?${QUARTER}`, PHONE);
    await settled(page);
    await page.getByRole("button", { name: /搜索/ }).click();
    const field = page.getByRole("combobox", { name: "搜索项目、楼栋或户" });
    await field.fill("小区2");
    await page.getByRole("option").first().click();
    await page.getByRole("heading", { level: 1, name: "示例小区2" }).waitFor();
    await page.getByRole("button", { name: /搜索/ }).click();
    await field.fill("不存在的小区");
    await page.getByText("没有名称或编码含「不存在的小区」的项目、楼栋").waitFor();
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "detached" });
  });

  test("axe finds nothing in the search, by day or by night", async () => {
    for (const options of [DESK, { ...PHONE, colorScheme: "dark" }] as const) {
      const page = await open(`/comparison?${QUARTER}`, options);
      await settled(page);
      await page.getByRole("button", { name: /搜索/ }).click();
      await page.getByRole("combobox", { name: "搜索项目、楼栋或户" }).fill("E0");
      await page.getByRole("option").first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });

  test("every metric is worked out on the present numbers", async () => {
    const page = await open(`/metrics?${QUARTER}`);
    await settled(page);
    const metrics = page.locator(".metric");
    expect(await metrics.count()).toBeGreaterThan(15);
    // The golden ledger has no findings, complaints, surveys or promises: what is counted of them has no numbers, and nothing else is without.
    const without = page.locator(".metric", { hasText: "该期间没有可用的数字" });
    expect(await without.evaluateAll((found) => found.map(({ id }) => id).toSorted())).toEqual([
      "complaint_response_rate",
      "complaint_settled_rate",
      "finding_closed_rate",
      "finding_first_pass_rate",
      "finding_on_time_rate",
      "finding_recurrence_rate",
      "promise_kept_rate",
      "satisfaction",
    ]);
    const lines = (code: string) => page.locator(`#${code} .metric-line`).allInnerTexts();
    // The golden portfolio: 34,745.84 of 63,651.97 collected, 54.587 %.
    expect(await lines("current_rate")).toEqual(["34,745.84 ÷ 63,651.97 元 = 54.59%"]);
    const fen = (text: string | undefined) => BigInt((text ?? "").replace("−", "-").replaceAll(/[^\d-]/g, ""));
    const [billed, waived, net] = (await lines("net_billed")).map((line) => fen(line.split("\n").at(-1)));
    expect(net).toBe(6365197n);
    expect((billed ?? 0n) - (waived ?? 0n)).toBe(net);
    // What is worked out entry by entry is of one estate, and says so.
    expect(await page.locator("#current_rate dd .dim").innerText()).toContain("全部项目");
    expect(await page.locator("#cash dd .dim").innerText()).toContain("以一个项目为例");
    const [received, ...went] = (await lines("cash")).map((line) => fen(line.split("\n").at(-1)));
    expect(received).toBeGreaterThan(0n);
    expect(went.reduce((sum, part) => sum + part, 0n)).toBe(received);
  });

  test("a link to a definition brings it into sight in a glossary that has to be read first", async () => {
    const page = await open(`/metrics?${QUARTER}#finding_recurrence_rate`);
    const name = page.locator("#finding_recurrence_rate h2");
    await expect.poll(() => name.evaluate(isInSight)).toBe(true);
  });

  test("the glossary fits a phone in both languages, and axe finds nothing", async () => {
    for (const path of [`/metrics?${QUARTER}`, `/metrics?${QUARTER}&lang=en`]) {
      const page = await open(path, { ...PHONE, colorScheme: "dark" });
      await settled(page);
      expect(await overflow(page)).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });

  test.each([
    ["by day", DESK],
    ["by night", { ...DESK, colorScheme: "dark" }],
    ["on a phone, in English", { ...PHONE, locale: "en-GB" }],
  ] as const)("every component in every state fits and has nothing that axe finds, %s", async (_name, options) => {
    const page = await open("/ui", options);
    await page.waitForLoadState("networkidle");
    await page.locator("[data-figure='waterfall'] svg").waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test("a file that is not made says why beside its button, and a dialog gives the keyboard back", async () => {
    const page = await open("/ui");
    await page.getByRole("button", { name: "生成失败的文件" }).click();
    await page.getByRole("alert").getByText("没有生成：生成失败的文件").waitFor();
    const opener = page.getByRole("button", { name: "打开对话框" });
    await opener.click();
    await page.getByRole("dialog", { name: "对话框" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.waitForFunction(() => document.activeElement?.textContent === "打开对话框");
  });
});
