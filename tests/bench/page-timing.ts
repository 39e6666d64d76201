import type { Page } from "playwright-core";

/** What the browser itself measured of a page, in milliseconds from navigation. */
export interface PageTiming {
  /** Until the first figures stood in the page. */
  readonly figures: number;
  /** Until nothing was awaited any more. */
  readonly complete: number;
  /** Requests to the API until then. */
  readonly requests: number;
}

declare global {
  interface Window {
    /** Longest interaction since it was last asked for; see the browser's event timing. */
    longestInteraction: number;
  }
}

/** Makes a page mark when its figures are there, and keep its longest interaction; before it is opened. */
export async function watch(page: Page, figures: string): Promise<void> {
  await page.addInitScript((selector) => {
    window.longestInteraction = 0;
    const events: PerformanceObserverInit & { durationThreshold: number } = { type: "event", durationThreshold: 16 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        window.longestInteraction = Math.max(window.longestInteraction, duration);
    }).observe(events);
    // Nothing here has a name of its own: the page knows nothing of the compiler's helpers.
    new MutationObserver((_changes, observer) => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      // The frame that shows them.
      requestAnimationFrame(() => performance.mark("figures"));
    }).observe(document, { childList: true, subtree: true });
  }, figures);
}

/** Waits until nothing is awaited any more, and reads the page's own entries. */
export async function timingOf(page: Page): Promise<PageTiming> {
  await page.waitForFunction(() => performance.getEntriesByName("figures").length > 0);
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy='true']") === null);
  return page.evaluate(() => {
    const asked = performance
      .getEntriesByType("resource")
      .filter((entry) => entry instanceof PerformanceResourceTiming && new URL(entry.name).pathname === "/graphql");
    const ends = asked.map(({ startTime, duration }) => startTime + duration);
    const figures = performance.getEntriesByName("figures")[0]?.startTime ?? 0;
    return { figures, complete: Math.max(figures, ...ends), requests: asked.length };
  });
}

/** Does something and gives the longest interaction that it took, from input to the next frame; 0 where all were below 16 ms. */
export async function interactionOf(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.longestInteraction = 0;
  });
  await act();
  await page.waitForTimeout(400);
  return page.evaluate(() => window.longestInteraction);
}
