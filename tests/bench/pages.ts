import type { Browser, Page } from "playwright-core";
import { readArguments } from "../../server/platform/arguments.ts";
import { Refusal } from "../../server/platform/refusal.ts";
import { runCommand } from "../../server/platform/run-command.ts";
import { serve, type Application, type Place } from "../journeys/application.ts";
import { openBrowser, WHOLE_BROWSER_PATH } from "../journeys/browser.ts";
import { windowOf } from "../journeys/signed-in.ts";
import { onServer, urlOf } from "../support/templates.ts";
import { TEST_DATA_KEY } from "../support/unlocked.ts";
import { openBench } from "./bench-database.ts";
import { median, ms, type Line } from "./measure.ts";
import { interactionOf, timingOf, watch, type PageTiming } from "./page-timing.ts";

const USAGE = "npm run bench:pages -- [--bills N] [--demo FOLDER] [--only PAGE] … [--database NAME] [--keep]";
const OPTIONS = {
  bills: { type: "string", default: "1080000" },
  demo: { type: "string", default: ".data" },
  only: { type: "string", multiple: true },
  database: { type: "string" },
  keep: { type: "boolean", default: false },
} as const;

const RUNS = 5;
const PATIENCE = 300_000;
const LONGEST_INTERACTION = "≤ 200 ms";

interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  /** What stands in the page once its figures are there. */
  readonly figures: string;
  /** The ledger that is made in PostgreSQL consists of postings: it holds no receipts. */
  readonly ofReceipts?: boolean;
}

/** The addresses of an estate, its first building and a household of it. */
interface Within {
  readonly estate: string;
  readonly building: string;
  readonly household: string;
}

const pagesOf = ({ estate, building, household }: Within): readonly MeasuredPage[] => [
  { name: "estate", path: estate, figures: "[data-rate] .tile-value" },
  { name: "building", path: building, figures: "[data-rate] .tile-value" },
  { name: "household", path: household, figures: ".household-tiles .tile-value" },
  { name: "bills", path: "/records", figures: "table.records tbody tr[data-index]" },
  { name: "receipts", path: "/records?list=receipts", figures: "table.records tbody tr[data-index]", ofReceipts: true },
  { name: "data", path: "/data", figures: ".card table" },
  { name: "metrics", path: "/metrics", figures: ".metric" },
];
const PORTFOLIO: MeasuredPage = { name: "portfolio", path: "/comparison", figures: "[data-rate] .tile-value" };

/** Measures pages in a browser by its own performance entries: on PostgreSQL with 300 estates, and on the embedded demonstration. */
await runCommand(async () => {
  const { values } = readArguments({ options: OPTIONS }, USAGE);
  const bills = Number(values.bills);
  if (!Number.isInteger(bills) || bills < 10_000)
    throw new Refusal(`--bills: a number from 10000 on – usage: ${USAGE}`);
  if (WHOLE_BROWSER_PATH === undefined) throw new Refusal("There is no browser on this machine to measure in.");
  const server = process.env["TEST_DATABASE_URL"] ?? "";
  if (server === "") throw new Refusal("TEST_DATABASE_URL names no PostgreSQL server to measure on.");
  const name = values.database ?? `collection_bench_${bills}`;
  const { database, lines } = await openBench(server, name, bills);
  await database.close();
  tell(lines);
  try {
    const place = { DATABASE_URL: urlOf(server, name), DATA_DIR: ".data", DATA_KEY: TEST_DATA_KEY };
    await measure("PostgreSQL", place, "≤ 1000 ms", values.only);
  } finally {
    if (!values.keep) await onServer(server, `drop database ${name} with (force)`);
  }
  await measure("demo", { DATABASE_URL: "", DATA_DIR: values.demo }, "≤ 2000 ms", values.only);
});

