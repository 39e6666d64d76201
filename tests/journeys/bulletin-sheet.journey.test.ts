import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openDatabase } from "../../server/database/connect.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { readConfig } from "../../server/platform/config.ts";
import { takeIn, type Cells } from "../intake/sources.ts";
import { describeJourney, DESK, settled } from "./journey.ts";
import { asked } from "./session-calls.ts";

const PROMISE = `${"每周六上午在一层大堂设缴费咨询台，逐户说明公共收益的去向；".repeat(40).slice(0, 998)}完毕`;
const HOUSEHOLDS = 12;

/** The month that is just over. */
const monthOver = (): string => {
  const [year = 0, month = 1] = systemClock("Asia/Shanghai").today().split("-").map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
};

/** An estate of many buildings with long names; six households of each have paid, six have not. */
function estateOf(estate_code: string, buildings: number): Readonly<Record<string, readonly Cells[]>> {
  const month = monthOver();
  const numbers = Array.from({ length: buildings }, (_, at) => String(at + 1).padStart(3, "0"));
  const units = numbers.flatMap((building_code) =>
    Array.from({ length: HOUSEHOLDS }, (_, at) => ({ building_code, unit_code: `${building_code}-${at}` })),
  );
  return {
    estates: [{ estate_code, name: "滨江国际花园" }],
    buildings: numbers.map((building_code) => ({
      estate_code,
      building_code,
      name: `滨江国际花园三期北区沿河高层住宅组团第 ${building_code} 幢（原市政规划 ${building_code} 号地块安置与商品混合楼栋）`,
      property_type: "高层住宅",
    })),
    units: units.map((unit) => ({ estate_code, ...unit, gross_area_m2: "90", use: "住宅" })),
    bills: units.map(({ unit_code }) => ({
      estate_code,
      bill_no: `B-${unit_code}`,
      unit_code,
      fee_item: "物业费",
      period_start: `${month}-01`,
      period_end: `${month}-28`,
      amount: "100.00",
      issued_on: `${month}-01`,
      due_on: `${month}-10`,
    })),
    receipts: units
      .filter(({ unit_code }) => Number(unit_code.split("-")[1]) % 2 === 0)
      .map(({ unit_code }) => ({
        estate_code,
        receipt_no: `R-${unit_code}`,
        unit_code,
        amount: "100.00",
        paid_on: `${month}-05`,
        channel: "现金",
        kind: "收款",
      })),
  };
}

/** Two estates: one whose buildings fill a sheet, one of more than a sheet holds. */
async function addEstates(folder: string): Promise<void> {
  const database = await openDatabase(readConfig({ ...process.env, DATA_DIR: folder, DATABASE_URL: "" }));
  try {
    for (const [code, buildings] of [
      ["L110", 110],
      ["L300", 300],
    ] as const)
      await takeIn(database, estateOf(code, buildings));
  } finally {
    await database.close();
  }
}

/** How many pages of A4 the bulletin takes, and what stands on them. */
async function printed(page: Page, estate: string): Promise<{ readonly pages: number; readonly text: string }> {
  const month = monthOver();
  await asked(
    page,
    `mutation { publishBulletin(input: { estate: "${estate}", month: "${month}", promise: "${PROMISE}" }) { userErrors { code } } }`,
  );
  await page.goto(new URL(`/committee/${estate}/${month}`, page.url()).href);
  await page.locator("article.bulletin").waitFor();
  await settled(page);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = await page.locator("article.bulletin").evaluate((sheet: HTMLElement) => {
    window.dispatchEvent(new Event("beforeprint"));
    const shown = sheet.innerText;
    window.dispatchEvent(new Event("afterprint"));
    return shown;
  });
  return { pages: pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0, text };
}

describeJourney(
  "the sheet for the notice board",
  (open) => {
    test("holds 110 buildings with long names and the longest promise on one page of A4", async () => {
      const { text, pages } = await printed(await open("/committee", DESK), "L110");
      expect(pages).toBe(1);
      for (const said of ["第 001 幢", "第 110 幢", "完毕"]) expect(text).toContain(said);
      expect(text).not.toContain("限于版面");
    }, 600_000);

    test("says where the buildings stand that it has no room for", async () => {
      const page = await open("/committee", DESK);
      const { text, pages } = await printed(page, "L300");
      expect(pages).toBe(1);
      for (const said of ["第 001 幢", "完毕", "限于版面", `/committee/L300/${monthOver()}`])
        expect(text).toContain(said);
      expect(text).not.toContain("第 300 幢");
      // On the screen all of them are there again.
      await page.getByText("第 300 幢").waitFor();
    }, 600_000);
  },
  [],
  addEstates,
);
