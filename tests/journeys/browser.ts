import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const CANDIDATES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser on this machine, or undefined where there is none. */
export const BROWSER_PATH = CANDIDATES.find((path) => path !== "" && existsSync(path));

if (BROWSER_PATH === undefined)
  console.log(
    "No browser: the journeys do not run. Get one with: apt-get install chromium fonts-noto-cjk (or set CHROMIUM)",
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

export async function openBrowser(): Promise<Browser> {
  if (BROWSER_PATH === undefined) throw new Error("no browser on this machine");
  return chromium.launch({ executablePath: BROWSER_PATH, args: FLAGS });
}
