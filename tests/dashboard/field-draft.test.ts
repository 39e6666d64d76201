import { expect, it } from "vitest";
import { isNumberAnswer, isOpenItem } from "../../dashboard/checks/draft.ts";

const item = (kind: "YES_NO" | "NUMBER" | "CHOICE" | "NOTE" | "PHOTO") => ({
  code: "ITEM",
  kind,
  zh: "",
  en: "",
  basis: "",
  choices: null,
  points: 10,
  unitZh: null,
  unitEn: null,
});

const answered = (value: string) => ({ answers: { ITEM: { value, note: "" } } });

it.each([
  ["0", true],
  ["-86.50", true],
  ["NA", true],
  ["", false],
  ["86,5", false],
  ["about 20", false],
  ["1.234", false],
  ["1234567890123", false],
] as const)("takes %o for a number: %o", (typed, is) => expect(isNumberAnswer(typed)).toBe(is));

it("a check can be handed in when each item has an answer that can be recorded", () => {
  expect(isOpenItem(item("NUMBER"), answered("86,5"))).toBe(true);
  expect(isOpenItem(item("NUMBER"), answered("86.5"))).toBe(false);
  expect(isOpenItem(item("YES_NO"), { answers: {} })).toBe(true);
  expect(isOpenItem(item("CHOICE"), answered("LATE"))).toBe(false);
  for (const kind of ["NOTE", "PHOTO"] as const) expect(isOpenItem(item(kind), { answers: {} })).toBe(false);
});
