import { describe, expect, test } from "vitest";
import { en } from "../../dashboard/i18n/en.ts";
import { zh } from "../../dashboard/i18n/zh.ts";

const slots = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();
const english = new Map(Object.entries(en));

describe("the words of both languages", () => {
  test("every word is said in both, with the same slots", () => {
    const wrong = Object.entries(zh).filter(([key, chinese]) => {
      const text = english.get(key) ?? "";
      return text === "" || slots(text).join() !== slots(chinese).join();
    });
    expect(wrong).toEqual([]);
  });

  test("English holds no word that Chinese lacks, but for singulars", () => {
    const extra = [...english.keys()].filter((key) => !Object.hasOwn(zh, key) && !key.endsWith("_one"));
    expect(extra).toEqual([]);
  });
});
