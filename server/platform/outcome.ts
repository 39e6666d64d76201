import type { BothLanguages } from "./both-languages.ts";

/** Why something was not done; nothing was changed. */
export interface Objection {
  /** A word of a closed list, which pages translate. */
  readonly code: string;
  /** Field of the input that is at fault. */
  readonly field: string | null;
  /** The same as a sentence, and what to do. */
  readonly message: string;
  /** Which of many it is about, such as the code of an estate in a pasted table. */
  readonly at?: string;
  /** The sentence in both languages, where it tells more than the code: pages show it as it is. */
  readonly told?: BothLanguages;
}

/** What a command did, or why it did not. A refusal is data: it is shown beside the field it belongs to. */
export type Outcome<T> =
  | { readonly done: T; readonly refused?: undefined }
  | { readonly refused: readonly Objection[]; readonly done?: undefined };

export const done = <T>(value: T): Outcome<T> => ({ done: value });

export const refused = (code: string, field: string | null, message: string, at?: string): Outcome<never> => ({
  refused: [at === undefined ? { code, field, message } : { code, field, message: `${at}: ${message}`, at }],
});
