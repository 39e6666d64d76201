import { expect, it } from "vitest";
import {
  effectiveSizes,
  funnelSizes,
  judge,
  type Standing,
} from "../../server/collection/analysis/fair-comparison.rules.ts";
import { judgeShifts } from "../../server/collection/analysis/fair-shift.rules.ts";

const standing = (key: string, numerator: number, denominator = 400, more: Partial<Standing> = {}): Standing => ({
  key,
  peer: "ALL",
  isNew: false,
  numerator,
  denominator,
  households: denominator,
  sums: null,
  ...more,
});

/** Twelve estates that differ by chance: 400 households, 352 to 366 of them paid. */
const STEADY = [352, 356, 358, 359, 360, 360, 360, 361, 362, 364, 366, 366].map((paid, at) => standing(`S${at}`, paid));

it("calls nobody out where chance explains all", () => {
  const { members, spread, targets } = judge(STEADY);
  expect(spread.tauSquared).toBe(0);
  expect(targets.get("ALL")).toBeCloseTo(4324 / 4800, 12);
  expect(new Set(members.map(({ verdict }) => verdict))).toEqual(new Set(["WITHIN"]));
});

it("calls out who is far off, though it widens the spread of all", () => {
  const { members, spread } = judge([...STEADY, standing("far", 300)]);
  expect(members.filter(({ verdict }) => verdict !== "WITHIN").map(({ key, verdict }) => [key, verdict])).toEqual([
    ["far", "BELOW"],
  ]);
  expect(spread.phi).toBeGreaterThan(0);
});

it("shows new members without judging them or letting them move the target", () => {
  const { members, targets } = judge([...STEADY, standing("new", 40, 400, { isNew: true })]);
  expect(members.at(-1)).toMatchObject({ key: "new", verdict: "NEW", falseDiscovery: 1 });
  expect(targets.get("ALL")).toBeCloseTo(4324 / 4800, 12);
});

it("compares with peers, and with all where there are fewer than three", () => {
  const offices = ["A", "B", "C"].map((key) => standing(key, 240, 400, { peer: "OFFICE" }));
  const { members, targets } = judge([...STEADY, ...offices, standing("lone", 356, 400, { peer: "PARK" })]);
  expect(targets.get("OFFICE")).toBe(0.6);
  expect(members.find(({ key }) => key === "A")).toMatchObject({ verdict: "WITHIN", target: 0.6 });
  expect(members.find(({ key }) => key === "lone")?.peer).toBe("ALL");
});

it("tells no spread of fewer than twelve", () => {
  expect(judge(STEADY.slice(0, 11)).spread).toEqual({ phi: null, chance: null, tauSquared: 0 });
  expect(judge([]).members).toEqual([]);
});

// 80 of 100 households pay 1 of 1: like independent answers, 100 ÷ (100/99). Or 80 pay 1 of 1, 10 pay 16 of 16, 10 nothing of 16: R = 240/400, residuals
// 80 · 0.4² + 10 · 6.4² + 10 · 9.6² = 1344; 100/99 · 1344 ÷ 400² = 0.0084848; as independent answers 0.24 ÷ 100; 100 ÷ 3.5353535 = 28.2857.
it("lessens money's households by the design effect", () => {
  const even = {
    clusters: 100,
    numerator: 80,
    denominator: 100,
    numeratorSquares: 80,
    denominatorSquares: 100,
    products: 80,
  };
  const uneven = {
    clusters: 100,
    numerator: 240,
    denominator: 400,
    numeratorSquares: 2640,
    denominatorSquares: 5200,
    products: 2640,
  };
  const sizes = effectiveSizes([
    standing("even", 80, 100, { sums: even }),
    standing("uneven", 240, 400, { sums: uneven, households: 100 }),
    standing("counted", 80, 100),
  ]);
  expect(sizes[0]).toBeCloseTo(99, 9);
  expect(sizes[1]).toBeCloseTo(28.285714, 6);
  expect(sizes[2]).toBe(100);
});

it("tells whose rate fell by more than chance", () => {
  const steady = STEADY.map((one, at) => ({ before: one, now: standing(one.key, one.numerator + ((at % 3) - 1) * 4) }));
  const fallen = { before: standing("fallen", 360), now: standing("fallen", 312) };
  const { members, targets } = judgeShifts([...steady, fallen]);
  expect(members.filter(({ verdict }) => verdict !== "WITHIN").map(({ key, verdict }) => [key, verdict])).toEqual([
    ["fallen", "BELOW"],
  ]);
  expect(members.at(-1)?.value).toBeCloseTo(-0.12, 12);
  expect(targets.get("ALL")).toBeCloseTo(-48 / 5200, 12);
  const level = [{ before: standing("full", 400), now: standing("full", 400) }];
  expect(judgeShifts(level).members[0]).toMatchObject({ verdict: "WITHIN", z: 0 });
});

it("draws the limits of changes that members are judged by, whoever is new", () => {
  const steady = STEADY.map((one) => ({ before: one, now: one }));
  const fresh = { before: standing("new", 40, 4000), now: standing("new", 80, 4000, { isNew: true }) };
  const { members, limitsAt } = judgeShifts([...steady, fresh]);
  const [first] = members;
  expect(first === undefined ? null : limitsAt(first.target, first.effective)).toEqual([
    first?.limits95,
    first?.limits998,
  ]);
  expect(judgeShifts(steady).members[0]?.limits998).toEqual(first?.limits998);
});

it("draws a funnel from below the smallest to beyond the largest", () => {
  const sizes = funnelSizes([100, 400], 3);
  expect(sizes[0]).toBeCloseTo(60, 9);
  expect(sizes[2]).toBeCloseTo(432, 9);
  expect(funnelSizes([])).toEqual([]);
});
