import { expect, it } from "vitest";
import { adviceOn } from "../../server/intake/advice.rules.ts";

it("names the words that a column may hold, as a file in either language has them", () => {
  expect(adviceOn("complaints", "channel", "UNKNOWN_VALUE")).toEqual({
    zh: "取值不在允许范围内。可填：电话、应用、上门、业主群、信函、热线、其他。",
    en: "Not one of the values this column may hold. It may hold: PHONE, APP, VISIT, GROUP, LETTER, HOTLINE, OTHER.",
  });
});

it("says no more than what is wrong where a column holds no words, or nobody knows it", () => {
  const plain = { zh: "取值不在允许范围内。", en: "Not one of the values this column may hold." };
  expect(adviceOn("complaints", "subject", "NO_SUCH_REASON")).toEqual({ zh: "NO_SUCH_REASON", en: "NO_SUCH_REASON" });
  expect(adviceOn("complaints", "complaint_no", "UNKNOWN_VALUE")).toEqual(plain);
  expect(adviceOn("nothing", null, "UNKNOWN_VALUE")).toEqual(plain);
});
