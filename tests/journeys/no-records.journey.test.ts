import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { z } from "zod";
import { describeJourney, settled, violations } from "./journey.ts";

/** Whoever opens a page, and what the committee's window may be opened for. */
const opening = z.object({
  data: z.looseObject({
    me: z.looseObject({ filters: z.looseObject({ regions: z.array(z.string()) }) }).optional(),
    estates: z.array(z.unknown()).optional(),
  }),
});

/** Lets the server's answers tell of a portfolio without an estate: the embedded database is never left so. */
async function withoutEstates(page: Page): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const told: unknown = await response.json();
    const { success, data } = opening.safeParse(told);
    if (!success) return route.fulfill({ response });
    if (data.data.me !== undefined) data.data.me.filters.regions = [];
    if (data.data.estates !== undefined) data.data.estates = [];
    return route.fulfill({ response, json: data });
  });
  await page.reload();
}

describeJourney("a portfolio without records", (open) => {
  test.each([
    "/comparison",
    "/committee",
    "/analysis",
    "/analysis/changes",
    "/analysis/arrears",
    "/analysis/outlook",
    "/records",
    "/closes",
    "/findings/new",
  ])("%s says so, and leads to where they are taken in", async (path) => {
    const page = await open(path);
    await withoutEstates(page);
    await page.getByRole("heading", { name: "还没有任何数据" }).waitFor();
    await settled(page);
    // There is nothing to narrow, to compare or to save.
    expect(await page.locator(".filters, .page-acts > *").count()).toBe(0);
    await expect(violations(page)).resolves.toEqual([]);
    await page.getByRole("link", { name: "前往数据导入" }).click();
    await page.waitForURL("**/data");
    await page.unrouteAll({ behavior: "ignoreErrors" });
  });
});
