import { createInstance } from "i18next";
import { expect, it } from "vitest";
import { targetColumn } from "../../dashboard/comparison/target-column.tsx";

const { t } = createInstance({ lng: "cimode", resources: {} });
const targets = [2025, 2026].map((year) => ({
  year,
  currentRate: year === 2026 ? 8500 : 8000,
  onTimeRate: null,
  overdueRate: null,
  recoveryRate: null,
}));
const told = (row: Parameters<NonNullable<ReturnType<typeof targetColumn>["cell"]>>[0], from: string, to: string) =>
  targetColumn(t, { from, to }).fields?.map(({ value }) => value(row));

it("holds the year's target against the year to date, whatever the period", () => {
  // 90 % of the year against 85 %, though the month came to 50 %.
  const collection = {
    currentRate: { numerator: 1, denominator: 2 },
    yearToDate: { currentRate: { numerator: 9, denominator: 10 } },
  };
  const row = { estate: { targets, collection } };
  expect(told(row, "2026-03-01", "2026-03-31")).toEqual([
    { share: { numerator: 8500, denominator: 10_000 } },
    { hundredths: 500 },
  ]);
  // Of a period over the turn of the year it is the year in which it ends: the year to date is that one's.
  expect(told(row, "2025-11-01", "2026-01-31")?.[1]).toEqual({ hundredths: 500 });
});

it("tells nothing of estates together, and of one without a target", () => {
  expect(told({ estate: null }, "2026-03-01", "2026-03-31")).toEqual(["", ""]);
  expect(told({ estate: { targets: [], collection: {} } }, "2026-03-01", "2026-03-31")).toEqual(["", ""]);
});
