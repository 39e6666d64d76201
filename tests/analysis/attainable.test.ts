import { expect, it } from "vitest";
import { attainable } from "./attainable.ts";
import { makeEstate } from "./steady-estate.ts";
import { stream } from "../../server/collection/statistics/chance-stream.rules.ts";

const alike = {
  households: 400,
  habits: [{ share: 1, onTime: 0.9, monthly: 0.5 }],
  season: 0,
  begins: 0,
  unrest: 0,
  repeats: 0,
  decline: null,
};

it("tells what is attainable where all households are alike", () => {
  // A month's variance 0.9 · 0.1 ÷ 400 = 0.000225; 0.06 · √(2 ÷ 0.000225) = 5.657, against a year before 4.000; z of 1 − 2/300 = 2.4751.
  // Φ(3.182) = 0.99927, Φ(1.525) = 0.93638. Counting loses nothing where nobody tells more than others.
  const { known, byHousehold, byCount } = attainable(alike, 0.06, 2 / 300);
  expect([known.toFixed(4), byHousehold.toFixed(3), byCount.toFixed(3)]).toEqual(["0.9993", "0.936", "0.936"]);
});

it("loses by counting where habits differ, and by fewer false alarms", () => {
  const estate = { ...makeEstate(stream("attainable")), households: 450 };
  const { known, byHousehold, byCount } = attainable(estate, 0.06, 2 / 300);
  expect(known).toBeGreaterThan(byHousehold);
  expect(byHousehold).toBeGreaterThan(byCount);
  expect(attainable(estate, 0.06, 1 / 300).byCount).toBeLessThan(byCount);
});
