import type { Line, Who } from "./matrix.ts";

const HOUSEHOLDS: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const JUDGES: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "AUDITOR"];
const HEADQUARTERS: readonly Who[] = ["HEADQUARTERS"];

const NOBODYS = Buffer.from("AuditException:1:999").toString("base64url");
const refused = "userErrors { code }";

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });

/** Queries and mutations of exceptions and audit rules. */
export const AUDIT_LINES: Readonly<Record<string, Line>> = {
  "Query.auditExceptions": line(
    HOUSEHOLDS,
    (
      code,
    ) => `auditExceptions(filter: { estate: "${code}" }) { nodes { subject fact { en } proof { no } estate { code } }
    matching { rows } summary { open rule { code } } progress { waiting } } all: auditExceptions { nodes { subject unit { householdCode } } }`,
  ),
  "Query.auditRules": line(
    HOUSEHOLDS,
    () => `auditRules(code: "forbidden_dunning") { code on title { zh } thresholds { value } switches { reason } }`,
  ),
  "Mutation.confirmException": line(
    JUDGES,
    () => `confirmException(input: { id: "${NOBODYS}", reason: "x" }) { ${refused} }`,
  ),
  "Mutation.explainException": line(
    HOUSEHOLDS,
    () => `explainException(input: { id: "${NOBODYS}", reason: "x" }) { ${refused} }`,
  ),
  "Mutation.switchRuleOff": line(
    HEADQUARTERS,
    () => `switchRuleOff(input: { rule: "none", reason: "x" }) { ${refused} }`,
  ),
  "Mutation.switchRuleOn": line(
    HEADQUARTERS,
    () => `switchRuleOn(input: { rule: "none", reason: "x" }) { ${refused} }`,
  ),
};

/** Parts of them that fewer may see. */
export const AUDIT_PARTS: Readonly<Record<string, Line>> = {
  "AuditRule.trial": line(
    JUDGES,
    () =>
      `auditRules(code: "forbidden_dunning") { trial(months: 3) { hits estates { hits estate { code } } months { hits } } }`,
  ),
};
