import { expect, test } from "vitest";
import { describeJourney, DESK, overflow, PHONE, violations } from "./journey.ts";

describeJourney("the design language in a browser", (open) => {
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
