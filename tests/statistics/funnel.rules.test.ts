import { expect, it } from "vitest";
import { falseDiscoveryRates } from "../../server/collection/statistics/false-discovery.rules.ts";
import {
  approximateLimits,
  exactLimits,
  pooled,
  standardised,
  type Proportion,
} from "../../server/collection/statistics/funnel.rules.ts";
import { Z_998 } from "../../server/collection/statistics/normal.rules.ts";
import {
  additiveLimits,
  adjusted,
  arcsine,
  arcsineOf,
  dispersion,
  overdispersion,
} from "../../server/collection/statistics/overdispersion.rules.ts";

/** Paediatric heart surgery, deaths among operations: "Lessons from the Bristol inquiry", JRSS-A 2002. */
const HOSPITALS = new Map<string, Proportion>([
  ["Bristol", { trials: 143, events: 41 }],
  ["Leicester", { trials: 187, events: 25 }],
  ["Leeds", { trials: 323, events: 24 }],
  ["Oxford", { trials: 122, events: 23 }],
  ["Guys", { trials: 164, events: 25 }],
  ["Liverpool", { trials: 405, events: 42 }],
  ["Southampton", { trials: 239, events: 24 }],
  ["Great Ormond Street", { trials: 482, events: 53 }],
  ["Newcastle", { trials: 195, events: 26 }],
  ["Harefield", { trials: 177, events: 25 }],
  ["Birmingham", { trials: 581, events: 58 }],
  ["Brompton", { trials: 301, events: 31 }],
]);
const all = [...HOSPITALS.values()];
const target = 397 / 3319;
const named = (name: string): Proportion => HOSPITALS.get(name) ?? { events: NaN, trials: NaN };

it("draws the funnel of the Bristol inquiry", () => {
  expect(pooled(all)).toBe(target);
  expect(target).toBeCloseTo(0.119614, 6);
  expect(standardised(named("Bristol"), target)).toBeCloseTo(6.158, 3);
  expect(standardised(named("Leeds"), target)).toBeCloseTo(-2.509, 3);
  expect(standardised(named("Oxford"), target)).toBeCloseTo(2.346, 3);
  const exact = exactLimits(target, 143, 0.001);
  expect([exact.lower.toFixed(4), exact.upper.toFixed(4)]).toEqual(["0.0405", "0.2073"]);
  const approximate = approximateLimits(target, 143, Z_998);
  expect([approximate.lower.toFixed(4), approximate.upper.toFixed(4)]).toEqual(["0.0358", "0.2035"]);
  const oxford = exactLimits(target, 122, 0.025);
  expect([oxford.lower.toFixed(4), oxford.upper.toFixed(4)]).toEqual(["0.0606", "0.1763"]);
  expect(23 / 122).toBeGreaterThan(oxford.upper);
});

it("tells what hospitals differ by beyond chance, and leaves Bristol alone outside", () => {
  expect(
    dispersion(
      all.map((hospital) => standardised(hospital, target)),
      0,
    ),
  ).toBeCloseTo(4.839, 3);
  const centre = arcsineOf(target);
  const beyond = overdispersion(all.map(arcsine), centre);
  expect(beyond.phi).toBeCloseTo(1.5617, 4);
  expect(beyond.tauSquared).toBeCloseTo(0.000651172, 9);
  expect(beyond.chance).toBeCloseTo(0.095, 3);
  const z = [...HOSPITALS].map(([name, one]) => ({ name, z: adjusted(arcsine(one), centre, beyond.tauSquared) }));
  expect(z.find(({ name }) => name === "Bristol")?.z).toBeCloseTo(4.326, 3);
  expect(z.filter((one) => Math.abs(one.z) > Z_998).map(({ name }) => name)).toEqual(["Bristol"]);
  const inflated = z.filter(({ name }) => {
    const limits = approximateLimits(target, named(name).trials, Z_998, Math.sqrt(beyond.phi));
    const rate = named(name).events / named(name).trials;
    return rate < limits.lower || rate > limits.upper;
  });
  expect(inflated.map(({ name }) => name)).toEqual(["Bristol"]);
  expect(additiveLimits(target, 143, Z_998, beyond.tauSquared).upper).toBeLessThan(41 / 143);
});

it("finds no spread where members differ by less than chance", () => {
  const alike = [100, 200, 400].map((trials) => arcsine({ trials, events: trials / 2 }));
  expect(overdispersion(alike, arcsineOf(0.5)).tauSquared).toBe(0);
  expect(exactLimits(1, 20, 0.001)).toEqual({ lower: 1, upper: 1 });
  expect(pooled([])).toBeNull();
});

// Benjamini & Hochberg 1995, section 3.2: thrombolysis after myocardial infarction, 15 comparisons. At 5 % the first four stand.
it("keeps four of Benjamini and Hochberg's fifteen comparisons", () => {
  const chances = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const rates = falseDiscoveryRates(chances);
  expect(rates.filter((rate) => rate <= 0.05)).toHaveLength(4);
  expect(rates[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  expect(falseDiscoveryRates(chances.toReversed())).toEqual(rates.toReversed());
  expect(falseDiscoveryRates([])).toEqual([]);
});

// The step-up procedure as R's HDLSSkST shows it: of seven comparisons four stand at 5 %.
it("keeps four of seven comparisons", () => {
  const rates = falseDiscoveryRates([0.5, 0.01, 0.001, 0.69, 0.02, 0.05, 0.0025]);
  expect(rates.map((rate) => Number(rate <= 0.05))).toEqual([0, 1, 1, 0, 1, 0, 1]);
});
