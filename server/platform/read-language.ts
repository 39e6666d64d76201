import type { Language } from "./both-languages.ts";
import { inputError } from "./input-error.ts";

/** The language that an address asks for: Chinese unless it says otherwise. */
export function readLanguage(lang = "zh"): Language {
  if (lang !== "zh" && lang !== "en") throw inputError("lang", `lang is ${JSON.stringify(lang)}: zh or en.`);
  return lang;
}
