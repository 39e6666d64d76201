import { describe, expect, it } from "vitest";
import { actionsOn, objectionToReview, type ReviewFacts } from "../../server/reviews/review.rules.ts";

const PUBLISHED: ReviewFacts = {
  state: "PUBLISHED",
  role: "ESTATE_MANAGER",
  isScorer: false,
  score: 6835,
  dueOn: "2026-11-12",
  today: "2026-11-12",
};
const APPEALED: ReviewFacts = { ...PUBLISHED, state: "APPEALED", role: "SUPERVISOR" };

describe("an appeal is for points", () => {
  it.each([
    [6835, ["STATE", "APPEAL"], null],
    [0, ["STATE", "APPEAL"], null],
    [null, ["STATE"], "NOT_SCORED"],
    [10_000, ["STATE"], "NOTHING_LOST"],
  ] as const)("scored %s, an estate may %j", (score, actions, objection) => {
    const facts = { ...PUBLISHED, score };
    expect(actionsOn(facts)).toEqual(actions);
    expect(objectionToReview("APPEAL", facts)).toBe(objection);
  });

  it("is not upheld where there are none to give back, and can be dismissed", () => {
    expect(actionsOn(APPEALED)).toEqual(["UPHOLD", "DISMISS"]);
    for (const score of [null, 10_000]) expect(actionsOn({ ...APPEALED, score })).toEqual(["DISMISS"]);
  });

  it("says first whose it is, and last that its term is over", () => {
    const facts = { ...PUBLISHED, score: null, today: "2026-11-13" };
    expect(objectionToReview("APPEAL", { ...facts, role: "COMMITTEE" })).toBe("NOT_IN_THIS_ROLE");
    expect(objectionToReview("APPEAL", facts)).toBe("NOT_SCORED");
    expect(objectionToReview("APPEAL", { ...facts, score: 5000 })).toBe("TERM_IS_OVER");
    expect(objectionToReview("STATE", facts)).toBe("TERM_IS_OVER");
  });
});
