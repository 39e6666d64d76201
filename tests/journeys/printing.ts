import type { Page } from "playwright-core";

/** What stood on the page when the browser was told to print it. */
interface Printed {
  readonly rows: number;
  /** That there are more of them, list by list. */
  readonly left: readonly string[];
}

/** Notes what stands on the page at the moment in which it is printed, instead of printing it; gives what was noted, null before. */
export async function catchPrint(page: Page, rows: string): Promise<() => Promise<Printed | null>> {
  await page.evaluate((selector) => {
    window.print = () => {
      const left = [...document.querySelectorAll(".rows-left")].map(({ textContent }) => textContent);
      document.body.dataset["printed"] = JSON.stringify({ rows: document.querySelectorAll(selector).length, left });
    };
  }, rows);
  return async () => {
    const noted = await page.evaluate(() => document.body.dataset["printed"]);
    return noted === undefined ? null : JSON.parse(noted);
  };
}
