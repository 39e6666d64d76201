import { readdirSync, readFileSync } from "node:fs";
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

  test("no word has two meanings: the part that is read last would speak for both", async () => {
    const folder = join(import.meta.dirname, "../../dashboard/i18n");
    const said = new Map<string, Set<string>>();
    for (const part of readdirSync(folder).filter((name) => name.endsWith("zh.ts"))) {
      const words: Record<string, Record<string, string>> = await import(join(folder, part));
      for (const [key, word] of Object.values(words).flatMap((each) => Object.entries(each)))
        said.set(key, (said.get(key) ?? new Set()).add(word));
    }
    expect([...said].filter(([, meanings]) => meanings.size > 1)).toEqual([]);
  });

  test("English holds no word that Chinese lacks, but for singulars", () => {
    const extra = [...english.keys()].filter((key) => !Object.hasOwn(zh, key) && !key.endsWith("_one"));
    expect(extra).toEqual([]);
  });

  test("a value of the register or the ledger is called the same on every page", async () => {
    const folder = join(import.meta.dirname, "../../dashboard/i18n");
    const told = new Map<string, Set<string>>();
    for (const part of readdirSync(folder).filter((name) => /^(analysis\.|records\.)?(en|zh)\.ts$/.test(name))) {
      const words: Record<string, Record<string, string>> = await import(join(folder, part));
      for (const [key, word] of Object.values(words).flatMap((each) => Object.entries(each))) {
        const value = /^(?:type|use|liable|channel|peer_|segment_)([A-Z][A-Z_]+)$/.exec(key)?.[1];
        if (value !== undefined) {
          const name = `${part.slice(-5)} ${value}`;
          told.set(name, (told.get(name) ?? new Set()).add(word));
        }
      }
    }
    expect([...told].filter(([, words]) => words.size > 1).map(([name]) => name)).toEqual([]);
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

  /** Which parts of the words the pages of a part load beside the common ones. */
  const PARTS: Readonly<Record<string, readonly string[]>> = {
    checks: ["checks"],
    committee: ["committee", "supervision"],
    notices: ["notices"],
    reviews: ["reviews"],
    supervision: ["supervision"],
  };

  test.each(Object.entries(PARTS))("every refusal of %s is said in the words of its pages", async (part, loaded) => {
    const rules = join(import.meta.dirname, "../../server", part);
    const file = readdirSync(rules).find((name) => name.endsWith("-refusal.rules.ts"));
    const codes = [...readFileSync(join(rules, file ?? ""), "utf8").matchAll(/^ {2}([A-Z][A-Z0-9_]+): \[/gm)];
    const said = new Set(Object.keys(commonZh));
    for (const each of loaded) {
      const words: Record<string, object> = await import(`../../dashboard/i18n/${each}.zh.ts`);
      for (const list of Object.values(words)) for (const key of Object.keys(list)) said.add(key);
    }
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.map(([, code]) => `refused${code}`).filter((word) => !said.has(word))).toEqual([]);
  });

  test("no refusal is said in two parts: the part loaded last would speak for the other", async () => {
    const folder = join(import.meta.dirname, "../../dashboard/i18n");
    const said: string[] = [];
    for (const part of readdirSync(folder).filter((name) => /^(?!zh)\w+\.zh\.ts$/.test(name))) {
      const words: Record<string, object> = await import(join(folder, part));
      said.push(
        ...Object.values(words).flatMap((each) => Object.keys(each).filter((key) => /^refused[A-Z]/.test(key))),
      );
    }
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((key, at) => said.indexOf(key) !== at)).toEqual([]);
  });
});
