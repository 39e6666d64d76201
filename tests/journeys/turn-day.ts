import type { Page } from "playwright-core";
import { z } from "zod";

/** How the server answers whoever opens a page. */
const opening = z.object({
  data: z.looseObject({
    me: z.looseObject({
      today: z.string(),
      portfolio: z.looseObject({
        collection: z.looseObject({ freshness: z.looseObject({ latestEntryOn: z.string() }) }),
      }),
    }),
  }),
});

/** Lets the server's answers be of another day from now on, with records up to it. */
export async function turnDay(page: Page, day: string): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "x-business-day": day };
    const told: unknown = await response.json();
    const { success, data } = opening.safeParse(told);
    if (!success) return route.fulfill({ response, headers });
    data.data.me.today = day;
    data.data.me.portfolio.collection.freshness.latestEntryOn = day;
    return route.fulfill({ response, headers, json: data });
  });
}

/** Comes back to a page a day after it was last looked at. */
export const comeBack = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 86_400_000;
    document.dispatchEvent(new Event("visibilitychange"));
  });
