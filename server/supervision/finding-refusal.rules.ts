import { refused, type Outcome } from "../platform/outcome.ts";

/** Why an act on a finding is refused: the field at fault, and a sentence; pages say it in the reader's language by its code. */
const REFUSALS: Readonly<Record<string, readonly [field: string | null, message: string]>> = {
  FINDING_UNKNOWN: ["code", "There is no such finding in your scope."],
  MOVED_ON: ["version", "Somebody else has acted on it meanwhile: look again."],
  NOT_IN_THIS_STATE: [null, "This cannot be done in its present state."],
  NOT_IN_THIS_ROLE: [null, "This is not for your role."],
  OTHER_SEVERITY: [null, "Not for this severity: from more serious upwards a risk needs consent."],
  DEADLINE_PASSED: [null, "The deadline has passed: what is late stays late, and an extension is asked for before."],
  OTHER_SIDE: [null, "What the other side raised is not yours to withdraw."],
  NOT_ACCEPTOR: [null, "The estate's acceptor of record accepts it."],
  OWN_WORK: [null, "You were responsible for it or submitted it: somebody else decides."],
  OWN_TEAM: [null, "You belong to the responsible team: somebody else decides."],
  ASSIGNEE_NOT_OF_ESTATE: ["assigneeId", "Choose a manager of the estate."],
  DUE_OUT_OF_RANGE: ["dueOn", "The deadline lies after today and within the severity's working days."],
  UNTIL_TOO_EARLY: ["untilOn", "Choose a day after today and after the present deadline."],
  UNTIL_TOO_FAR: [
    "untilOn",
    "That is further ahead than the rules allow: choose an earlier day, and decide again then.",
  ],
  EVIDENCE_REPEATED: [
    "evidence",
    "These files showed the rectification that was rejected: bring at least one that shows what was done since.",
  ],
  EVIDENCE_MISSING: ["evidence", "Bring at least one file that shows the rectification of this round."],
};

export function refusalOf(code: string): Outcome<never> {
  const known = REFUSALS[code];
  if (known === undefined) throw new Error(`${code} is no refusal of a finding`);
  const [field, message] = known;
  return refused(code, field, message);
}
