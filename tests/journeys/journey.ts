import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { startApplication, startDemonstration, type Application, type Prepare } from "./application.ts";
import { BROWSER_PATH, openBrowser } from "./browser.ts";
import { windowOf, type Invited } from "./signed-in.ts";

export const DESK = { viewport: { width: 1440, height: 1000 }, locale: "zh-CN", timezoneId: "Asia/Shanghai" } as const;
export const PHONE = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
} as const;

/** Shows an address in a window of its own: to headquarters, to another role, or to a visitor (null). */
export type Open = (path: string, options?: BrowserContextOptions, role?: string | null) => Promise<Page>;

/** A suite in a real browser over the built application: with the golden ledger, or with the demonstration from its first start on. */
export function describeJourney(
  name: string,
  suite: (open: Open) => void,
  others: readonly Invited[] | "DEMO" = [],
  prepare?: Prepare,
): void {
  describe.skipIf(BROWSER_PATH === undefined)(name, () => {
    let application: Application | undefined;
    let browser: Browser | undefined;
    beforeAll(async () => {
      application = await (others === "DEMO" ? startDemonstration() : startApplication(others, prepare));
      browser = await openBrowser();
    }, 600_000);
    afterEach(async () => {
      for (const context of browser?.contexts() ?? []) await context.close();
    });
    afterAll(async () => {
      await browser?.close();
      await application?.stop();
    });
    suite(async (path, options = DESK, role = "HEADQUARTERS") => {
      if (application === undefined || browser === undefined) throw new Error("both are started in beforeAll");
      const page = await (await windowOf(browser, application, options, role)).newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(application.url + path);
      return page;
    });
  });
}

/** Waits until nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  // Before there is anything at all, nothing is busy either.
  await page.waitForFunction(
    () => document.querySelector("main") !== null && document.querySelector("[aria-busy='true']") === null,
  );
}

/** Whether the whole of something stands in the window. */
export const isInSight = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

/** Days on the page that a line may end in the midst of, with what they stand in. */
export const looseDays = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    while (texts.nextNode() !== null) {
      const { textContent, parentElement } = texts.currentNode;
      if (
        parentElement === null ||
        parentElement.matches("style") ||
        !/(?<![\w-])\d{4}-\d{2}(?![\w])/.test(textContent ?? "")
      )
        continue;
      if (getComputedStyle(parentElement).whiteSpace.startsWith("normal")) loose.push(textContent ?? "");
    }
    return loose;
  });

/** Lines on the page that a dot between their parts ends or begins; one that takes no room is drawn beside its part. */
export const looseDots = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    const lineOf = (text: Node, at: number) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().bottom;
    };
    while (texts.nextNode() !== null) {
      const text = texts.currentNode;
      const words = text.textContent ?? "";
      for (const { index } of words.matchAll(/(?<=\S) · (?=\S)/g))
        if (Math.abs(lineOf(text, index - 1) - lineOf(text, index + 3)) > 4) loose.push(words);
    }
    return loose;
  });

/** How far the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What WCAG 2.2 AA asks for and axe looks for only when it is told to: that what is pressed is large enough, or alone enough. */
const BESIDES = { rules: { "target-size": { enabled: true } } };

/** What axe finds, one line each. Pages have no frames of other origins, so it need not open a page of its own for them. */
export async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations: found } = await (rules.length === 0 ? axe.options(BESIDES) : axe.withRules(rules)).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What axe finds by day, and by night in its colours: nothing else differs. */
export async function violationsByDayAndNight(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const byDay = await violations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-mantine-color-scheme='dark']").waitFor();
  return [...byDay, ...(await violations(page, "color-contrast")).map((line) => `by night, ${line}`)];
}
