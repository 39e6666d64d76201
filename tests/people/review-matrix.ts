import type { Role } from "../../server/platform/actor.ts";
import type { Line } from "./matrix.ts";

const HEADQUARTERS: readonly Role[] = ["HEADQUARTERS"];
const refused = "userErrors { code }";

const line = (open: Line["open"], ask: Line["ask"]): Line => ({ open, ask });

/** Targets, schemes and cycles of reviews. */
export const REVIEW_LINES: Readonly<Record<string, Line>> = {
  "Mutation.setTargets": line(
    HEADQUARTERS,
    (code) =>
      `setTargets(input: { year: 2026, validFrom: "2026-01-01", reason: "", rows: [{ estate: "${code}", currentRate: 9000 }] }) { estates ${refused} }`,
  ),
};
