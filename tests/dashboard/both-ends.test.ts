import { expect, test } from "vitest";
import { bothEnds } from "../../dashboard/figures/both-ends.ts";

const places = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

test("of few that are ranked all are drawn, of many the first and the last fifteen", () => {
  expect(bothEnds(places(45))).toEqual(places(45));
  // 300 places: 1 to 15, and 286 to 300.
  expect(bothEnds(places(300))).toEqual([...places(15), ...places(15).map((place) => place + 285)]);
});
