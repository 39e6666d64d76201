import { describe, expect, it } from "vitest";
import { expandRow, monthOf } from "../../server/intake/expand-row.rules.ts";
import { mapRow } from "../../server/intake/mapping.rules.ts";

const wide = (format: string, year?: string) => ({
  table: "bills" as const,
  columns: {},
  unpivot: { format, month: "month", value: "value", ...(year !== undefined && { year }) },
});

describe("a wide sheet", () => {
  it.each([
    ["2026年1月", "yyyy年M月", undefined, "2026-01"],
    ["202612", "yyyyMM", undefined, "2026-12"],
    ["3月", "M月", "2026", "2026-03"],
    ["13月", "M月", "2026", null],
    ["合计", "M月", "2026", null],
    ["楼号", "yyyy年M月", undefined, null],
  ])("column %s as %s of %s is the month %s", (header, format, year, month) => {
    expect(monthOf(header, wide(format, year))).toBe(month);
  });

  it("gives a row for each month with something in it, a 0 too", () => {
    expect(expandRow(wide("M月", "2026"), { 房号: "101", "1月": "5", "2月": " ", "3月": "0" })).toEqual([
      { 房号: "101", "1月": "5", "2月": " ", "3月": "0", month: "2026-01", value: "5" },
      { 房号: "101", "1月": "5", "2月": " ", "3月": "0", month: "2026-03", value: "0" },
    ]);
  });
});

it("gives a row for each bill that a receipt pays", () => {
  const split = { column: "核销", by: ";", pair: ":", as: ["账单", "金额"] };
  const mapped = { table: "receipt_lines" as const, columns: {}, split };
  const rows = expandRow(mapped, { 收据: "R1", 核销: "B1:60.00; B2:40.00;" });
  const columns = { estate_code: { constant: "E" }, receipt_no: "收据", bill_no: "账单", amount: "金额" };
  expect(
    rows.map((row) => mapRow({ table: "receipt_lines", columns }, row, { dateFormat: "yyyy-MM-dd", money: "yuan" })),
  ).toEqual([
    { estate_code: "E", receipt_no: "R1", bill_no: "B1", amount: "60.00" },
    { estate_code: "E", receipt_no: "R1", bill_no: "B2", amount: "40.00" },
  ]);
  expect(expandRow(mapped, { 收据: "R1", 核销: "" })).toEqual([]);
});

it("derives a due day from the day of issue", () => {
  const due = (text: string) =>
    mapRow(
      { table: "bills", columns: { due_on: { column: "d", plusDays: 30 } } },
      { d: text },
      { dateFormat: "yyyy/M/d", money: "yuan" },
    )["due_on"];
  expect(due("2026/1/31")).toBe("2026-03-02");
  expect(due("2028/1/31")).toBe("2028-03-01");
  expect(due("x")).toBe("x");
});
