import type { Line, Who } from "./matrix.ts";

const HOUSEHOLDS: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const FIGURES: readonly Who[] = [...HOUSEHOLDS, "COMMITTEE"];
const LOGGING: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER"];

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });
const PERIOD = `from: "2026-01-01", to: "2026-12-31"`;
const COMPLAINT = "complaint { complaintNo estate { name } } userErrors { code }";

/** Queries and mutations of complaints and satisfaction. */
export const SERVICE_LINES: Readonly<Record<string, Line>> = {
  "Query.complaints": line(
    HOUSEHOLDS,
    (
      code,
    ) => `complaints(estate: "${code}") { nodes { complaintNo buildingCode estate { name } finding { code } } matching { rows } }
    all: complaints { nodes { complaintNo } }`,
  ),
  "Query.serviceFigures": line(
    FIGURES,
    (code) => `serviceFigures(by: ESTATE, ${PERIOD}) { key label received satisfaction { answers mean } }
    own: serviceFigures(${PERIOD}, estates: ["${code}"]) { received }`,
  ),
  "Mutation.logComplaint": line(
    LOGGING,
    (code) =>
      `logComplaint(input: { estate: "${code}", complaintNo: "", channel: PHONE, subject: OTHER, receivedAt: "2026-01-05T10:00:00+08:00" }) { ${COMPLAINT} }`,
  ),
  "Mutation.raiseComplaintFinding": line(
    HOUSEHOLDS,
    (code) =>
      `raiseComplaintFinding(input: { estate: "${code}", complaintNo: "none", severity: GENERAL }) { ${COMPLAINT} }`,
  ),
};
