import { expect, test } from "vitest";
import { axisNames } from "../../dashboard/charts/axis-names.ts";

test("short names get the least room and stay whole", () => {
  const { room, lines } = axisNames(["1号楼", "2号楼"], 56, 112);
  expect([room, lines("1号楼")]).toEqual([56, ["1号楼"]]);
});

test("room grows with the longest name, as far as it may", () => {
  // 8 letters of 12 and a gap of 14 are 110.
  expect(axisNames(["澄湖雅苑一期南区"], 56, 112).room).toBe(110);
  expect(axisNames(["澄湖雅苑一期南区住宅"], 56, 112).room).toBe(112);
});

test("what does not fit into a line takes a second one, and says so where that is too short as well", () => {
  // 112 less 14 are 98: 8 square letters, or 16 of half their width.
  const { lines } = axisNames(["澄湖雅苑一期南区住宅"], 56, 112);
  expect(lines("澄湖雅苑一期南区")).toEqual(["澄湖雅苑一期南区"]);
  expect(lines("澄湖雅苑一期南区住宅")).toEqual(["澄湖雅苑一期南区", "住宅"]);
  expect(lines("Current collection rate")).toEqual(["Current", "collection rate"]);
  expect(lines("澄湖雅苑一期南区住宅与沿街商铺及地下车库")).toEqual(["澄湖雅苑一期南区", "住宅与沿街商铺及…"]);
});
