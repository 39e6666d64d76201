import { describe, expect, test } from "vitest";
import { readView, writeView } from "../../dashboard/comparison/comparison-view.ts";

const TODAY = "2026-11-23";
const read = (search: string) => readView(new URLSearchParams(search), TODAY);
const write = (search: string) => writeView(read(search), TODAY).toString();

describe("the address of the comparison", () => {
  test("says nothing for the quarter that ended last, as of its end, in money", () => {
    expect(read("")).toEqual({
      period: { from: "2026-07-01", to: "2026-09-30" },
      asOf: "2026-09-30",
      knownAt: null,
      regions: [],
      cityCompanies: [],
      propertyTypes: [],
      feeItems: [],
      withoutDevelopers: false,
      comparableWith: null,
      grouped: "NONE",
      unit: "MONEY",
      rate: "currentRate",
      sort: { column: "currentRate", descending: true },
      explained: null,
    });
    expect(write("")).toBe("");
  });

  test("a running period is read as of today", () => {
    expect(read("period=2026-Q4").asOf).toBe(TODAY);
  });

  test.each([
    "period=2026-03",
    "period=2025&asOf=2026-01-15",
    "knownAt=2026-05-01T10%3A00%3A00.000Z",
    "fee=%E7%89%A9%E4%B8%9A%E8%B4%B9&developers=without&region=%E5%8D%8E%E5%8C%97&region=&company=X&type=MIXED_USE",
    "comparable=lastYear&group=company",
    "unit=households&rank=householdOverdueRate&sort=-householdRate.lastYear",
    "sort=outstanding",
    "explain=overdueRate&explainEstate=SH01&explainOf=lastYear",
    "explain=currentRate&explainEstate=SH01&explainBuilding=01&explainAt=2026-05",
    "explain=currentRate&explainRegion=",
    "explain=currentRate&household=SH01%2F01-001&bill=SH01-B202607-0001&entriesAsOf=2026-06-30",
  ])("reads and writes %s", (search) => {
    expect(write(search)).toBe(search);
  });

  test.each([
    "period=soon",
    "asOf=2026-02-30",
    "unit=cows",
    "rank=householdRate",
    "sort=-name",
    "explain=x",
    "type=CASTLE",
    "comparable=never",
    "group=colour",
    "explainAt=2026-05",
    "knownAt=then",
    "knownAt=2026-05-01T10:00:00",
  ])("takes %s for not said", (search) => {
    expect(write(search)).toBe("");
  });

  test("what another part of the page says stays", () => {
    const said = new URLSearchParams("table=ranking&period=2025&explain=currentRate");
    expect(writeView(read("period=2026-Q1"), TODAY, said).toString()).toBe("table=ranking&period=2026-Q1");
  });

  test("a sort by households does not survive the change to money", () => {
    expect(read("sort=householdsBilled").sort).toEqual({ column: "currentRate", descending: true });
  });
});
