import { describe, expect, test } from "vitest";
import { isDay, kindOf, neighbour, parsePeriod, periodAt, periodText } from "../../dashboard/format/period.ts";

describe("periods in the address", () => {
  test.each([
    ["2026-02", "2026-02-01", "2026-02-28", "MONTH"],
    ["2024-02", "2024-02-01", "2024-02-29", "MONTH"],
    ["2026-12", "2026-12-01", "2026-12-31", "MONTH"],
    ["2026-Q4", "2026-10-01", "2026-12-31", "QUARTER"],
    ["2026-Q1", "2026-01-01", "2026-03-31", "QUARTER"],
    ["2026", "2026-01-01", "2026-12-31", "YEAR"],
    ["2026-01-15..2026-02-14", "2026-01-15", "2026-02-14", "RANGE"],
  ])("%s reads and writes the same", (text, from, to, kind) => {
    expect(parsePeriod(text)).toEqual({ from, to });
    expect(periodText({ from, to })).toBe(text);
    expect(kindOf({ from, to })).toBe(kind);
  });

  test("a range that is a whole quarter is written as the quarter", () => {
    expect(periodText({ from: "2026-04-01", to: "2026-06-30" })).toBe("2026-Q2");
  });

  test.each(["", "2026-13", "2026-Q5", "2026-02-01..2026-01-01", "2026-02-30..2026-03-01", "2026-01-01..", "x"])(
    "%j is no period",
    (text) => {
      expect(parsePeriod(text)).toBeNull();
    },
  );

  test("days are real days", () => {
    expect([isDay("2026-02-28"), isDay("2026-02-29"), isDay("2026-2-1"), isDay("2026-13-01")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the period before and after", () => {
  test.each([
    ["2026-01", "2025-12", "2026-02"],
    ["2026-Q1", "2025-Q4", "2026-Q2"],
    ["2026", "2025", "2027"],
    // Ten days before, ten days after.
    ["2026-03-01..2026-03-10", "2026-02-19..2026-02-28", "2026-03-11..2026-03-20"],
  ])("of %s are %s and %s", (text, before, after) => {
    const period = parsePeriod(text);
    if (period === null) throw new Error(text);
    expect(periodText(neighbour(period, -1))).toBe(before);
    expect(periodText(neighbour(period, 1))).toBe(after);
  });

  test("a day lies in its month, quarter and year", () => {
    expect(periodAt("MONTH", "2026-05-31")).toEqual({ from: "2026-05-01", to: "2026-05-31" });
    expect(periodAt("QUARTER", "2026-05-31")).toEqual({ from: "2026-04-01", to: "2026-06-30" });
    expect(periodAt("YEAR", "2026-05-31")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  });
});
