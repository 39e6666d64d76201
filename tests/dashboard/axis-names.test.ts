import { expect, test } from "vitest";
import { axisNames } from "../../dashboard/charts/axis-names.ts";

test("short names get the least room and stay whole", () => {
  const { room, fit } = axisNames(["1号楼", "2号楼"], 56, 112);
  expect([room, fit("1号楼")]).toEqual([56, "1号楼"]);
});

test("room grows with the longest name, as far as it may", () => {
  // 8 letters of 12 and a gap of 14 are 110.
  expect(axisNames(["澄湖雅苑一期南区"], 56, 112).room).toBe(110);
  expect(axisNames(["澄湖雅苑一期南区住宅"], 56, 112).room).toBe(112);
});

test("what does not fit is cut where it says so", () => {
  const { fit } = axisNames(["澄湖雅苑一期南区住宅"], 56, 112);
  // 112 less 14 less 12 for the sign is 86: 7 letters of 12.
  expect(fit("澄湖雅苑一期南区住宅")).toBe("澄湖雅苑一期南…");
  expect(fit("澄湖雅苑一期南区")).toBe("澄湖雅苑一期南区");
});

test("a narrow letter after one that does not fit is not kept", () => {
  // 48 less 14 less 12 is 22: three letters of 7.2 are 21.6, and neither the next Chinese one nor the I after it fits.
  expect(axisNames(["ABC苑I期南区"], 20, 48).fit("ABC苑I期南区")).toBe("ABC…");
});
