import type { BothLanguages } from "./both-languages.ts";

/** A condition a person can mend: said in one line on stderr, exit code 1, never with a stack trace. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** In both languages where a page may show it; else in English. */
  readonly told: BothLanguages;

  constructor(told: string | BothLanguages, options?: ErrorOptions) {
    const both = typeof told === "string" ? { en: told, zh: told } : told;
    super(both.en, options);
    this.told = both;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The SQLSTATE or system code of an error, where it has one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
