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
  isZero,
  minus,
  ofDecimal,
  plus,
  sumOf,
  times,
  toNumber,
  type Fraction,
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

// Das Gupta 1993, tables 2.2 to 2.4, as DasGuptR 2.1.0 prints them: births of Austria and Chile; births out of wedlock; fertility of Korea.
it.each([
  [
    ["51.78746", "0.45919", "0.52638"],
    ["84.90502", "0.75756", "0.51065"],
    ["10.4340333", "10.5608476", "-0.6670084"],
  ],
  [
    ["25.3", "0.214", "0.279", "0.949"],
    ["32.7", "0.290", "0.473", "0.986"],
    ["0.6889411", "0.8125381", "1.3829055", "0.1047547"],
  ],
  [
    ["0.58", "0.76", "0.84", "0.66", "16.573"],
    ["0.72", "0.97", "0.97", "0.56", "16.158"],
    ["1.0909785", "1.2298438", "0.7278399", "-0.8398707", "-0.1290187"],
  ],
])("gives %j, then %j, their parts", (before, after, parts) => {
  const effects = factorEffects(before.map(ofDecimal), after.map(ofDecimal), product);
  expect(effects.map((effect) => toNumber(effect).toFixed(7))).toEqual(parts);
});

// Das Gupta 1993, table 4.3: births of Taiwan by seven ages, three factors that are lists: births, marriages, women.
it("gives lists of factors their parts", () => {
  const SIDES = [
    [
      [393, 407, 369, 274, 184, 90, 16],
      [122, 622, 903, 930, 916, 873, 800],
      [43, 41, 36, 32, 26, 20, 18],
    ],
    [
      [488, 452, 338, 156, 63, 22, 3],
      [82, 527, 866, 941, 942, 923, 876],
      [58, 38, 32, 30, 26, 23, 19],
    ],
  ];
  const births = (switches: readonly Fraction[]) =>
    sumOf(
      Array.from({ length: 7 }, (_unused, age) =>
        switches
          .map((side, factor) => BigInt(SIDES[isZero(side) ? 0 : 1]?.[factor]?.[age] ?? 0))
          .reduce((all, value) => times(all, fraction(value)), fraction(1n, 1_000_000n)),
      ),
    );
  const effects = factorEffects(Array(3).fill(fraction(0n)), Array(3).fill(fraction(1n)), births);
  expect(effects.map((effect) => toNumber(effect).toFixed(6))).toEqual(["-7.285632", "-2.720633", "-1.565181"]);
});

// Das Gupta 1993, table 5.1: households headed per 100 by thirteen ages, United States 1970 and 1985.
it("parts headship into rates and ages", () => {
  const SIZES = [
    [129, 109, 95, 80, 78, 84, 86, 78, 70, 59, 47, 36, 49],
    [101, 112, 116, 109, 94, 77, 63, 60, 63, 59, 51, 40, 55],
  ];
  const RATES = [
    [19, 258, 457, 496, 512, 516, 518, 549, 587, 604, 628, 666, 668],
    [22, 243, 458, 525, 561, 556, 560, 574, 572, 612, 639, 686, 722],
  ];
  const side = (at: number, age: number): [number, number] => [
    (SIZES[at]?.[age] ?? 0) * (RATES[at]?.[age] ?? 0),
    (SIZES[at]?.[age] ?? 0) * 10,
  ];
  const answer = decompose(
    Array.from({ length: 13 }, (_unused, age) => segment(String(age), side(0, age), side(1, age))),
  );
  const sum = (part: "mix" | "rate") =>
    toNumber(sumOf((answer?.contributions ?? []).map((one) => one[part]))).toFixed(4);
  expect([sum("mix"), sum("rate")]).toEqual(["1.2269", "1.7403"]);
  expect([toNumber(answer?.before ?? fraction(0n)), toNumber(answer?.after ?? fraction(0n))]).toEqual([
    44.7268, 47.694,
  ]);
});

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
