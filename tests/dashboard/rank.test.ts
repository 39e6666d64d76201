import { expect, test } from "vitest";
import type { ComparedEstate } from "../../dashboard/comparison/compared-estates.ts";
import { rank } from "../../dashboard/comparison/rank.ts";

/** An estate whose overdue and current rates are both the ratio given. */
function estate(
  code: string,
  numerator: string,
  denominator: string,
  stageUntil: string | null = null,
): ComparedEstate {
  const rate = { value: null, numerator, denominator, reason: null };
  const rates = {
    asOf: "2026-03-31",
    period: { from: "2026-01-01", to: "2026-03-31" },
    currentRate: rate,
    overdueRate: rate,
  };
  return {
    code,
    name: `Estate ${code}`,
    region: "",
    cityCompany: "",
    handedOverOn: null,
    exitedOn: null,
    stageUntil,
    collection: {
      ...rates,
      completeness: { quarantinedRows: 0 },
      freshness: { latestEntryOn: null, stale: false },
      previousPeriod: rates,
      lastYear: rates,
    },
  };
}

// The figures are read at 31 March, the last day of E's take-over stage; F's was the day before. Both have 97 %.
const STAGES = [estate("E", "97", "100", "2026-03-31"), estate("F", "97", "100", "2026-03-30")];

// 80 %, nothing billed, 95 %, 80 %.
const ESTATES = [estate("C", "80", "100"), estate("D", "0", "0"), estate("B", "19", "20"), estate("A", "4", "5")];
const places = (name: "currentRate" | "overdueRate") =>
  rank(ESTATES, name).map(({ code, place }) => `${place} ${code}`);

test("the highest collection rate comes first, equals share a place, and without a value there is no place", () => {
  expect(places("currentRate")).toEqual(["1 B", "2 A", "2 C"]);
});

test("the lowest overdue rate comes first", () => {
  expect(places("overdueRate")).toEqual(["1 A", "1 C", "3 B"]);
});

test("an estate in its take-over stage has no place, and is none of those that are ranked", () => {
  expect(rank([...ESTATES, ...STAGES], "currentRate").map(({ code, place }) => `${place} ${code}`)).toEqual([
    "1 F",
    "2 B",
    "3 A",
    "3 C",
  ]);
});
