import { describe, expect, it } from "vitest";
import { parseFen } from "../../server/intake/cell.rules.ts";
import { checkRow } from "../../server/intake/row.rules.ts";
import type { TableName } from "../../server/intake/table.rules.ts";
import { bill, payment, register } from "./sources.ts";

describe("an amount", () => {
  it.each([
    ["0", 0n],
    ["0.01", 1n],
    ["1286.28", 128628n],
    ["1286.2", 128620n],
    ["0001286", 128600n],
    // 2^53 fen is the first amount that a floating-point number would miss by one.
    ["90071992547409.93", null],
    ["9007199254740.93", 900719925474093n],
  ])("%s yuan is %s fen", (yuan, fen) => {
    expect(parseFen(yuan)).toBe(fen);
  });
});

const GOOD: Partial<Record<TableName, Record<string, string>>> = {
  bills: { ...bill("E1", "B1", "10.00") },
  receipts: { ...payment("E1", "R1", "10.00") },
  units: { ...register("E1", "101").units[0] },
  estates: { ...register("E1").estates[0] },
  buildings: { ...register("E1").buildings[0] },
};

function problemsOf(table: TableName, change: Record<string, string>): string[] {
  return checkRow(table, { ...GOOD[table], ...change }).problems.map(
    ({ column, value, reason }) => `${column} «${value}» ${reason}`,
  );
}

describe("a cell", () => {
  const cases: [TableName, string, string, string | null][] = [
    ["bills", "amount", "12.345", "BAD_AMOUNT"],
    ["bills", "amount", "1,286.28", "BAD_AMOUNT"],
    ["bills", "amount", "1e3", "BAD_AMOUNT"],
    ["bills", "amount", "12.", "BAD_AMOUNT"],
    ["bills", "amount", "¥12", "BAD_AMOUNT"],
    ["bills", "amount", "-0.01", "NEGATIVE_AMOUNT"],
    ["bills", "amount", "", "MISSING"],
    ["bills", "amount", "0", null],
    ["receipts", "amount", "0.00", "ZERO_AMOUNT"],
    ["bills", "issued_on", "2026-02-29", "BAD_DATE"],
    ["bills", "issued_on", "2026/01/01", "BAD_DATE"],
    ["bills", "issued_on", "2026-1-1", "BAD_DATE"],
    ["bills", "issued_on", "1989-12-31", "BAD_DATE"],
    ["bills", "due_on", "2101-01-01", "BAD_DATE"],
    ["bills", "due_on", "2100-12-31", null],
    ["bills", "due_on", "2028-02-29", null],
    ["bills", "due_on", "2025-12-31", "DUE_BEFORE_ISSUE"],
    ["bills", "due_on", "2026-01-01", null],
    ["bills", "period_end", "2025-12-31", "PERIOD_REVERSED"],
    ["bills", "bill_no", " \t", "MISSING"],
    ["bills", "bill_no", "B\u00001", "BAD_TEXT"],
    ["bills", "bill_no", "B\n1", "BAD_TEXT"],
    ["bills", "bill_no", "9".repeat(65), "TOO_LONG"],
    ["bills", "bill_no", "9".repeat(64), null],
    ["bills", "liable_kind", "租户", null],
    ["bills", "liable_kind", "tenant", null],
    ["bills", "liable_kind", "房东", "UNKNOWN_VALUE"],
    ["bills", "fee_class", "违约金", null],
    ["bills", "fee_class", "DEPOSIT", "UNKNOWN_VALUE"],
    ["bills", "entered_at", "2026-01-05 10:33", null],
    ["bills", "entered_at", "2026-01-05T10:33:09+08:00", null],
    ["bills", "entered_at", "2026-01-05 24:00", "BAD_TIME"],
    ["bills", "entered_at", "5 Jan 2026", "BAD_TIME"],
    ["receipts", "channel", "刷卡", null],
    ["receipts", "channel", "", "MISSING"],
    ["receipts", "unit_code", "", null],
    ["receipts", "purpose", "预缴", null],
    ["receipts", "purpose", "later", "UNKNOWN_VALUE"],
    ["units", "gross_area_m2", "89.55", null],
    ["units", "gross_area_m2", "-1", "BAD_AREA"],
    ["units", "gross_area_m2", "89.555", "BAD_AREA"],
    ["buildings", "property_type", "别墅", "UNKNOWN_VALUE"],
    ["estates", "name", "", "MISSING"],
  ];
  it.each(cases)("%s.%s «%s»: %s", (table, column, value, reason) => {
    expect(problemsOf(table, { [column]: value })).toEqual(
      reason === null ? [] : [`${column} «${value.trim()}» ${reason}`],
    );
  });
});

describe("a row", () => {
  it("is reported with all that is wrong with it", () => {
    expect(
      problemsOf("bills", { unit_code: "", amount: "abc", issued_on: "2026-03-01", period_end: "2025-01-01" }),
    ).toEqual([
      "unit_code «» MISSING",
      "amount «abc» BAD_AMOUNT",
      "due_on «2026-01-31» DUE_BEFORE_ISSUE",
      "period_end «2025-01-01» PERIOD_REVERSED",
    ]);
  });

  it("comes out in English words and fen, with what INTAKE.md takes for empty cells", () => {
    const { values } = checkRow("receipts", {
      ...GOOD["receipts"],
      kind: "收款",
      channel: "银行代收",
      amount: "12.5",
      estate_code: " E1 ",
    });
    expect(values).toEqual({
      estate_code: "E1",
      receipt_no: "R1",
      unit_code: "101",
      party_code: "",
      kind: "PAYMENT",
      amount: "1250",
      channel: "BANK_COLLECTION",
      paid_on: "2026-01-10",
      fee_class: "PROPERTY_FEE",
      bill_no: null,
      purpose: null,
      reverses_receipt_no: null,
      banked_on: null,
      external_ref: null,
      archive_no: null,
      entered_at: null,
    });
  });

  it("of a reversal names the receipt that it reverses", () => {
    expect(problemsOf("receipts", { kind: "冲销" })).toEqual(["reverses_receipt_no «» MISSING"]);
    expect(problemsOf("receipts", { kind: "冲销", reverses_receipt_no: "R0" })).toEqual([]);
  });
});
