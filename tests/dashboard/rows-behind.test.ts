import { describe, expect, test } from "vitest";
import type { CardLineFragment } from "../../dashboard/api/generated/graphql.ts";
import { rowsAddress } from "../../dashboard/reviews/scorecard-columns.tsx";
import { ROWS_BEHIND } from "../../server/reviews/scheme.rules.ts";
import { readServiceView } from "../../dashboard/service/service-view.ts";
import { figureDaysOf, findingFilterOf, readFindingsView } from "../../dashboard/supervision/findings-view.ts";

const card = { estate: { code: "E/1", name: "一期" }, knownAt: "2026-10-09T02:00:00.000Z" };

/** What the address behind an indicator says. */
function behind(indicator: CardLineFragment["indicator"], metric: string | null = null) {
  const line: CardLineFragment = {
    indicator,
    effective: 1000,
    points: 1000,
    lost: 0,
    numerator: "0",
    denominator: "1",
    reason: null,
    metric,
    figure: { zh: "0.00%", en: "0.00%" },
    restsOn: null,
    rule: { weight: 10, missing: "SPREAD", told: { zh: "", en: "" } },
  };
  const [path, search] = (rowsAddress(line, card, "2026-Q3") ?? "").split("?");
  return { path, search: new URLSearchParams(search) };
}

describe("a figure of a scorecard leads to the rows that it counted", () => {
  test.each([
    ["FINDINGS", "RAISED"],
    ["RECTIFIED_ON_TIME", "DUE"],
    ["FIRST_PASS", "SUBMITTED"],
  ] as const)("%s to findings", (indicator, by) => {
    const { path, search } = behind(indicator);
    const view = readFindingsView(search);
    expect(path).toBe("/findings");
    const days = { from: "2026-07-01", to: "2026-09-30", asOf: "2026-09-30" };
    expect(findingFilterOf(view)).toMatchObject({ estates: ["E/1"], counted: { by, ...days } });
    // The tiles above the lists are of the same days.
    expect(figureDaysOf(view, "2026-11-29")).toEqual(days);
  });

  test("responses to complaints as known when they were frozen, whose time to respond had passed", () => {
    const { path, search } = behind("COMPLAINTS_RESPONDED");
    expect([path, readServiceView(search)]).toMatchObject([
      "/service",
      { period: "2026-Q3", estate: "E/1", knownAt: card.knownAt, counted: true },
    ]);
    expect(readServiceView(behind("SATISFACTION").search)).toMatchObject({ knownAt: card.knownAt, counted: false });
  });

  test("an amount against plan to the bills that it came in of, of the period and of arrears", () => {
    const { path, search } = behind("PLAN_AMOUNT", ROWS_BEHIND.PLAN_AMOUNT);
    expect([path, Object.fromEntries(search)]).toEqual([
      "/estates/E%2F1",
      { period: "2026-Q3", explain: "combinedRate", explainEstate: "E/1", knownAt: card.knownAt },
    ]);
  });

  test("planned checks of the estate and the period", () => {
    const { path, search } = behind("PLAN_COMPLETION");
    expect([path, search.toString()]).toEqual(["/checks", "period=2026-Q3&estate=E%2F1"]);
  });
});
