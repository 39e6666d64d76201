import { expect, it } from "vitest";
import { describeEngines } from "../support/engines.ts";
import { evaluateRules } from "./evaluate-rules.ts";

describeEngines("the rules on a ledger whose faults are known", (database) => {
  it("find every planted fault, of every kind, and take no clean row for one", async () => {
    const scores = await evaluateRules(database(), 1);
    expect(scores.filter(({ planted }) => planted === 0).map(({ rule }) => rule)).toEqual([]);
    expect(scores.filter(({ beside, missed }) => beside.length + missed.length > 0)).toEqual([]);
  });
});
