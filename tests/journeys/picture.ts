import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../server/platform/run-command.ts";
import { serve } from "./application.ts";
import { openBrowser } from "./browser.ts";
import { settled } from "./journey.ts";
import { windowOf } from "./signed-in.ts";

const FOLDER = join(import.meta.dirname, "../../docs");
const LARGEST = 300_000;

/** Takes the README's picture from the running product with the demonstration, which DATA_DIR holds or is to hold. */
await runCommand(async () => {
  const application = await serve({ DATA_DIR: process.env["DATA_DIR"] ?? ".data", DATABASE_URL: "" }, "DEMO");
  const browser = await openBrowser();
  try {
    const context = await windowOf(browser, application, {
      viewport: { width: 1440, height: 1080 },
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      colorScheme: "light",
    });
    const page = await context.newPage();
    await page.goto(`${application.url}/comparison`);
    await settled(page);
    await page.locator(".estates svg").first().waitFor();
    mkdirSync(FOLDER, { recursive: true });
    const path = join(FOLDER, "comparison.png");
    await page.screenshot({ path });
    const { size } = statSync(path);
    if (size > LARGEST) throw new Error(`${path} has ${size} bytes, more than ${LARGEST}`);
    process.stdout.write(`${path}: ${size} bytes\n`);
  } finally {
    await browser.close();
    await application.stop();
  }
});
