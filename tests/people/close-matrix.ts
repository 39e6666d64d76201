import type { Line, Who } from "./matrix.ts";

const HOUSEHOLDS: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const HEADQUARTERS: readonly Who[] = ["HEADQUARTERS"];

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });
const RESTATED = "restatement { total { restated } estates { estate { name } now { numerator } } }";

/** Queries and mutations of closed months and their restatement. */
export const CLOSE_LINES: Readonly<Record<string, Line>> = {
  "Query.closeReplay": line(HOUSEHOLDS, () => `closeReplay(month: "2026-01-01") { estates differing }`),
  "Query.monthClosing": line(
    HEADQUARTERS,
    () =>
      `closing: monthClosing(month: "2026-01-01") { estates checks { difference } exceptions { rule } quarantinedRows estatesBehind }`,
  ),
  "Query.monthClose": line(
    HOUSEHOLDS,
    () =>
      `monthClose(month: "2026-01-01") { closedBy figures { figures estate { name } } exceptions { rule } ${RESTATED} }`,
  ),
  "Query.monthCloses": line(HOUSEHOLDS, () => "monthCloses { month closedAt outputsSha256 }"),
  "Mutation.closeMonth": line(
    HEADQUARTERS,
    () => `closeMonth(input: { month: "2026-01-01" }) { monthClose { month } userErrors { code } }`,
  ),
};

/** Rows of single households stand behind a restatement. */
export const CLOSE_PARTS: Readonly<Record<string, Line>> = {
  "Restatement.rows": line(
    HOUSEHOLDS,
    () => `monthClose(month: "2026-01-01") { restatement { rows { nodes { billNo unit { householdCode } } } } }`,
  ),
};
