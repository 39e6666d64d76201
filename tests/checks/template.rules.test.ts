import { describe, expect, it } from "vitest";
import { pointsOf } from "../../server/checks/score.rules.ts";
import { answers, findingOf, templateObjections, type TemplateItem } from "../../server/checks/template.rules.ts";

const item = (changes: Partial<TemplateItem>): TemplateItem => ({
  code: "CASH",
  kind: "YES_NO",
  zh: "现金与台账一致",
  en: "Cash agrees with the ledger",
  basis: "P4.3",
  points: 10,
  severity: "SEVERE",
  ...changes,
});
const cash = item({ kind: "NUMBER", atLeast: "-0.50", atMost: "0.50" });
const choice = (code: string, points: number, severity: TemplateItem["severity"]) => ({
  code,
  zh: code,
  en: code,
  points,
  severity,
});
const notices = item({
  kind: "CHOICE",
  points: 0,
  choices: [choice("ALL", 10, null), choice("SOME", 4, "GENERAL"), choice("NONE", 0, "MORE_SERIOUS")],
});

describe("an answer", () => {
  it.each([
    ["yes", item({}), "YES", 0, [10, 10], null],
    ["no", item({}), "NO", 0, [0, 10], "SEVERE"],
    ["does not apply", item({}), "NA", 0, [0, 0], null],
    ["number at its bound", cash, "0.50", 0, [10, 10], null],
    ["number beyond its bound", cash, "0.51", 0, [0, 10], "SEVERE"],
    ["number below its bound", cash, "-0.6", 0, [0, 10], "SEVERE"],
    ["number without bounds", item({ kind: "NUMBER", points: 3 }), "812", 0, [3, 3], null],
    ["best choice", notices, "ALL", 0, [10, 10], null],
    ["middling choice", notices, "SOME", 0, [4, 10], "GENERAL"],
    ["worst choice", notices, "NONE", 0, [0, 10], "MORE_SERIOUS"],
    ["photo taken", item({ kind: "PHOTO" }), "", 1, [10, 10], null],
    ["photo missing", item({ kind: "PHOTO" }), "", 0, [0, 10], "SEVERE"],
    ["note", item({ kind: "NOTE", points: 0 }), "said so", 0, [0, 0], null],
  ] as const)("%s", (_what, asked, value, photos, [earned, possible], severity) => {
    const answer = { item: asked.code, value, photos };
    expect(answers(asked, answer)).toBe(true);
    expect(pointsOf(asked, answer)).toEqual({ earned, possible });
    expect(findingOf(asked, answer)).toBe(severity);
  });

  it.each([
    ["YES_NO", item({}), "MAYBE"],
    ["NUMBER", cash, "1e3"],
    ["NUMBER", cash, "0.505"],
    ["CHOICE", notices, "MOST"],
    ["PHOTO", item({ kind: "PHOTO" }), "YES"],
    ["NOTE", item({ kind: "NOTE" }), "长".repeat(2001)],
  ])("of a %s is not any text", (_kind, asked, value) =>
    expect(answers(asked, { item: asked.code, value, photos: 0 })).toBe(false),
  );
});

describe("a template", () => {
  it.each([
    [[item({}), notices].map((each, at) => ({ ...each, code: `I${at}` })), null],
    [[], "NO_ITEMS"],
    [[item({}), item({})], "ITEM_TWICE"],
    [[item({ code: "cash" })], "ITEM_CODE"],
    [[item({ en: " " })], "ITEM_TEXT"],
    [[item({ points: 1.5 })], "ITEM_POINTS"],
    [[item({ kind: "CHOICE", points: 0, choices: [choice("ALL", 1, null)] })], "ITEM_CHOICES"],
    [[item({ kind: "NUMBER", atLeast: "2", atMost: "1" })], "ITEM_BOUNDS"],
    [[item({ kind: "NUMBER", atMost: "much" })], "ITEM_BOUNDS"],
    [[item({ kind: "NUMBER" })], "ITEM_BOUNDS"],
    [[item({ kind: "NOTE", points: 0 })], "ITEM_POINTS"],
    [[item({ kind: "NOTE", points: 0, severity: null })], "NOTHING_SCORED"],
    [[item({ kind: "CHOICE", points: 0, choices: [choice("ALL", 1, null), choice("NA", 0, null)] })], "ITEM_CHOICES"],
    [[item({ kind: "CHOICE", points: 0, choices: [choice("ALL", 1, null), choice("ALL", 0, null)] })], "ITEM_CHOICES"],
    [[item({ zh: "长".repeat(301) })], "ITEM_TEXT"],
  ])("%#: %j", (items, code) => expect(templateObjections(items)[0]?.code ?? null).toBe(code));

  it("is told of each item at fault", () =>
    expect(templateObjections([item({ code: "A", en: "" }), item({ code: "B" }), item({ code: "B" })])).toEqual([
      { code: "ITEM_TEXT", item: "A" },
      { code: "ITEM_TWICE", item: "B" },
    ]));
});
