import "reflect-metadata";
import { expect, it } from "vitest";
import { tellFacts } from "../../server/audit/fact.rules.ts";
import { BilingualText } from "../../server/platform/bilingual-text.type.ts";

const texts = new BilingualText(
  "In {month}, {receipts|receipt was|receipts were} late, {longest|day|days} at most; {never} without a day.",
  "{month} 有 {receipts} 笔逾期，最长 {longest} 天，其中 {never} 笔无日期。",
);

it.each([
  [1, 1, 0, "In 2026-03, 1 receipt was late, 1 day at most; 0 without a day."],
  [2, 11, 1, "In 2026-03, 2 receipts were late, 11 days at most; 1 without a day."],
  [0, 0, 0, "In 2026-03, 0 receipts were late, 0 days at most; 0 without a day."],
])("one is told as one, and any other number as many: %s receipts, %s days", (receipts, longest, never, en) => {
  expect(tellFacts(texts, { month: "2026-03", receipts, longest, never })).toEqual({
    en,
    zh: `2026-03 有 ${receipts} 笔逾期，最长 ${longest} 天，其中 ${never} 笔无日期。`,
  });
});

it.each([
  [1, "Missing: R7.", "缺号 R7。"],
  [3, "Missing: R7 to R9.", "缺号 R7 至 R9。"],
])("of %s numbers the first and the last are told, and of one the number", (missing, en, zh) => {
  const gap = new BilingualText("Missing: [missing|{from}|{from} to {to}].", "缺号 [missing|{from}|{from} 至 {to}]。");
  expect(tellFacts(gap, { missing, from: "R7", to: "R9" })).toEqual({ en, zh });
});

it.each([
  [0, "Late.", "逾期。"],
  [2, "Late, 2 without a day.", "逾期，其中 2 笔无日期。"],
])("of %s without a day a sentence says no more than there is to say", (never, en, zh) => {
  const late = new BilingualText("Late[never?, {never} without a day].", "逾期[never?，其中 {never} 笔无日期]。");
  expect(tellFacts(late, { never })).toEqual({ en, zh });
});
