import { expect, test } from "vitest";
import type { ComparedEstate } from "../../dashboard/comparison/compared-estates.ts";
import { rank } from "../../dashboard/comparison/rank.ts";

/** An estate whose overdue and current rates are both the ratio given. */
function estate(code: string, numerator: string, denominator: string): ComparedEstate {
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
    stageUntil: null,
    collection: {
      ...rates,
      completeness: { quarantinedRows: 0 },
      freshness: { latestEntryOn: null, stale: false },
      previousPeriod: rates,
      lastYear: rates,
    },
  };
}

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
