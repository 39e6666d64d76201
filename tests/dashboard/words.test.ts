import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { accessEn } from "../../dashboard/i18n/access.en.ts";
import { accessZh } from "../../dashboard/i18n/access.zh.ts";
import { committeeEn } from "../../dashboard/i18n/committee.en.ts";
import { committeeZh } from "../../dashboard/i18n/committee.zh.ts";
import { en as common } from "../../dashboard/i18n/en.ts";
import { supervisionEn } from "../../dashboard/i18n/supervision.en.ts";
import { supervisionZh } from "../../dashboard/i18n/supervision.zh.ts";
import { zh as commonZh } from "../../dashboard/i18n/zh.ts";

const zh = { ...commonZh, ...accessZh, ...committeeZh, ...supervisionZh };
const en = { ...common, ...accessEn, ...committeeEn, ...supervisionEn };

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

  test("no word is said twice: of two meanings the types would keep neither", () => {
    const parts = [commonZh, accessZh, committeeZh, supervisionZh].flatMap((part) => Object.keys(part));
    expect(parts.filter((key, at) => parts.indexOf(key) !== at)).toEqual([]);
  });

  test("English holds no word that Chinese lacks, but for singulars", () => {
    const extra = [...english.keys()].filter((key) => !Object.hasOwn(zh, key) && !key.endsWith("_one"));
    expect(extra).toEqual([]);
  });

  test("English has a singular for everything that it counts, in whichever part of the words", async () => {
    const folder = join(import.meta.dirname, "../../dashboard/i18n");
    const plural: string[] = [];
    for (const part of readdirSync(folder).filter((name) => name.endsWith("en.ts"))) {
      const words: Record<string, Record<string, string>> = await import(join(folder, part));
      const keys = Object.values(words).flatMap((each) => Object.keys(each));
      plural.push(...keys.filter((key) => key.endsWith("_other") && !keys.includes(key.replace(/_other$/, "_one"))));
    }
    expect(plural).toEqual([]);
  });
});
