import { expect, test } from "vitest";
import { grouped, plainYuan, yuan } from "../../server/platform/money.rules.ts";

test.each([
  [0n, "0.00", "0.00"],
  [-7n, "-0.07", "−0.07"],
  [123_456n, "1234.56", "1,234.56"],
  [-12_345_678n, "-123456.78", "−123,456.78"],
  [9_007_199_254_740_993n, "90071992547409.93", "90,071,992,547,409.93"],
])("%d fen for files and for people", (fen, plain, told) => {
  expect([plainYuan(fen), yuan(fen)]).toEqual([plain, told]);
});

test("counts have their thousands apart as well", () => {
  expect(["0", "999", "1000", "1234567"].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
});
