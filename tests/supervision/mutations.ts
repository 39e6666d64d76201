import type { FindingAction } from "../../server/supervision/rectification.rules.ts";

interface Given {
  readonly code: string;
  readonly version: number;
  readonly assigneeId: number;
  readonly dueOn: string;
}

const at = ({ code, version }: Given): string => `code: "${code}", version: ${version}`;
const why = (given: Given): string => `${at(given)}, reason: "理由"`;
const mutation = (name: string, words: (given: Given) => string) => (given: Given) =>
  `${name}(input: { ${words(given)} })`;

/** The mutation of each action, with all that it needs. */
export const MUTATIONS: Readonly<Record<Exclude<FindingAction, "RAISE">, (given: Given) => string>> = {
  ASSIGN: mutation(
    "assignFinding",
    (given) => `${why(given)}, assigneeId: ${given.assigneeId}, dueOn: "${given.dueOn}"`,
  ),
  START: mutation("startRectification", at),
  SUBMIT: mutation("submitRectification", (given) => `${at(given)}, rootCause: "r", corrective: "c", preventive: "p"`),
  ACCEPT: mutation("acceptRectification", at),
  REJECT: mutation("rejectRectification", why),
  REQUEST_EXTENSION: mutation("requestExtension", (given) => `${why(given)}, untilOn: "2026-12-25"`),
  GRANT_EXTENSION: mutation("decideExtension", (given) => `${why(given)}, granted: true`),
  REFUSE_EXTENSION: mutation("decideExtension", (given) => `${why(given)}, granted: false`),
  DISPUTE: mutation("disputeFinding", why),
  UPHOLD: mutation("decideDispute", (given) => `${why(given)}, upheld: true`),
  DISMISS: mutation("decideDispute", (given) => `${why(given)}, upheld: false`),
  ACCEPT_RISK: mutation("acceptRisk", (given) => `${why(given)}, untilOn: "2026-12-25"`),
  PROPOSE_RISK: mutation("acceptRisk", (given) => `${why(given)}, untilOn: "2026-12-25"`),
  CONSENT_TO_RISK: mutation("consentToRisk", (given) => `${why(given)}, consents: true`),
  DECLINE_RISK: mutation("consentToRisk", (given) => `${why(given)}, consents: false`),
  RESUME: mutation("resumeRectification", why),
  VOID: mutation("voidFinding", why),
};
