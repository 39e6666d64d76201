import fc from "fast-check";
import { expect, it } from "vitest";
import { changeFactors, type Cell } from "../../server/collection/analysis/change-factors.rules.ts";
import { equal, fraction, minus, sumOf, toNumber } from "../../server/collection/statistics/fraction.rules.ts";

type Side = readonly [paid: number, due: number];
const cell = (propertyType: string, use: string, liableKind: string, before: Side, after: Side): Cell => ({
  propertyType,
  use,
  liableKind,
  before: { paid: BigInt(before[0]), due: BigInt(before[1]) },
  after: { paid: BigInt(after[0]), due: BigInt(after[1]) },
});
const told = (cells: readonly Cell[]) =>
  changeFactors(cells)?.map(({ factor, effect }) => `${factor} ${effect.over}/${effect.under}`);

it("gives to each structure and to the rates what it adds", () => {
  // Flats pay 9 of 10, shops 5 of 10. Flats go from 50 of 100 to 80 of 100: 0.3 × (0.9 − 0.5) = 0.12, and no rate moves.
  const homes = cell("A", "HOME", "OWNER", [45, 50], [72, 80]);
  expect(told([homes, cell("B", "SHOP", "OWNER", [25, 50], [10, 20])])).toEqual([
    "PROPERTY_TYPE 3/25",
    "USE 0/1",
    "LIABLE_KIND 0/1",
    "RATES 0/1",
  ]);
  // The same shift within one property type is one of uses; within one use, of liable kinds.
  expect(told([homes, cell("A", "SHOP", "OWNER", [25, 50], [10, 20])])?.[1]).toBe("USE 3/25");
  expect(told([homes, cell("A", "HOME", "TENANT", [25, 50], [10, 20])])?.[2]).toBe("LIABLE_KIND 3/25");
  // Both at once: shares by the mean of the rates, 0.3 × (0.8 − 0.5) = 0.09, rates by the mean of the shares, −0.2 × 0.65 = −0.13.
  expect(
    told([cell("A", "HOME", "OWNER", [45, 50], [56, 80]), cell("B", "SHOP", "OWNER", [25, 50], [10, 20])]),
  ).toEqual(["PROPERTY_TYPE 9/100", "USE 0/1", "LIABLE_KIND 0/1", "RATES -13/100"]);
});

// Das Gupta 1993, table 5.3: deaths per 1,000 by race and age, United States 1970 and 1985; figures as DasGuptR 2.1.0 prints them.
it("parts the change of death rates into rates and structure", () => {
  const SIZES = [
    [2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315],
    [535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117],
    [3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472],
    [707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236],
  ];
  const DEATHS = [
    [18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837],
    [36.993, 1.352, 0.541, 2.04, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205],
    [9.163, 0.462, 0.248, 0.929, 1.084, 1.81, 4.715, 12.187, 27.728, 64.068, 157.57],
    [17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161],
  ];
  const side = (row: number, age: number): Side => {
    const [size, rate] = [SIZES[row]?.[age] ?? 0, DEATHS[row]?.[age] ?? 0];
    return [size * Math.round(rate * 1000), size * 1000];
  };
  const cells = [0, 1].flatMap((race) =>
    Array.from({ length: 11 }, (_unused, age) =>
      cell(String(race), String(age), "ALL", side(race, age), side(race + 2, age)),
    ),
  );
  const effects = changeFactors(cells) ?? [];
  const of = (...names: string[]) =>
    toNumber(sumOf(effects.filter(({ factor }) => names.includes(factor)).map(({ effect }) => effect)));
  expect(of("RATES").toFixed(7)).toBe("-2.2277254");
  expect(of("PROPERTY_TYPE", "USE", "LIABLE_KIND").toFixed(7)).toBe("1.5415096");
  expect(toNumber(sumOf(effects.map(({ effect }) => effect))).toFixed(7)).toBe("-0.6862158");
});

it("says nothing where nothing was due on a side", () => {
  expect(changeFactors([cell("A", "HOME", "OWNER", [0, 0], [5, 10])])).toBeNull();
  expect(changeFactors([])).toBeNull();
});

const some = fc.integer({ min: 0, max: 1_000_000_000_000 });
const anyCell = fc
  .tuple(fc.constantFrom("A", "B"), fc.constantFrom("H", "S"), fc.constantFrom("O", "T"), some, some, some, some)
  .map(([type, use, kind, a, b, c, d]) =>
    cell(type, use, kind, [Math.min(a, b), Math.max(a, b)], [Math.min(c, d), Math.max(c, d)]),
  );
const flipped = (cells: readonly Cell[]) => cells.map((one) => ({ ...one, before: one.after, after: one.before }));

it("adds up to the change exactly, and the other way round with the other sign", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyCell, {
        minLength: 1,
        maxLength: 8,
        selector: ({ propertyType, use, liableKind }) => propertyType + use + liableKind,
      }),
      (cells) => {
        const sum = (of: (one: Cell) => bigint) => cells.reduce((all, one) => all + of(one), 0n);
        const effects = changeFactors(cells);
        const due = [sum(({ before }) => before.due), sum(({ after }) => after.due)] as const;
        if (due[0] === 0n || due[1] === 0n) return expect(effects).toBeNull();
        const change = minus(
          fraction(
            sum(({ after }) => after.paid),
            due[1],
          ),
          fraction(
            sum(({ before }) => before.paid),
            due[0],
          ),
        );
        expect(equal(sumOf((effects ?? []).map(({ effect }) => effect)), change)).toBe(true);
        const back = changeFactors(flipped(cells)) ?? [];
        effects?.forEach(({ effect }, i) =>
          expect(equal(minus(fraction(0n), effect), back[i]?.effect ?? effect)).toBe(true),
        );
      },
    ),
    { numRuns: 60 },
  );
});
