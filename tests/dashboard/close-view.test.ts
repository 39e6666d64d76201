import { expect, test } from "vitest";
import { monthsOver } from "../../dashboard/close/close-view.ts";

test.each([
  ["records of today", { today: "2026-11-29", day: "2026-11-29" }, ["2026-10-01", "2026-09-01"]],
  ["records that end within the month", { today: "2026-11-23", day: "2026-11-29" }, ["2026-10-01", "2026-09-01"]],
  [
    "the first days of a month without a record",
    { today: "2026-11-30", day: "2026-12-03" },
    ["2026-11-01", "2026-10-01"],
  ],
  ["records that end long before", { today: "2026-01-15", day: "2026-12-03" }, ["2026-01-01", "2025-12-01"]],
])("tells which months are over: %s", (_name, days, months) => {
  expect(monthsOver(days, 2)).toEqual(months);
});
