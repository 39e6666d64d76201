import type { Page } from "playwright-core";
import { PIXEL } from "./session-calls.ts";

export const PICTURE = { name: "整改.png", mimeType: "image/png", buffer: PIXEL };

/** Presses one of the acts that the page offers, fills in what it asks for, and waits until the dialog is gone. */
export async function act(page: Page, name: string, words: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, text] of Object.entries(words)) await dialog.getByLabel(label).fill(text);
  if (name === "派单") await dialog.getByLabel("责任人").selectOption({ index: 1 });
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Brings a photo to the finding of the page, and waits until it is shown, made small. */
export async function bringPhoto(page: Page, number: number): Promise<void> {
  await page.getByRole("button", { name: "上传佐证" }).click();
  await page.locator("input[type=file]").setInputFiles(PICTURE);
  await page.getByRole("button", { name: "上传", exact: true }).click();
  const shown = page.getByRole("link", { name: `第 ${number} 号佐证 整改.png` }).locator("img[src$='/thumbnail']");
  await shown.scrollIntoViewIfNeeded();
  await shown.evaluate(async (image) => {
    if (image instanceof HTMLImageElement) await image.decode();
  });
}

export const waitForState = (page: Page, state: string) =>
  page.locator(".finding-facts .state-mark", { hasText: state }).waitFor();
