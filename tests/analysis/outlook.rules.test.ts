import { describe, expect, it } from "vitest";
import type { Cohort } from "../../server/collection/outlook/forecast.rules.ts";
import { assuranceOf, cohortsOf, project, rollRows } from "../../server/collection/outlook/outlook.rules.ts";
import { monthAfter } from "../../server/collection/outlook/reference-year.rules.ts";

/** Months from January 2025 on, each of 100 net with 60 in by its end and 90 after, as known by the end of October 2026. */
const cohorts = (step: number, first = "2025-01", last = "2026-10"): Cohort[] => {
  const all: Cohort[] = [];
  for (let month = first; month <= last; month = monthAfter(month, step)) {
    const ages = [...Array(24).keys()].filter((age) => monthAfter(month, age) <= "2026-10");
    all.push({ month, net: 100, collected: ages.map((age) => (age === 0 ? 60 : 90)) });
  }
  return all;
};
const POSITION = { closed: "2026-10", current: { month: "2026-11", net: 110 } };

describe("the year's end", () => {
  it("takes what was billed of the month under way, and last year's for those to come", () => {
    const { yearEnd } = project(cohorts(1), 2026, POSITION);
    // Ten months of 100, 110, and December as last year's 100.
    expect([yearEnd?.net, yearEnd?.assumed]).toEqual([1210, ["2026-12"]]);
    // January to November have a month after: 90 %; December has 60 % by its end.
    expect(yearEnd?.value).toBeCloseTo(10 * 90 + 110 * 0.9 + 60, 6);
  });

  it("assumes no month of an estate that bills by the quarter which it did not bill last year", () => {
    const { yearEnd } = project(cohorts(3, "2025-02", "2026-08"), 2026, { closed: "2026-10", current: null });
    // February, May, August, and November as last year's.
    expect([yearEnd?.net, yearEnd?.assumed]).toEqual([400, ["2026-11"]]);
  });

  it("assumes nothing of an estate that has stopped", () => {
    const { yearEnd } = project(cohorts(1, "2025-01", "2026-05"), 2026, { closed: "2026-10", current: null });
    expect([yearEnd?.net, yearEnd?.assumed]).toEqual([500, []]);
  });

  it("is sure of a target only where the whole interval lies on one side", () => {
    const end = { year: 2026, net: 100, assumed: [], value: 85, low: 80, high: 90 };
    expect([0.8, 0.85, 0.9, 0.91].map((target) => assuranceOf(end, target))).toEqual([
      "HIT",
      "CHANCE",
      "CHANCE",
      "MISSED",
    ]);
  });
});

describe("cohorts", () => {
  it("begin where bills are regular", () => {
    const row = (month: string) => ({ month, age: 0, net: 10n, collected: 5n });
    expect(cohortsOf(["2023-12", "2024-12", "2025-01"].map(row)).map(({ month }) => month)).toEqual([
      "2024-12",
      "2025-01",
    ]);
  });
});

describe("roll rates", () => {
  const move = (from: string, to: string, stood: bigint, kept: bigint, collected: bigint) => ({
    from,
    to,
    stood,
    kept,
    collected,
    waived: 0n,
    writtenOff: 0n,
  });

  it("tell what each bucket comes to in the end", () => {
    // Half of 1–30 is collected, half rolls on; of 31–60 a quarter stays, three quarters are collected.
    const rows = rollRows([move("1-30", "31-60", 100n, 50n, 50n), move("31-60", "31-60", 40n, 10n, 30n)]);
    expect(rows.map(({ bucket, collected, collectedInTheEnd }) => [bucket, collected, collectedInTheEnd])).toEqual([
      ["1-30", 0.5, 1],
      ["31-60", 0.75, 1],
    ]);
  });

  it("say that nothing comes of what no month has moved", () => {
    const rows = rollRows([move("731-1095", ">1095", 100n, 80n, 20n), move(">1095", ">1095", 50n, 50n, 0n)]);
    expect(rows.map(({ collectedInTheEnd }) => collectedInTheEnd)).toEqual([0.2, 0]);
  });
});
