import type { Role } from "../../server/platform/actor.ts";
import type { Line } from "./matrix.ts";

const FIGURES: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "COMMITTEE", "AUDITOR"];
const HOUSEHOLDS = FIGURES.filter((role) => role !== "COMMITTEE");
const REPORTING: readonly Role[] = ["HEADQUARTERS", "ESTATE_MANAGER"];
const COMMITTEE: readonly Role[] = ["COMMITTEE"];
const PAYLOAD = "{ window { name questions { words } } userErrors { code } }";

const line = (open: Line["open"], ask: Line["ask"]): Line => ({ open, ask });

/** The committee's window. */
export const COMMITTEE_LINES: Readonly<Record<string, Line>> = {
  "Query.committeeWindow": line(
    FIGURES,
    (code) => `committeeWindow(estate: "${code}") { estate name headline { content figures { total { households } } }
      bulletins { month sha256 receipts { person } opinions { words } } questions { words } minutes { title } buildings { name } }`,
  ),
  "Mutation.publishBulletin": line(
    REPORTING,
    (code) => `publishBulletin(input: { estate: "${code}", month: "2099-01" }) ${PAYLOAD}`,
  ),
  "Mutation.receiveBulletin": line(
    COMMITTEE,
    (code) => `receiveBulletin(input: { estate: "${code}", number: 9999 }) ${PAYLOAD}`,
  ),
  "Mutation.receiveMinutes": line(
    [...REPORTING, ...COMMITTEE],
    (code) => `receiveMinutes(input: { estate: "${code}", number: 9999 }) ${PAYLOAD}`,
  ),
  "Mutation.receiveOpinion": line(
    REPORTING,
    (code) => `receiveOpinion(input: { estate: "${code}", number: 9999 }) ${PAYLOAD}`,
  ),
  "Mutation.returnOpinion": line(
    COMMITTEE,
    (code) => `returnOpinion(input: { estate: "${code}", release: 9999, words: "意见" }) ${PAYLOAD}`,
  ),
  "Mutation.askCommitteeQuestion": line(
    COMMITTEE,
    (code) => `askCommitteeQuestion(input: { estate: "${code}", figure: unpaid, words: "" }) ${PAYLOAD}`,
  ),
  "Mutation.answerCommitteeQuestion": line(
    REPORTING,
    (code) => `answerCommitteeQuestion(input: { estate: "${code}", question: 9999, words: "答" }) ${PAYLOAD}`,
  ),
  "Mutation.recordDecisions": line(
    [...REPORTING, ...COMMITTEE],
    (code) => `recordDecisions(input: { estate: "${code}", minutes: 9999, decisions: ["决议"] }) ${PAYLOAD}`,
  ),
};

const COLLECTION = `collection(period: { from: "2026-01-01", to: "2026-01-31" }, asOf: "2026-03-31") { billed collected
  by(dimension: BUILDING) { key label collection { billed } } }`;

/** Figures of one's own making: of any period and day, which a committee does not ask for. */
export const FIGURE_PARTS: Readonly<Record<string, Line>> = {
  "Estate.building": line(HOUSEHOLDS, (code) => `estate(code: "${code}") { building(code: "${code}-1") { name } }`),
  "Estate.buildings": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { buildings { name steward ${COLLECTION} } }`,
  ),
  "Estate.collection": line(HOUSEHOLDS, (code) => `estate(code: "${code}") { ${COLLECTION} }`),
  "Estate.reconciliation": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { reconciliation(from: "2026-01-01", to: "2026-03-31") { difference } }`,
  ),
};
