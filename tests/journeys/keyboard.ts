import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** Longest way from one end of a page to the other, in presses of Tab. */
const MOST = 250;

/** What is wrong with where the keyboard is; null where it stands in something that is seen to have it. */
const faultOf = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const own = document.activeElement;
    if (own === null || own === document.body) return "the keyboard is nowhere";
    const told = own.outerHTML.slice(0, 160);
    // Radios and switches are drawn by their labels.
    const label = own instanceof HTMLInputElement ? own.labels?.[0] : undefined;
    const drawn = own.getBoundingClientRect().width > 1 ? own : (label ?? own);
    const { top, bottom, left, right } = drawn.getBoundingClientRect();
    if (bottom <= 0 || right <= 0 || top >= window.innerHeight || left >= window.innerWidth)
      return `out of sight: ${told}`;
    // The page as a whole has the keyboard after a link was followed; a field that is typed into shows its caret.
    if (own.matches("main, textarea, select, input:not([type='radio'], [type='checkbox'])")) return null;
    const around = [own, label, own.nextElementSibling, own.parentElement, own.parentElement?.nextElementSibling];
    const ringed = around.some((each) => {
      if (each === null || each === undefined) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
    });
    if (!ringed) return `no ring: ${told}`;
    const at = document.elementFromPoint(
      Math.min(Math.max((left + right) / 2, 0), window.innerWidth - 1),
      Math.min(Math.max((top + bottom) / 2, 0), window.innerHeight - 1),
    );
    const seen = at !== null && (drawn.contains(at) || at.contains(drawn) || label?.contains(at) === true);
    return seen ? null : `covered by ${at?.outerHTML.slice(0, 80)}: ${told}`;
  });

/** Presses a key; afterwards the keyboard stands in something that is seen to have it. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => faultOf(page), { message: `after ${key}` }).toBeNull();
}

const hasKeyboard = (place: Locator): Promise<boolean> => place.evaluate((own) => own === document.activeElement);

/** Waits until something has the keyboard. */
export async function expectAt(place: Locator): Promise<void> {
  await expect.poll(() => hasKeyboard(place), { message: `the keyboard at ${place}` }).toBe(true);
}

/** Goes on with Tab (or back, with Shift+Tab) until something has the keyboard. */
export async function tabTo(page: Page, place: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await place.waitFor({ state: "attached" });
  for (let pressed = 0; pressed < MOST; pressed++) {
    if (await hasKeyboard(place)) return;
    await press(page, key);
  }
  throw new Error(`${MOST} times ${key} did not lead to ${place}`);
}
