import i18next from "i18next";
import { expect, test } from "vitest";
import { en } from "../../dashboard/i18n/en.ts";
import { zh } from "../../dashboard/i18n/zh.ts";
import { authored } from "../../dashboard/ui/author.ts";

test("what came with the product is told in the reader's language, what people wrote as they wrote it", async () => {
  const t = await i18next.init({ lng: "en", resources: { en: { translation: en }, zh: { translation: zh } } });
  expect(authored(t, "系统", "默认方案")).toEqual({ author: "the system", reason: "came with the system" });
  expect(authored(t, "王敏", "年度修订")).toEqual({ author: "王敏", reason: "年度修订" });
  const zhT = i18next.getFixedT("zh");
  expect(authored(zhT, "系统", "启用")).toEqual({ author: "系统", reason: "系统默认" });
});