async function measure(where: string, place: Place, aim: string, only: readonly string[] | undefined): Promise<void> {
  const application = await serve(place, place.DATABASE_URL === "" ? "DEMO" : []);
  const browser = await openBrowser(WHOLE_BROWSER_PATH);
  try {
    const within = await findWithin(browser, application);
    tell([await measurePage(browser, application, where, PORTFOLIO, aim)]);
    const there = pagesOf(within).filter(({ ofReceipts = false }) => !ofReceipts || place.DATABASE_URL === "");
    for (const page of there)
      if (only?.includes(page.name) ?? true) tell([await measurePage(browser, application, where, page, "")]);
    await measureInteractions(browser, application, where);
  } finally {
    await browser.close();
    await application.stop();
  }
}

async function openPage(browser: Browser, application: Application): Promise<Page> {
  const context = await windowOf(browser, application, {
    viewport: { width: 1440, height: 1000 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  // A page that is slow is to be measured, not given up.
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

/** The first estate of the comparison, and what is in it, found as a reader does. */
async function findWithin(browser: Browser, application: Application): Promise<Within> {
  const page = await openPage(browser, application);
  const hrefOf = async (selector: string) => (await page.locator(selector).first().getAttribute("href")) ?? "";
  await page.goto(application.url + PORTFOLIO.path);
  const estate = await hrefOf(".estates tbody .estate-name");
  await page.goto(application.url + estate);
  const building = await hrefOf(".buildings tbody .estate-name");
  await page.goto(application.url + building);
  const household = await hrefOf(".unit-cell");
  await page.context().close();
  return { estate, building, household };
}

/** A page opened some times by a browser that has never seen it. */
async function measurePage(
  browser: Browser,
  application: Application,
  where: string,
  { name, path, figures }: MeasuredPage,
  aim: string,
): Promise<Line> {
  const timings: PageTiming[] = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await openPage(browser, application);
    await watch(page, figures);
    await page.goto(application.url + path);
    timings.push(await timingOf(page));
    await page.context().close();
  }
  const middle = (of: (timing: PageTiming) => number) => median(timings.map(of).toSorted((a, b) => a - b));
  const value = `${ms(middle((timing) => timing.figures))}, all of it ${ms(middle((timing) => timing.complete))}`;
  return { part: where, measure: `${name}: figures, ${middle(({ requests }) => requests)} requests`, value, aim };
}

/** What a reader does on the portfolio page, each act by the longest of its events; told as it is measured. */
async function measureInteractions(browser: Browser, application: Application, where: string): Promise<void> {
  const page = await openPage(browser, application);
  await watch(page, PORTFOLIO.figures);
  await page.goto(application.url + PORTFOLIO.path);
  await timingOf(page);
  const acts: readonly (readonly [string, () => Promise<void>])[] = [
    ["sort by a column", () => page.locator('th[data-column="overdueRate"] > .sort').click()],
    ["group by region", () => page.locator(".card-controls").getByText("区域", { exact: true }).click()],
    ["no groups again", () => page.locator(".card-controls").getByText("不分组", { exact: true }).click()],
    ["go to the previous period", () => page.getByRole("button", { name: "上一期间" }).click()],
    ["open a rate's panel", () => page.locator('[data-rate="currentRate"]').click()],
    ["close it", () => page.keyboard.press("Escape")],
    ["open the search", () => page.keyboard.press("Control+k")],
    ["type into it", () => page.keyboard.type("E00", { delay: 60 })],
    ["close the search", () => page.keyboard.press("Escape")],
    ["ranking as a table", () => page.locator('[data-figure="ranking"]').getByText("数据表", { exact: true }).click()],
  ];
  for (const [name, act] of acts) {
    const taken = await interactionOf(page, act);
    await timingOf(page);
    tell([{ part: where, measure: `portfolio: ${name}`, value: ms(taken), aim: LONGEST_INTERACTION }]);
  }
  await page.context().close();
}

function tell(lines: readonly Line[]): void {
  for (const { part, measure: what, value, aim } of lines)
    process.stdout.write(`| ${part} | ${what} | ${value} | ${aim} |\n`);
}
