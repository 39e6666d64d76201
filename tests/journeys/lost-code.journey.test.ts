import { expect, test } from "vitest";
import { describeJourney, settled, violations } from "./journey.ts";

describeJourney("a page whose code does not come", (open) => {
  // As after an upgrade, while an old page is still open: the files it would ask for are gone.
  test.each(["audit-page", "audit.zh"])("says so where %s is gone, and loads anew", async (gone) => {
    const page = await open("/comparison");
    await settled(page);
    await page.route(`**/assets/${gone}-*.js`, (route) => route.fulfill({ status: 404 }));
    await page.getByRole("link", { name: "审计疑点" }).click();
    await page.getByRole("heading", { name: "读取失败" }).waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await page.unrouteAll();
    await page.getByRole("button", { name: "重试" }).click();
    await page.getByRole("heading", { level: 1, name: "审计疑点" }).waitFor();
  });
});
