import type { Page } from "playwright-core";
import { expect } from "vitest";
import { asked, PIXEL } from "./session-calls.ts";

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

/** Raises a problem of an estate and has it rectified, with a photo, over the API: it waits for acceptance. Gives its code. */
export async function handIn(supervisor: Page, manager: Page, estate: string, title: string): Promise<string> {
  const { raised } = await asked<{ raised: { finding: { code: string } } }>(
    supervisor,
    `mutation { raised: raiseFinding(input: { estate: "${estate}", source: MANUAL, severity: MORE_SERIOUS, title: "${title}",
      description: "" }) { finding { code } userErrors { code } } }`,
  );
  const { code } = raised.finding;
  const { assignees } = await asked<{ assignees: readonly { personId: number }[] }>(
    supervisor,
    `{ assignees(estate: "${estate}") { personId } }`,
  );
  const at = (version: number) => `code: "${code}", version: ${version}`;
  await asked(
    supervisor,
    `mutation { assignFinding(input: { ${at(1)}, assigneeId: ${assignees[0]?.personId} }) { userErrors { code } } }`,
  );
  await asked(manager, `mutation { startRectification(input: { ${at(2)} }) { userErrors { code } } }`);
  const path = `/evidence/${code}?name=${encodeURIComponent(PICTURE.name)}`;
  const sent = await manager.request.post(new URL(path, manager.url()).href, {
    headers: { "content-type": "application/octet-stream" },
    data: PICTURE.buffer,
  });
  expect(sent.status()).toBe(201);
  await asked(
    manager,
    `mutation { submitRectification(input: { ${at(3)}, rootCause: "未逐日核对", corrective: "已核对", preventive: "每日两人核对" })
      { userErrors { code } } }`,
  );
  return code;
}

/** Which acts the page offers. */
export const offered = async (page: Page): Promise<string[]> => page.locator(".finding-acts button").allInnerTexts();
