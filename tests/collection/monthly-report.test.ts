import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "kysely";
import { z } from "zod";
import { openCanonical } from "../../server/intake/canonical-source.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { apiOver, type Api } from "../support/api.ts";
import { describeEngines } from "../support/engines.ts";

const GOLDEN = join(import.meta.dirname, "../golden");
const expected = z
  .object({ groups: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync(join(GOLDEN, "expected-estate-2026-01-01-2026-03-31-asof-2026-03-31.json"), "utf8")));

const fen = z.string().transform((text) => Number(text) / 100);
const rate = z.object({ value: z.number().nullable() });
const collection = z.object({
  netBilled: fen,
  collected: fen,
  currentRate: rate,
  arrearsRecovered: fen,
  cash: z.object({ received: fen }),
  held: fen,
  outstanding: fen,
});
const groups = z.object({
  data: z.object({
    portfolio: z.object({
      collection: collection.extend({ by: z.array(z.object({ key: z.string(), collection })) }),
    }),
  }),
});

describeEngines("the monthly report", (database) => {
  let api: Api;
  beforeAll(async () => {
    const source = await openCanonical(join(GOLDEN, "ledger"));
    await importTables(database(), source, { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    api = await apiOver(database(), "2026-11-25");
  });
  afterAll(() => api.app.close());

  const get = (query: string) => api.inject({ method: "GET", url: `/reports/monthly.xlsx?${query}` });
  const read = async (query: string) => readWorkbook((await get(query)).rawPayload);
  /** The lines below the two rows of heads. */
  const lines = async (query: string) => (await read(query))[0]?.data.slice(4) ?? [];
  const ask = async (dimension: string) => {
    const figures = `netBilled collected currentRate { value } arrearsRecovered cash { received } held outstanding`;
    const answer =
      await api.ask(`{ portfolio { collection(period: { from: "2026-03-01", to: "2026-03-31" }, asOf: "2026-03-31") {
      ${figures} by(dimension: ${dimension}) { key collection { ${figures} } } } } }`);
    return groups.parse(answer).data.portfolio.collection;
  };
  const monthOf = (line: readonly unknown[]) => [4, 5, 6, 15, 19, 20, 18].map((column) => line[column]);
  const cellsOf = (told: z.infer<typeof collection>) => [
    told.netBilled,
    told.collected,
    told.currentRate.value,
    told.arrearsRecovered,
    told.cash.received,
    told.held,
    told.outstanding,
  ];

  it("lists estates region by region with subtotals and a total, ranked by the month's rate", async () => {
    // 52.94 % of E01 before 45.65 % of E03 before 40.68 % of E02.
    expect((await lines("month=2026-03")).map((line) => [...line.slice(0, 4), line[9]])).toEqual([
      ["华东", null, "E03", "示例小区3", 2],
      ["华东", null, null, "小计", null],
      ["华北", null, "E01", "示例小区1", 1],
      ["华北", null, "E02", "示例小区2", 3],
      ["华北", null, null, "小计", null],
      ["合计", null, null, null, null],
    ]);
  });

  it("holds in every cell the figure that the API tells", async () => {
    const told = await lines("month=2026-03");
    const byEstate = await ask("ESTATE");
    for (const { key, collection: own } of byEstate.by)
      expect(monthOf(told.find((line) => line[2] === key) ?? [])).toEqual(cellsOf(own));
    for (const { key, collection: own } of (await ask("REGION")).by)
      expect(monthOf(told.find((line) => line[0] === key && line[3] === "小计") ?? [])).toEqual(cellsOf(own));
    expect(monthOf(told.at(-1) ?? [])).toEqual(cellsOf(byEstate));
  });

  it("gives the year to date that an independent program worked out", async () => {
    const estates = (await lines("month=2026-03")).filter((line) => line[2] !== null);
    const yuan = (figure: unknown) => Number(figure) / 100;
    for (const line of estates) {
      const group = expected.groups[String(line[2])] ?? {};
      expect([10, 11, 12, 14, 16, 17].map((column) => line[column])).toEqual([
        yuan(group["net_billed"]),
        yuan(group["collected"]),
        group["current_rate"],
        yuan(group["opening_arrears"]),
        yuan(group["arrears_recovered"]),
        group["recovery_rate"],
      ]);
    }
  });

  it("gives changes in percentage points against the month before and last year", async () => {
    const [march, february, before] = await Promise.all(
      ["2026-03", "2026-02", "2025-03"].map(async (month) => (await lines(`month=${month}`)).at(-1) ?? []),
    );
    const change = (other: readonly unknown[] | undefined) => 100 * (Number(march?.[6]) - Number(other?.[6]));
    expect(march?.[7]).toBeCloseTo(change(february), 8);
    expect(march?.[8]).toBeCloseTo(change(before), 8);
  });

  it("carries its stamp and the definitions, in the language asked for", async () => {
    const [report, definitions] = await read("month=2026-03&lang=en");
    expect(report?.sheet).toBe("Monthly report");
    expect(String(report?.data[1]?.[0])).toContain("As of 2026-03-31");
    expect(report?.data[2]?.[4]).toBe("This month");
    expect(definitions?.data.map((row) => row[0])).toEqual([
      "Metric",
      "Held money",
      "Cash and where it went",
      "Current collection rate",
      "Arrears recovery rate",
    ]);
  });

  it("ranks no estate in its take-over stage", async () => {
    // E01, which is first, ends its stage with March: in April it is ranked again.
    const stage = sql`insert into estate_target (estate_id, year, version, valid_from, stage_until, reason, set_at, setter_id, setter_name)
      select estate_id, 2026, 1, '2026-01-01', '2026-03-31', '新接管', now(), 0, 'X' from estate where estate_code = 'E01'`;
    await database().asOwner((trx) => stage.execute(trx));
    const ranks = async (month: string) => (await lines(`month=${month}`)).map((line) => [line[2], line[9]]);
    expect((await ranks("2026-03")).filter(([code]) => code !== null)).toEqual([
      ["E03", 1],
      ["E01", null],
      ["E02", 2],
    ]);
    expect((await ranks("2026-04")).filter(([, rank]) => rank !== null)).toHaveLength(3);
  });

  it("puts estates of no region below the regions", async () => {
    const folder = mkdtempSync(join(tmpdir(), "no-region-"));
    writeFileSync(join(folder, "estates.csv"), "estate_code,name,region,handed_over_on\nE00,示例小区0,,2023-08-01\n");
    await importTables(database(), await openCanonical(folder), { kind: "IMPORT", timeZone: "Asia/Shanghai" });
    rmSync(folder, { recursive: true });
    expect((await lines("month=2026-03")).map((line) => [line[0], line[3]])).toEqual([
      ["华东", "示例小区3"],
      ["华东", "小计"],
      ["华北", "示例小区1"],
      ["华北", "示例小区2"],
      ["华北", "小计"],
      ["未划区域", "示例小区0"],
      ["未划区域", "小计"],
      ["合计", null],
    ]);
  });

  it("reads the running month as of today", async () => {
    expect(String((await read("month=2026-11"))[0]?.data[1]?.[0])).toContain("统计截止日 2026-11-25");
  });

  it.each([
    ["month=2026-13", "month"],
    ["", "month"],
    ["month=2026-03&asOf=2026-02-30", "asOf"],
    ["month=2026-03&knownAt=then", "knownAt"],
    ["month=2026-03&lang=fr", "lang"],
  ])("refuses %j by the name of the field", async (query, field) => {
    const answer = await get(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ error: "BAD_USER_INPUT", field });
    expect(api.logged).toEqual([]);
  });
});
