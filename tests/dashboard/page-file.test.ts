import { expect, test } from "vitest";
import { sheetNames } from "../../dashboard/page-file/sheet-names.ts";
import { cellOf, rowOf } from "../../dashboard/page-file/workbook-cells.ts";

test("a text that a spreadsheet would run stays a text, also when its cell is edited", () => {
  for (const text of ["=1+1", "+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
    expect(cellOf(text)).toEqual({ value: text, type: String, format: "@" });
});

test("values are typed: yuan to the fen, counts, and shares as the server gave them", () => {
  expect(
    rowOf([
      { fen: "123456789" },
      { fen: "-7" },
      12_345,
      { share: { value: 0.4809447026, numerator: "1146526", denominator: "2383946" } },
      // 13 ÷ 36 = 0.36111…
      { share: { numerator: 13, denominator: 36 } },
      // The server says that it cannot be told, or there is nothing to take a share of.
      { share: { value: null, numerator: "0", denominator: "0" } },
      { share: { numerator: 0, denominator: 0 } },
      "",
    ]),
  ).toEqual([
    { value: 1_234_567.89, type: Number, format: "#,##0.00" },
    { value: -0.07, type: Number, format: "#,##0.00" },
    { value: 12_345, type: Number, format: "#,##0" },
    { value: 0.4809447026, type: Number, format: "0.00%" },
    { value: 13 / 36, type: Number, format: "0.00%" },
    null,
    null,
    null,
  ]);
});

test("sheets have names that a workbook takes, each only once", () => {
  expect(
    sheetNames([
      "欠费账龄",
      "Current collection rate by month, all estates",
      "Current collection rate by month, all buildings",
      "a/b: [c]*?",
      "Trend",
      "TREND",
    ]),
  ).toEqual([
    "欠费账龄",
    // 30 signs and a mark that something is left out.
    "Current collection rate by mon…",
    "Current collection rate by… (2)",
    "a b   c",
    "Trend",
    "TREND (2)",
  ]);
});
