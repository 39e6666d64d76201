import { refused, type Outcome } from "../platform/outcome.ts";

/** Why something about reviews is refused: the field at fault, and a sentence; pages say it in the reader's language by its code. */
const REFUSALS = {
  ESTATE_UNKNOWN: ["estate", "There is no such estate in your scope."],
  TARGETS_MISSING: ["rows", "Give at least one estate a target, at most 1,000."],
  TARGET_TWICE: ["rows", "An estate stands in two rows."],
  TARGET_EMPTY: ["rows", "A row names no target."],
  TARGET_OUT_OF_RANGE: ["rows", "A rate lies between 0 and 100 per cent, and a planned amount above 0."],
  TARGET_YEAR: ["year", "The year lies between 1991 and 2100."],
  VALID_BEFORE_LAST: ["validFrom", "A later version begins no earlier than the one before it."],
  WHY_MISSING: ["reason", "Say why, in at most 500 characters."],
} as const satisfies Readonly<Record<string, readonly [field: string | null, message: string]>>;

export function refusalOf(code: keyof typeof REFUSALS, at?: string): Outcome<never> {
  const [field, message] = REFUSALS[code];
  return refused(code, field, at === undefined ? message : `${at}: ${message}`);
}
