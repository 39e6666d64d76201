import { refused, type Outcome } from "../platform/outcome.ts";

/** Why something about checks is refused: the field at fault, and a sentence; pages say it in the reader's language by its code. */
const REFUSALS = {
  ESTATE_UNKNOWN: ["estate", "There is no such estate in your scope."],
  CHECK_UNKNOWN: ["id", "There is no such check in your scope: start it first."],
  CHECK_OF_ANOTHER: ["id", "Somebody else carries out this check."],
  ID_INVALID: ["id", "The id is no UUID in small letters."],
  ID_TAKEN: ["id", "Another check of this estate begins with the same eight digits: start anew."],
  NOT_IN_THIS_ROLE: ["kind", "This kind of check is not for your role."],
  CHECK_SUBJECT: ["subject", "Say what the special check is about."],
  TEMPLATE_UNKNOWN: ["template", "There is no such checklist, or not in this version."],
  SUBJECT_TOO_LONG: ["subject", "Say what it is about in at most 120 characters."],
  PLAN_ITEM_UNKNOWN: ["planItem", "No such check is planned for this estate."],
  NOT_DRAWN: ["draw", "A surprise check is drawn, and you were not drawn for this one."],
  ALREADY_STARTED: ["draw", "The check of this draw has started already."],
  IN_THE_FUTURE: ["at", "This lies in the future: set the phone's clock."],
  FINISHED_BEFORE_START: ["finishedAt", "It was finished before it began: look at the phone's clock."],
  ITEM_UNKNOWN: ["answers", "The checklist has no such item."],
  ANSWER_MISSING: ["answers", "An item is not answered; say so where it does not apply."],
  ANSWER_INVALID: ["answers", "An answer does not fit its item."],
  TEXT_TOO_LONG: ["note", "A note has at most 2,000 characters."],
  ALREADY_RECORDED: ["id", "The check was handed in with other answers: what was recorded stays."],
  NOT_RECORDED: ["id", "Hand in the answers first."],
  CHECK_CONFIRMED: ["id", "The check was confirmed before."],
  NAME_MISSING: ["name", "Who confirms?"],
  REMARK_MISSING: ["remark", "Say why it is not confirmed."],
  PLAN_CODE: ["code", "A plan is called 2026, 2026-Q4 or 2026-11."],
  PLAN_UNKNOWN: ["code", "There is no such plan."],
  PLAN_PUBLISHED: ["code", "This version is in force: draft another."],
  PLAN_EMPTY: ["code", "Plan at least one check."],
  TITLE_MISSING: ["title", "Give it a title of at most 120 characters."],
  DAYS_OUTSIDE: ["startsOn", "The days lie in order and within the plan's."],
  PERSON_UNKNOWN: ["personId", "Choose somebody who may carry it out in this estate."],
  TEMPLATE_CODE: ["code", "A checklist's code is a word in capitals."],
  TEMPLATE_TAKEN: ["code", "There is a checklist with this code: write its next version, or choose another code."],
  TEMPLATE_CHANGED: ["basedOn", "Another version was published meanwhile: look at it, and write yours anew."],
  VERSION_REASON: ["reason", "Say why, in at most 500 characters."],
  NO_PLACES: ["places", "Draw at least one estate."],
  TOO_MANY_PLACES: ["places", "There are not so many estates."],
  TOO_FEW_PLACES: ["places", "With so few places not every estate is drawn within the year: draw more."],
  DRAWS_LEFT: ["drawsLeft", "From no draw to as many as a year has days follow within the year."],
  NO_INSPECTOR: ["places", "Nobody without an interest may inspect one of the estates."],
  DRAW_UNKNOWN: ["draw", "There is no such draw."],
  WORD_MISSING: ["publicWord", "Name what was said in public, in at most 64 characters."],
  ALREADY_DRAWN: ["draw", "It was drawn before."],
  NOT_YET_DRAWN: ["draw", "It has not been drawn."],
  STILL_SECRET: ["draw", "Not every check has started, and its days are not over: the seed stays secret."],
} as const satisfies Readonly<Record<string, readonly [field: string | null, message: string]>>;

export type CheckRefusal = keyof typeof REFUSALS;

/** @param what names the item or estate at fault. */
export function refusalOf(code: CheckRefusal, what: string | null = null): Outcome<never> {
  const [field, message] = REFUSALS[code];
  return refused(code, what === null ? field : `${field}.${what}`, what === null ? message : `${what}: ${message}`);
}
