import { describe, expect, it } from "vitest";
import {
  bestPossibleDays,
  collectionEffectiveness,
  countBackDays,
  daysDelinquent,
  daysOutstanding,
} from "../../server/collection/statistics/days-outstanding.rules.ts";
import { absorption, expectedEnd, rollRates } from "../../server/collection/statistics/roll-rate.rules.ts";

const places = (value: number | null | undefined, digits: number): number =>
  Number((value ?? Number.NaN).toFixed(digits));

describe("roll rates", () => {
  it("reproduces Heidman's balances (Anderson, Sweeney & Williams)", () => {
    const ends = absorption(
      [
        [0.3, 0.3],
        [0.3, 0.1],
      ],
      [
        [0.4, 0],
        [0.4, 0.2],
      ],
    );
    expect(ends?.map((row) => row.map((value) => places(value, 4)))).toEqual([
      [0.8889, 0.1111],
      [0.7407, 0.2593],
    ]);
    expect(expectedEnd([1000, 2000], ends ?? []).map((value) => places(value, 2))).toEqual([2370.37, 629.63]);
  });

  it("has no end where money never leaves", () => {
    expect(absorption([[1]], [[0, 0]])).toBeNull();
  });

  it("are shares of each bucket", () => {
    expect(
      rollRates([
        [30, 10],
        [0, 0],
      ]),
    ).toEqual([[0.75, 0.25], null]);
  });
});

describe("days outstanding", () => {
  const quarter = { begin: 6200, billed: 10890, end: 6340, endCurrent: 3590 };

  it("reproduces the published example", () => {
    expect(places(daysOutstanding(quarter, 90), 3)).toBe(52.397);
    // 3590 × 90 ÷ 10890 = 29.669; 52.397 − 29.669 = 22.727
    expect(places(bestPossibleDays(quarter, 90), 3)).toBe(29.669);
    expect(places(daysDelinquent(quarter, 90), 3)).toBe(22.727);
  });

  it("has one form of the index, and the Credit Research Foundation's by its months", () => {
    expect(places(collectionEffectiveness(quarter), 4)).toBe(0.7963);
    expect(places(collectionEffectiveness(quarter, 3), 4)).toBe(0.5593);
  });

  it("is null where nothing was billed", () => {
    const nothing = { begin: 0, billed: 0, end: 5, endCurrent: 0 };
    expect([daysOutstanding(nothing, 30), daysDelinquent(nothing, 30), collectionEffectiveness(nothing)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("counts back through the months", () => {
    // 150 owed: all of March's 100 (31 days), half of February's 100 (14 of 28)
    const months = [
      { billed: 100, days: 31 },
      { billed: 100, days: 28 },
    ];
    expect([countBackDays(150, months), countBackDays(0, months), countBackDays(201, months)]).toEqual([45, 0, null]);
  });
});
