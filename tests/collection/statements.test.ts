import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { importTables } from "../../server/intake/import-tables.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";
import { sourceOf, type EntryRow } from "./random-ledger.ts";

/** The most that an operation may take in all, however many estates it tells of: one of them tells who asks. */
const MOST = 3;
const SIZES = [1, 10, 300] as const;

const RATE = "{ value numerator denominator }";
const PERIOD = `period: { from: "2026-01-01", to: "2026-03-31" }`;
const MONEY = `currentRate ${RATE} onTimeRate ${RATE} overdueRate ${RATE} recoveryRate ${RATE} combinedRate ${RATE} outstanding`;
const HOUSEHOLDS = `householdRate ${RATE} householdOnTimeRate ${RATE}`;

/** Estates of a region named after their number, each with a building, a unit and a bill. */
function estates(count: number): EntryRow[] {
  return Array.from({ length: count }, (_one, at) => `S${count}-${at}`).flatMap((estate): EntryRow[] => [
    { table: "estates", values: { estate_code: estate, name: estate, region: `of ${count}` } },
    {
      table: "buildings",
      values: { estate_code: estate, building_code: "1", name: "1", property_type: "HIGH_RISE_RESIDENTIAL" },
    },
    {
      table: "units",
      values: { estate_code: estate, building_code: "1", unit_code: "101", gross_area_m2: "100", use: "RESIDENTIAL" },
    },
    {
      table: "bills",
      values: {
        estate_code: estate,
        bill_no: "B1",
        unit_code: "101",
        fee_item: "fee",
        period_start: "2026-01-01",
        period_end: "2026-01-31",
        amount: "100.00",
        issued_on: "2026-01-01",
        due_on: "2026-01-31",
      },
    },
  ]);
}

describeEngines("an operation over estates", (database) => {
  let api: Api;
  beforeAll(async () => {
    for (const count of SIZES)
      await importTables(database(), sourceOf(`${count}`, estates(count)), {
        kind: "IMPORT",
        timeZone: "Asia/Shanghai",
      });
    api = await apiOver(database(), "2026-05-31");
  });
  afterAll(() => api.app.close());

  const answer = z.object({ data: z.object({ estates: z.array(z.unknown()) }) });

  it("finds out who asks and shows their rows with one statement", async () => {
    const before = database().statementCount();
    expect(await api.ask("{ me { role } }")).toEqual({ data: { me: { role: "HEADQUARTERS" } } });
    expect(database().statementCount() - before).toBe(1);
  });

  it.each([
    ["the comparison of estates", `code name region collection(${PERIOD}) { ${MONEY} ${HOUSEHOLDS} }`],
    ["estates with their buildings", `code buildings { code collection(${PERIOD}) { ${MONEY} } }`],
    [
      "estates against other periods",
      `code collection(${PERIOD}) { ${MONEY} previousPeriod { ${MONEY} } lastYear { ${MONEY} } yearToDate { ${MONEY} ${HOUSEHOLDS} } }`,
    ],
    ["the building table of each", `code buildings { code collection(${PERIOD}) { ${MONEY} ${HOUSEHOLDS} } }`],
  ])("%s takes as many statements for 1, 10 and 300, and few", async (_what, fields) => {
    const taken: number[] = [];
    for (const count of SIZES) {
      const before = database().statementCount();
      const told = answer.parse(await api.ask(`{ estates(regions: ["of ${count}"]) { ${fields} } }`));
      taken.push(database().statementCount() - before);
      expect(told.data.estates).toHaveLength(count);
    }
    expect(new Set(taken).size, taken.join(", ")).toBe(1);
    expect(taken[0]).toBeLessThanOrEqual(MOST);
  });
});
