import { describe, expect, test } from "vitest";
import { compactYuan, tickYuan } from "../../dashboard/format/compact.ts";
import { csvText, plainPercent, plainYuan } from "../../dashboard/format/csv.ts";
import { tenths } from "../../dashboard/format/ratio.ts";

describe("large amounts", () => {
  test.each([
    ["0", "0.00", "0.00"],
    ["99999", "999.99", "999.99"],
    ["999999", "9,999.99", "10.00K"],
    ["1000000", "1.00万", "10.00K"],
    // 5,856,690.02 yuan = 585.669 万 = 5.857 M.
    ["585669002", "585.67万", "5.86M"],
    // Half a hundredth rounds away from zero: 10,050.00 yuan = 1.005 万.
    ["1005000", "1.01万", "10.05K"],
    ["-1005000", "−1.01万", "−10.05K"],
    // 99,999,949.99 yuan is 9,999.99 万 still, 99,999,950.00 rounds up to 10,000.00 万 = 1 亿.
    ["9999994999", "9,999.99万", "100.00M"],
    ["9999995000", "1.00亿", "100.00M"],
    ["12345678900000", "1,234.57亿", "123.46B"],
  ])("%s fen read %s and %s", (fen, zh, en) => {
    expect(compactYuan(fen, "zh")).toBe(zh);
    expect(compactYuan(fen, "en")).toBe(en);
  });

  test("an axis says no more than it has to", () => {
    expect([0, 5_000, 15_000, 200_000, 1_234_500].map((value) => tickYuan(value, "zh"))).toEqual([
      "0",
      "5,000",
      "1.5万",
      "20万",
      "123.45万",
    ]);
  });
});

describe("CSV files", () => {
  test("no cell runs as a formula, and numbers stay numbers", () => {
    expect(csvText([["=1+1", "+2", "-3.50", "−3.50", "-1+1", "@SUM(A1)", "12.5%", "a"]])).toBe(
      "\uFEFF'=1+1,'+2,-3.50,−3.50,'-1+1,'@SUM(A1),12.5%,a\r\n",
    );
  });

  test("commas, quotes and line breaks stand in quotes", () => {
    expect(csvText([["a,b", 'say "no"', "one\ntwo"], ["x"]])).toBe('\uFEFF"a,b","say ""no""","one\ntwo"\r\nx\r\n');
  });

  test("amounts have two decimals and nothing between the thousands", () => {
    expect(["0", "5", "123456789", "-7"].map(plainYuan)).toEqual(["0.00", "0.05", "1234567.89", "-0.07"]);
  });
});

test("a rate in a file has a minus that spreadsheets read", () => {
  // −1 ÷ 16 = −6.25 %.
  expect(plainPercent({ numerator: "-1", denominator: "16" })).toBe("-6.25%");
  expect(plainPercent({ numerator: 0, denominator: 0 })).toBe("");
});

test("a rate with one decimal rounds half away from zero", () => {
  // 1 ÷ 16 = 6.25 %, 2 ÷ 3 = 66.67 %, −1 ÷ 16.
  expect(
    [
      { numerator: 1, denominator: 16 },
      { numerator: "2", denominator: "3" },
      { numerator: "-1", denominator: "16" },
      { numerator: 0, denominator: 0 },
    ].map(tenths),
  ).toEqual(["6.3", "66.7", "−6.3", "—"]);
});
