import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Browsers as people use them. */
const WHOLE = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const there = (paths: readonly string[]): string | undefined =>
  [process.env["CHROMIUM"] ?? "", ...paths].find((path) => path !== "" && existsSync(path));

/** The browser for journeys, or undefined where there is none. The shell draws the same pages for a quarter less of processor time. */
export const BROWSER_PATH = there(["/usr/bin/chromium-headless-shell", ...WHOLE]);

/** The browser to measure in: as people have it, where there is one. */
export const WHOLE_BROWSER_PATH = there(WHOLE) ?? BROWSER_PATH;

if (BROWSER_PATH === undefined)
  console.log(
    "No browser: the journeys do not run. Get one with: apt-get install chromium-headless-shell fonts-noto-cjk (or any Chromium; CHROMIUM names it)",
  );

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export async function openBrowser(path = BROWSER_PATH): Promise<Browser> {
  if (path === undefined) throw new Error("no browser on this machine");
  return chromium.launch({ executablePath: path, args: FLAGS });
}
