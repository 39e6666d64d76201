import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { accessZh } from "./access.zh.ts";
import type { analysisZh } from "./analysis.zh.ts";
import type { auditZh } from "./audit.zh.ts";
import type { checksZh } from "./checks.zh.ts";
import type { closeZh } from "./close.zh.ts";
import type { outlookZh } from "./outlook.zh.ts";
import type { reviewsZh } from "./reviews.zh.ts";
import type { committeeZh } from "./committee.zh.ts";
import type { noticesZh } from "./notices.zh.ts";
import type { serviceZh } from "./service.zh.ts";
import type { supervisionZh } from "./supervision.zh.ts";
import type { zh } from "./zh.ts";

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of a text that takes no number. */
export type Word = Exclude<keyof Words, `${string}_other`>;

type Words = typeof zh &
  typeof accessZh &
  typeof analysisZh &
  typeof auditZh &
  typeof checksZh &
  typeof closeZh &
  typeof serviceZh &
  typeof committeeZh &
  typeof outlookZh &
  typeof reviewsZh &
  typeof supervisionZh &
  typeof noticesZh;

const REMEMBERED = "language";
const TAGS = { zh: "zh-CN", en: "en" } as const;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    keySeparator: false;
    nsSeparator: false;
    resources: { translation: Words };
  }
}

/** Starts with the language of the address (?lang=en), else the one chosen before, else the browser's first that we speak. */
export function startLanguage(): Promise<void> {
  started = speakFirst();
  return started;
}

/** Done once there is somewhere to add words to. */
let started: Promise<void> = Promise.resolve();

async function speakFirst(): Promise<void> {
  i18next.on("languageChanged", (language) => {
    document.documentElement.lang = TAGS[languageOf(language) ?? "zh"];
  });
  const language = firstLanguage();
  await i18next.use(initReactI18next).init({
    resources: { [language]: { translation: await wordsOf(language) } },
    lng: language,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  remember(language);
  if (!i18next.hasResourceBundle(language, "translation"))
    i18next.addResourceBundle(language, "translation", await wordsOf(language));
  await i18next.changeLanguage(language);
}

/** The words of a language come when it is spoken: nobody reads two at once. */
async function wordsOf(language: Language) {
  const words = language === "zh" ? (await import("./zh.ts")).zh : (await import("./en.ts")).en;
  return Object.assign({ ...words }, ...(await Promise.all([...spoken].map((part) => PARTS[part](language)))));
}

/** Words that most pages do without: of sign-in, people and the journal, of findings, and of audit exceptions. */
const PARTS = {
  access: async (language: Language) =>
    language === "zh" ? (await import("./access.zh.ts")).accessZh : (await import("./access.en.ts")).accessEn,
  analysis: async (language: Language) =>
    language === "zh" ? (await import("./analysis.zh.ts")).analysisZh : (await import("./analysis.en.ts")).analysisEn,
  checks: async (language: Language) =>
    language === "zh" ? (await import("./checks.zh.ts")).checksZh : (await import("./checks.en.ts")).checksEn,
  service: async (language: Language) =>
    language === "zh" ? (await import("./service.zh.ts")).serviceZh : (await import("./service.en.ts")).serviceEn,
  close: async (language: Language) =>
    language === "zh" ? (await import("./close.zh.ts")).closeZh : (await import("./close.en.ts")).closeEn,
  outlook: async (language: Language) =>
    language === "zh" ? (await import("./outlook.zh.ts")).outlookZh : (await import("./outlook.en.ts")).outlookEn,
  reviews: async (language: Language) =>
    language === "zh" ? (await import("./reviews.zh.ts")).reviewsZh : (await import("./reviews.en.ts")).reviewsEn,
  committee: async (language: Language) =>
    language === "zh"
      ? (await import("./committee.zh.ts")).committeeZh
      : (await import("./committee.en.ts")).committeeEn,
  notices: async (language: Language) =>
    language === "zh" ? (await import("./notices.zh.ts")).noticesZh : (await import("./notices.en.ts")).noticesEn,
  supervision: async (language: Language) =>
    language === "zh"
      ? (await import("./supervision.zh.ts")).supervisionZh
      : (await import("./supervision.en.ts")).supervisionEn,
  audit: async (language: Language) =>
    language === "zh" ? (await import("./audit.zh.ts")).auditZh : (await import("./audit.en.ts")).auditEn,
} as const;
type Part = keyof typeof PARTS;

const spoken = new Set<Part>();

/** Brings the words that a page needs beyond the common ones, and its code meanwhile. */
export async function withWords<P>(part: Part, page: Promise<P>): Promise<P> {
  const [came] = await Promise.all([page, spoken.has(part) ? undefined : speak(part)]);
  return came;
}

async function speak(part: Part): Promise<void> {
  spoken.add(part);
  try {
    await started;
    for (const language of LANGUAGES)
      if (i18next.hasResourceBundle(language, "translation"))
        i18next.addResourceBundle(language, "translation", await PARTS[part](language), true, true);
  } catch (error) {
    spoken.delete(part);
    throw error;
  }
}

export const currentLanguage = (): Language => languageOf(i18next.language) ?? "zh";

/** Sentences as they follow one another: with a space between them where the language writes one. */
export const inOneLine = (sentences: readonly string[]): string => sentences.join(betweenSentences());

/** What stands between two sentences: a full stop of Chinese brings its own room. */
export const betweenSentences = (): string => (currentLanguage() === "zh" ? "" : " ");

function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get("lang");
  const candidates = [asked, remembered(), ...navigator.languages];
  return candidates.map(languageOf).find((language) => language !== null) ?? "zh";
}

function languageOf(tag: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => tag?.toLowerCase().startsWith(language)) ?? null;
}

// Storage may be forbidden (private windows); the choice then lasts as long as the page.
function remembered(): string | null {
  try {
    return window.localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    window.localStorage.setItem(REMEMBERED, language);
  } catch (error) {
    console.info("The language is not remembered:", error);
  }
}
