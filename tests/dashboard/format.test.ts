import { describe, expect, test } from "vitest";
import { count, decimal, yuan } from "../../dashboard/format/money.ts";
import { difference, hundredths, judge, percent, signed } from "../../dashboard/format/ratio.ts";
import { minus, sum } from "../../dashboard/format/sum.ts";

describe("money", () => {
  test.each([
    ["0", "0.00"],
    ["5", "0.05"],
    ["100", "1.00"],
    ["123456789", "1,234,567.89"],
    ["-5", "−0.05"],
    ["-1234567", "−12,345.67"],
    // Beyond what a floating-point number can hold.
    ["900719925474099301", "9,007,199,254,740,993.01"],
  ])("%s fen is %s yuan", (fen, expected) => {
    expect(yuan(fen)).toBe(expected);
  });

  test("counts have their thousands separated", () => {
    expect([count(0), count(999), count(1000), count(-1234567)]).toEqual(["0", "999", "1,000", "−1,234,567"]);
  });

  test("stored numbers have a minus sign and their thousands separated, and what is no number stays", () => {
    expect(["-86.50", "-1", "12345.678", "0", "N/A"].map(decimal)).toEqual(["−86.50", "−1", "12,345.678", "0", "N/A"]);
  });

  test("sums and differences of digits are exact", () => {
    expect(sum(["9007199254740993", "1", "-4"])).toBe("9007199254740990");
    expect(sum([])).toBe("0");
    expect(minus("100", "250")).toBe("-150");
  });
});

describe("rates", () => {
  test.each([
    // 1 ÷ 3 = 33.333… %
    ["1", "3", "33.33%"],
    // 2 ÷ 3 = 66.666… %
    ["2", "3", "66.67%"],
    ["3", "3", "100.00%"],
    // 1 ÷ 20000 = 0.005 %: half goes away from zero.
    ["1", "20000", "0.01%"],
    ["-1", "20000", "−0.01%"],
    ["0", "100", "0.00%"],
    ["5", "0", "—"],
    ["5", "-1", "—"],
  ])("%s ÷ %s is %s", (numerator, denominator, expected) => {
    expect(percent({ numerator, denominator })).toBe(expected);
  });

  test("counts of households are ratios too", () => {
    expect(percent({ numerator: 7, denominator: 8 })).toBe("87.50%");
  });

  test("a difference is exact before it is rounded", () => {
    // 2/3 − 1/3 = 1/3 = 33.333 points, where the rounded values differ by 66.67 − 33.33 = 33.34.
    expect(difference({ numerator: 2, denominator: 3 }, { numerator: 1, denominator: 3 })).toBe(3333n);
    // 90 % − 92.5 % = −2.5 points.
    expect(difference({ numerator: "90", denominator: "100" }, { numerator: "185", denominator: "200" })).toBe(-250n);
  });

  test("without one side there is no difference", () => {
    expect(difference({ numerator: 1, denominator: 0 }, { numerator: 1, denominator: 2 })).toBeNull();
    expect(difference({ numerator: 1, denominator: 2 }, { numerator: 0, denominator: 0 })).toBeNull();
    expect(hundredths({ numerator: 1, denominator: 0 })).toBeNull();
  });

  test("a change has its sign, and good news depends on the figure", () => {
    expect([signed(123n), signed(-5n), signed(0n)]).toEqual(["+1.23", "−0.05", "0.00"]);
    expect([judge(1n, "UP"), judge(-1n, "UP"), judge(0n, "UP")]).toEqual(["better", "worse", "same"]);
    expect([judge(1n, "DOWN"), judge(-1n, "DOWN")]).toEqual(["worse", "better"]);
  });
});
