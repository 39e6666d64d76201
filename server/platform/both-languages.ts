/** The product's languages. */
export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in both languages of the product. */
export type BothLanguages = Readonly<Record<Language, string>>;

/** A text in both, made as it is made in one. */
export const inBoth = (words: (language: Language) => string): BothLanguages => ({
  en: words("en"),
  zh: words("zh"),
});
