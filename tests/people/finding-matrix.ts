import type { EstateCode } from "./four-estates.ts";
import type { Line, Who } from "./matrix.ts";

const FIGURES: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
const COMPANY: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR"];
const MANAGER: readonly Who[] = ["ESTATE_MANAGER"];
const OUTSIDE: readonly Who[] = ["COMMITTEE", "AUDITOR"];

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });
const refused = "userErrors { code }";

/** A finding that there is not, as somebody might guess it. */
const guessed = (estate: EstateCode) => `code: "${estate}-F999", version: 1`;
const FINDING = "finding { code title confidential estate { name } }";

/** What is done with findings. */
export const FINDING_LINES: Readonly<Record<string, Line>> = {
  "Mutation.acceptRectification": line(
    ["SUPERVISOR", ...OUTSIDE],
    (code) => `acceptRectification(input: { ${guessed(code)} }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.acceptRisk": line(
    COMPANY,
    (code) => `acceptRisk(input: { ${guessed(code)}, reason: "r", untilOn: "2026-12-31" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.assignFinding": line(
    COMPANY,
    (code) => `assignFinding(input: { ${guessed(code)}, assigneeId: 1 }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.consentToRisk": line(
    OUTSIDE,
    (code) => `consentToRisk(input: { ${guessed(code)}, consents: true }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.decideDispute": line(
    [...COMPANY, ...OUTSIDE],
    (code) => `decideDispute(input: { ${guessed(code)}, upheld: true, reason: "r" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.decideExtension": line(
    COMPANY,
    (code) => `decideExtension(input: { ${guessed(code)}, granted: true }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.disputeFinding": line(
    MANAGER,
    (code) => `disputeFinding(input: { ${guessed(code)}, reason: "r" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.raiseFinding": line(
    FIGURES,
    (code) =>
      `raiseFinding(input: { estate: "${code}", source: MANUAL, severity: GENERAL, title: "", description: "" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.rejectRectification": line(
    ["SUPERVISOR", ...OUTSIDE],
    (code) => `rejectRectification(input: { ${guessed(code)}, reason: "r" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.requestExtension": line(
    MANAGER,
    (code) =>
      `requestExtension(input: { ${guessed(code)}, reason: "r", untilOn: "2026-12-31" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.resumeRectification": line(
    [...COMPANY, ...MANAGER],
    (code) => `resumeRectification(input: { ${guessed(code)}, reason: "r" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.startRectification": line(
    MANAGER,
    (code) => `startRectification(input: { ${guessed(code)} }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.submitRectification": line(
    MANAGER,
    (code) =>
      `submitRectification(input: { ${guessed(code)}, rootCause: "r", corrective: "c", preventive: "p" }) { ${FINDING} ${refused} }`,
  ),
  "Mutation.voidFinding": line(
    [...COMPANY, ...OUTSIDE],
    (code) => `voidFinding(input: { ${guessed(code)}, reason: "r" }) { ${FINDING} ${refused} }`,
  ),
};
