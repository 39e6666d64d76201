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
  SCHEME_SHAPE: ["lines", "A scheme has 1 to 12 lines with weight, scale and what happens without a figure."],
  WEIGHTS_NOT_100: ["lines", "Weights add up to 100."],
  INDICATOR_TWICE: ["lines", "An indicator stands in two lines."],
  SCALE_UNFIT: ["lines", "The scale does not fit its indicator."],
  SCHEME_SAME: ["lines", "Nothing differs from the latest version."],
  TITLE_MISSING: ["titleZh", "Give it a title in both languages, of at most 120 characters."],
  CYCLE_CODE: ["code", "A review is of a year 2026, a quarter 2026-Q3 or a month 2026-10."],
  CYCLE_KNOWN: ["code", "This review has been opened before."],
  CYCLE_UNKNOWN: ["code", "There is no such review."],
  CYCLE_NOT_BEGUN: ["code", "The period has not begun: its review is opened from the first day on."],
  CYCLE_RUNS: ["code", "The period is not over: figures are drawn after its last day."],
  CYCLE_DRAWN: ["code", "Its figures have been drawn."],
  CYCLE_NOT_DRAWN: ["code", "Draw its figures first."],
  NO_SCHEME: ["code", "No scheme is in force for the period."],
  APPEAL_DAYS: ["appealDays", "The term for appeals is 1 to 60 days."],
  ESTATE_LEFT: ["code", "An estate with a card is no longer among those managed in the period."],
  NOBODY_TO_SCORE: ["code", "There is no estate to score."],
  CARD_UNKNOWN: ["estate", "There is no such scorecard in your scope."],
  MOVED_ON: ["version", "Somebody else has acted on it meanwhile: look again."],
  NOT_IN_THIS_STATE: [null, "This cannot be done in its present state."],
  NOT_IN_THIS_ROLE: [null, "This is not for your role."],
  OWN_SCORING: [null, "You drew or published this review: somebody else decides the appeal."],
  NOT_SCORED: [null, "The card has no score, so there are no points to appeal for: a view can be stated."],
  NOTHING_LOST: [null, "No points were lost, so there are none to appeal for: a view can be stated."],
  TERM_IS_OVER: [null, "The term for statements and appeals is over."],
  TERM_RUNS: [null, "The term for statements and appeals still runs, or an appeal is not decided."],
  AWARD_OUT_OF_RANGE: [
    "awarded",
    "Points given back lie above 0 and no higher than what was lost; where an appeal is dismissed there are none.",
  ],
  WORDS_MISSING: ["reason", "Say why, in at most 4,000 characters."],
  MEASURE_TITLE: ["title", "Say what is to be improved, in at most 120 characters."],
  MEASURE_KNOWN: ["title", "This measure has been ordered for the line, and is not done yet."],
  MEASURE_INDICATOR: ["indicator", "The scorecard has no such line."],
} as const satisfies Readonly<Record<string, readonly [field: string | null, message: string]>>;

export const isRefusal = (code: string): code is keyof typeof REFUSALS => code in REFUSALS;

/** `estate` is at fault among many, by its code; `flaw` is where in a scheme's lines it lies. */
interface Where {
  readonly estate?: string;
  readonly flaw?: string;
}

export function refusalOf(code: keyof typeof REFUSALS, { estate, flaw = "" }: Where = {}): Outcome<never> {
  const [field, message] = REFUSALS[code];
  return refused(code, field, flaw === "" ? message : `${flaw}: ${message}`, estate);
}
