import { expect, test } from "vitest";
import { nobodyAsked } from "../../dashboard/service/nobody-asked.ts";

test.each([
  ["no questionnaire was sent", 0, { numerator: 0, denominator: 0 }, true],
  ["none of ten was answered", 0, { numerator: 0, denominator: 10 }, false],
  ["somebody answered unasked", 2, { numerator: 0, denominator: 0 }, false],
  ["nothing is told of it", null, null, false],
])("%s", (_case, answers, answerRate, asked) => {
  expect(nobodyAsked({ answers, answerRate })).toBe(asked);
});
