import fc from "fast-check";
import { expect, it } from "vitest";
import { attribute, attributeRatio, surprise } from "../../server/collection/statistics/adtributor.rules.ts";
import {
  decompose,
  explained,
  factorEffects,
  product,
  type Segment,
} from "../../server/collection/statistics/decomposition.rules.ts";
import {
  equal,
  fraction,
  minus,
  ofDecimal,
  plus,
  sumOf,
  times,
  toNumber,
} from "../../server/collection/statistics/fraction.rules.ts";

const segment = (key: string, [a, b]: [number, number], [c, d]: [number, number]): Segment => ({
  key,
  before: { paid: BigInt(a), due: BigInt(b) },
  after: { paid: BigInt(c), due: BigInt(d) },
});

// Bickel, Hammel & O'Connell, Science 1975;187:398–404: admissions to Berkeley by department, men, then women.
const BERKELEY = [
  segment("A", [512, 825], [89, 108]),
  segment("B", [353, 560], [17, 25]),
  segment("C", [120, 325], [202, 593]),
  segment("D", [138, 417], [131, 375]),
  segment("E", [53, 191], [94, 393]),
  segment("F", [22, 373], [24, 341]),
];

it("takes the admissions to Berkeley apart", () => {
  const answer = decompose(BERKELEY);
  if (answer === null) throw new Error("no answer");
  expect([answer.before, answer.after, answer.change].map((one) => toNumber(one).toFixed(6))).toEqual([
    "0.445188",
    "0.303542",
    "-0.141645",
  ]);
  const sum = (part: "mix" | "rate"): string =>
    toNumber(sumOf(answer.contributions.map((one) => one[part]))).toFixed(6);
  expect([sum("mix"), sum("rate")]).toEqual(["-0.177674", "0.036028"]);
  expect(equal(explained(answer), answer.change)).toBe(true);
});

// Das Gupta, US Census Bureau P23-186, 1993, chapter 2: mean earnings × share of earners.
it("gives each factor of a product its part", () => {
  const before = ["10930", "0.717892"].map(ofDecimal);
  const after = ["16591", "0.825974"].map(ofDecimal);
  const effects = factorEffects(before, after, product);
  expect(effects.map((effect) => toNumber(effect).toFixed(3))).toEqual(["4369.913", "1487.262"]);
  expect(toNumber(sumOf(effects)).toFixed(3)).toBe("5857.175");
});

const part = fc
  .integer({ min: 0, max: 5_000 })
  .chain((due) => fc.tuple(fc.integer({ min: 0, max: due }), fc.constant(due)));
const segments = fc
  .array(fc.tuple(part, part), { minLength: 1, maxLength: 8 })
  .map((list) => list.map(([before, after], index) => segment(String(index), before, after)));
const runs = { numRuns: Number(process.env["STATISTICS_RUNS"] ?? 100) };

it("adds up exactly, and turns its sign when the positions change places", () => {
  fc.assert(
    fc.property(segments, (list) => {
      const there = decompose(list);
      const back = decompose(list.map(({ key, before, after }) => ({ key, before: after, after: before })));
      if (there === null || back === null) return there === back;
      const opposite = there.contributions.every((one, index) => {
        const other = back.contributions[index];
        return (
          other !== undefined && [plus(one.rate, other.rate), plus(one.mix, other.mix)].every((sum) => sum.over === 0n)
        );
      });
      return opposite && equal(explained(there), there.change);
    }),
    runs,
  );
});

it("does not change when a segment is cut into parts of equal rates", () => {
  fc.assert(
    fc.property(segments, fc.integer({ min: 1, max: 9 }), (list, parts) => {
      const cut = list.flatMap((one, index) =>
        index > 0 ? [one] : [scaled(one, BigInt(parts), "first"), scaled(one, 1n, "second")],
      );
      const uncut = list.map((one, index) => (index > 0 ? one : scaled(one, BigInt(parts) + 1n, one.key)));
      const [one, two] = [decompose(cut), decompose(uncut)];
      if (one === null || two === null) return one === two;
      return (["rate", "mix"] as const).every((effect) =>
        equal(sumOf(one.contributions.map((c) => c[effect])), sumOf(two.contributions.map((c) => c[effect]))),
      );
    }),
    runs,
  );
});

const scaled = ({ before, after }: Segment, by: bigint, key: string): Segment => ({
  key,
  before: { paid: before.paid * by, due: before.due * by },
  after: { paid: after.paid * by, due: after.due * by },
});

it("gives any function's factors parts that add up to its change", () => {
  const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(values, values, (one, two) => {
      const of = ([a, b, c, d]: readonly { over: bigint; under: bigint }[]) =>
        a && b && c && d ? minus(times(times(a, b), c), times(d, a)) : fraction(0n);
      const [before, after] = [one.map((v) => fraction(BigInt(v))), two.map((v) => fraction(BigInt(v)))];
      const [there, back] = [factorEffects(before, after, of), factorEffects(after, before, of)];
      return (
        equal(sumOf(there), minus(of(after), of(before))) &&
        there.every((effect, i) => plus(effect, back[i] ?? effect).over === 0n)
      );
    }),
    runs,
  );
});

it("answers nothing where nothing was due", () => {
  expect(decompose([segment("A", [0, 0], [1, 2])])).toBeNull();
  expect(decompose([])).toBeNull();
});

// Bhagwan et al., NSDI 2014, section 4.3: revenue falls from 100 to 50.
it("finds the fall of revenue in mobiles and tablets, not in a data centre", () => {
  const answer = attribute(
    new Map([
      [
        "data centre",
        [
          { key: "X", expected: 94, actual: 47 },
          { key: "Y", expected: 6, actual: 3 },
        ],
      ],
      [
        "device",
        [
          { key: "PC", expected: 50, actual: 49 },
          { key: "Mobile", expected: 25, actual: 0.5 },
          { key: "Tablet", expected: 25, actual: 0.5 },
        ],
      ],
    ]),
  );
  const [first, second] = answer;
  expect(first?.dimension).toBe("device");
  expect(first?.elements.map(({ key }) => key)).toEqual(["Mobile", "Tablet"]);
  expect(first?.elements.map(({ explains }) => explains)).toEqual([0.49, 0.49]);
  expect(first?.elements.map((one) => one.surprise.toFixed(6))).toEqual(["0.068916", "0.068916"]);
  expect((surprise(0.25, 0.01) / Math.LN2).toFixed(6)).toBe("0.099425");
  expect(second?.elements.map(({ key, explains, surprise: s }) => [key, explains, s])).toEqual([["X", 0.94, 0]]);
});

// Paid of due falls from 90 of 100 to 72 of 100, all of it in "b": the partial changes are 0 and −18/100, scaled 0 and 1.
it("scales what the elements of a ratio explain to 1", () => {
  const answer = attributeRatio(
    new Map([
      [
        "building",
        [
          { key: "a", above: { expected: 45, actual: 45 }, below: { expected: 50, actual: 50 } },
          { key: "b", above: { expected: 45, actual: 27 }, below: { expected: 50, actual: 50 } },
        ],
      ],
    ]),
  );
  expect(answer[0]?.elements.map(({ key, explains }) => [key, explains])).toEqual([["b", 1]]);
});
