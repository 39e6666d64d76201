import { expect, it } from "vitest";
import {
  lastYearPosition,
  monthsUpTo,
  previousPeriod,
  previousPosition,
  samePeriodLastYear,
  whollyBy,
  wholeMonths,
  yearToDate,
} from "../../server/collection/period.rules.ts";

it.each([
  ["a month", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28"],
  ["a quarter", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31"],
  ["a year", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31"],
  ["ten days", "2026-03-11", "2026-03-20", "2026-03-01", "2026-03-10"],
])("before %s comes the one just before", (_what, from, to, before, until) => {
  expect(previousPeriod({ from, to })).toEqual({ from: before, to: until });
});

it.each([
  ["a leap February", "2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"],
  ["the February after", "2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"],
  ["a leap day", "2024-02-29", "2024-03-10", "2023-02-28", "2023-03-10"],
])("last year's %s", (_what, from, to, before, until) => {
  expect(samePeriodLastYear({ from, to })).toEqual({ from: before, to: until });
});

it.each([
  ["today, when it ends a month", "2026-11-30", "2026-11-30", "2026-11-29"],
  ["today, within a month", "2026-11-29", "2026-11-29", "2026-11-29"],
  ["a month's end once it is past", "2026-10-31", "2026-11-30", "2026-10-31"],
])("tells the whole months as of %s", (_what, asOf, today, by) => {
  expect(whollyBy(asOf, today)).toBe(by);
});

it("counts whole months only", () => {
  expect(wholeMonths({ from: "2026-01-01", to: "2026-03-31" })).toBe(3);
  expect(wholeMonths({ from: "2026-01-02", to: "2026-03-31" })).toBeNull();
  expect(wholeMonths({ from: "2026-01-01", to: "2026-03-30" })).toBeNull();
});

it("reads a period at its own end against another at that one's own end", () => {
  const march = { from: "2026-03-01", to: "2026-03-31", asOf: "2026-03-31" };
  expect(previousPosition(march)).toEqual({ from: "2026-02-01", to: "2026-02-28", asOf: "2026-02-28" });
  expect(lastYearPosition(march)).toEqual({ from: "2025-03-01", to: "2025-03-31", asOf: "2025-03-31" });
  const february = { from: "2025-02-01", to: "2025-02-28", asOf: "2025-02-28" };
  expect(lastYearPosition(february)).toEqual({ from: "2024-02-01", to: "2024-02-29", asOf: "2024-02-29" });
  const days = { from: "2026-03-11", to: "2026-03-20", asOf: "2026-03-20" };
  expect(previousPosition(days)).toEqual({ from: "2026-03-01", to: "2026-03-10", asOf: "2026-03-10" });
});

// A month that has had 32 days more to collect would always beat one that is read at its own end.
it("gives a finished period's counterpart as many days after its end", () => {
  const march = { from: "2026-03-01", to: "2026-03-31", asOf: "2026-05-02" };
  expect(previousPosition(march).asOf).toBe("2026-04-02");
  expect(lastYearPosition(march).asOf).toBe("2025-05-02");
  const quarter = { from: "2026-01-01", to: "2026-03-31", asOf: "2026-06-30" };
  expect(previousPosition(quarter).asOf).toBe("2026-03-31");
  const days = { from: "2026-03-11", to: "2026-03-20", asOf: "2026-04-01" };
  expect(previousPosition(days).asOf).toBe("2026-03-22");
});

it("reads a running period against another as of a day shifted as much", () => {
  const november = { from: "2026-11-01", to: "2026-11-30", asOf: "2026-11-24" };
  expect(previousPosition(november).asOf).toBe("2026-10-24");
  expect(lastYearPosition(november).asOf).toBe("2025-11-24");
  const year = { from: "2024-01-01", to: "2024-12-31", asOf: "2024-02-29" };
  expect(lastYearPosition(year).asOf).toBe("2023-02-28");
  const quarter = { from: "2026-01-01", to: "2026-03-31", asOf: "2026-02-20" };
  expect(previousPosition(quarter).asOf).toBe("2025-11-20");
  const days = { from: "2026-03-11", to: "2026-03-20", asOf: "2026-03-15" };
  expect(previousPosition(days).asOf).toBe("2026-03-05");
});

it("takes the year to date from January", () => {
  expect(yearToDate({ from: "2026-04-01", to: "2026-06-30", asOf: "2026-05-02" })).toEqual({
    from: "2026-01-01",
    to: "2026-06-30",
    asOf: "2026-05-02",
  });
});

it("lists the months up to the period's end, each as of its own end or the day given", () => {
  expect(monthsUpTo({ from: "2026-01-01", to: "2026-03-31", asOf: "2026-03-15" }, 3)).toEqual([
    { from: "2026-01-01", to: "2026-01-31", asOf: "2026-01-31" },
    { from: "2026-02-01", to: "2026-02-28", asOf: "2026-02-28" },
    { from: "2026-03-01", to: "2026-03-31", asOf: "2026-03-15" },
  ]);
});
