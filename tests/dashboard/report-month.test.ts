import { expect, test } from "vitest";
import { reportAddress, reportOf } from "../../dashboard/comparison/report-month.ts";
import { parsePeriod } from "../../dashboard/format/period.ts";
import { defaultAsOf } from "../../dashboard/reading/reading.ts";

const TODAY = "2026-11-23";

test.each([
  // A period that is over: its last month, at that month's own end.
  ["2026-Q1", null, "2026-03", null],
  ["2026-03", null, "2026-03", null],
  ["2025", null, "2025-12", null],
  // One that goes on: its last month that is over.
  ["2026-Q4", null, "2026-10", null],
  ["2026", null, "2026-10", null],
  // None of it is over: the month it has reached, as of today.
  ["2026-11", null, "2026-11", "2026-11-23"],
  ["2026-11-03..2026-11-20", null, "2026-11", "2026-11-20"],
  // A day that was chosen holds for the report.
  ["2026-Q1", "2026-06-30", "2026-03", "2026-06-30"],
  ["2026-Q1", "2026-02-10", "2026-01", "2026-02-10"],
  // January is not whole in the range: February, as far as it goes.
  ["2026-01-15..2026-02-14", null, "2026-02", "2026-02-14"],
  // Nothing has begun yet.
  ["2026-12", null, "2026-12", "2026-11-23"],
])("the report of %s as of %s is that of %s, read at %s", (period, asOf, month, readAt) => {
  const read = parsePeriod(period);
  if (read === null) throw new Error(`${period} is no period`);
  const asked = reportOf({ period: read, asOf: asOf ?? defaultAsOf(read, TODAY), knownAt: null }, TODAY);
  expect([asked.month.from.slice(0, 7), asked.asOf]).toEqual([month, readAt]);
});

test("the address says the month, the language, and the position where it is not the month's own", () => {
  const month = { from: "2026-03-01", to: "2026-03-31" };
  expect(reportAddress({ month, asOf: null, knownAt: null }, "en")).toBe("/reports/monthly.xlsx?month=2026-03&lang=en");
  expect(reportAddress({ month, asOf: "2026-06-30", knownAt: "2026-07-01T00:00:00+08:00" }, "zh")).toBe(
    "/reports/monthly.xlsx?month=2026-03&lang=zh&asOf=2026-06-30&knownAt=2026-07-01T00%3A00%3A00%2B08%3A00",
  );
});
