import i18next, { type TFunction } from "i18next";
import { beforeAll, expect, test } from "vitest";
import { feeItemName, feeName } from "../../dashboard/format/fee-name.ts";
import { en } from "../../dashboard/i18n/en.ts";
import { zh } from "../../dashboard/i18n/zh.ts";

let inEnglish: TFunction;
let inChinese: TFunction;
beforeAll(async () => {
  inEnglish = await i18next.init({ lng: "en", resources: { en: { translation: en }, zh: { translation: zh } } });
  inChinese = i18next.getFixedT("zh");
});

test("a common item is told in the reader's words, any other as it was recorded", () => {
  expect(["property_fee", "parking_fee", "water", "电梯费"].map((item) => feeItemName(inChinese, item))).toEqual([
    "物业费",
    "车位费",
    "水费",
    "电梯费",
  ]);
  expect(feeItemName(inEnglish, "parking_fee")).toBe("Parking fee");
});

test("a class is told with its item where that says more", () => {
  expect(feeName(inChinese, "PROPERTY_FEE", "property_fee")).toBe("物业费");
  expect(feeName(inChinese, "PROPERTY_FEE", "Property fee")).toBe("物业费");
  expect(feeName(inChinese, "PARKING", "parking_fee")).toBe("车位费");
  expect(feeName(inChinese, "PASS_THROUGH", "water")).toBe("代收代付 · 水费");
  expect(feeName(inChinese, "OTHER", "装修押金")).toBe("其他 · 装修押金");
  expect(feeName(inChinese, "PARKING", null)).toBe("车位");
});
