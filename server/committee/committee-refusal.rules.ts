import { refused, type Outcome } from "../platform/outcome.ts";

/** Why something about a committee's window is refused: the field at fault, and a sentence; pages say it by its code. */
const REFUSALS = {
  ESTATE_UNKNOWN: ["estate", "There is no such estate in your scope."],
  MONTH_INVALID: ["month", "Write the month yyyy-mm, such as 2026-10."],
  BULLETIN_TOO_EARLY: ["month", "The month is not over: a bulletin is of a whole month."],
  ALREADY_PUBLISHED: ["month", "The bulletin of this month is published: it stays as it was."],
  NOTHING_TO_TELL: ["month", "The estate has no bills of that year by then."],
  PROMISE_TOO_LONG: ["promise", "At most 1,000 characters."],
  RELEASE_UNKNOWN: ["release", "There is no such bulletin in your scope."],
  ALREADY_RECEIVED: ["subject", "You have received it before."],
  OPINION_UNKNOWN: ["opinion", "There is no such opinion in your scope."],
  QUESTION_UNKNOWN: ["question", "There is no such question in your scope."],
  ALREADY_ANSWERED: ["question", "It was answered before: ask again if the answer is not enough."],
  MINUTES_UNKNOWN: ["minutes", "There are no such minutes in your scope."],
  OWN_MINUTES: ["minutes", "You have brought them yourself: the others sign for them."],
  FIGURE_UNKNOWN: ["figure", "Name the number that the question is about."],
  WORDS_MISSING: ["words", "Write a sentence."],
  WORDS_TOO_LONG: ["words", "That is too long."],
  TITLE_MISSING: ["title", "Give it a title of at most 120 characters."],
  HELD_ON: ["heldOn", "Name a day that is not after today."],
  NO_DECISION: ["decisions", "Write down one to twenty decisions."],
} as const satisfies Readonly<Record<string, readonly [field: string, message: string]>>;

export type CommitteeRefusal = keyof typeof REFUSALS;

export function refusalOf(code: CommitteeRefusal): Outcome<never> {
  const [field, message] = REFUSALS[code];
  return refused(code, field, message);
}

/** A text that must be there, and not be longer than so many characters. */
export function flawOf(words: string, most: number): Outcome<never> | null {
  if (words.trim() === "") return refusalOf("WORDS_MISSING");
  return words.length > most ? refusalOf("WORDS_TOO_LONG") : null;
}
