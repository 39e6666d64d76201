import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { startApplication, type Application } from "./application.ts";
import { BROWSER_PATH, openBrowser } from "./browser.ts";

export const DESK = { viewport: { width: 1440, height: 1000 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
} as const;

export type Open = (path: string, options?: BrowserContextOptions) => Promise<Page>;

/** A suite in a real browser over the built application with the golden ledger; `open` shows an address in a window of its own. */
export function describeJourney(name: string, suite: (open: Open) => void): void {
  describe.skipIf(BROWSER_PATH === undefined)(name, () => {
    let application: Application | undefined;
    let browser: Browser | undefined;
    beforeAll(async () => {
      application = await startApplication();
      browser = await openBrowser();
    }, 300_000);
    afterEach(async () => {
      for (const context of browser?.contexts() ?? []) await context.close();
    });
    afterAll(async () => {
      await browser?.close();
      await application?.stop();
    });
    suite(async (path, options = DESK) => {
      if (application === undefined || browser === undefined) throw new Error("both are started in beforeAll");
      const page = await (await browser.newContext(options)).newPage();
      page.setDefaultTimeout(30_000);
      await page.goto(application.url + path);
      return page;
    });
  });
}

/** Waits until nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy='true']") === null);
}

/** How far the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What axe finds, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
