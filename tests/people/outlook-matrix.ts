import type { Line, Who } from "./matrix.ts";

const HOUSEHOLDS: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR", "ESTATE_MANAGER", "AUDITOR"];
const COMPANY: readonly Who[] = ["HEADQUARTERS", "SUPERVISOR"];

const line = (open: readonly Who[], ask: Line["ask"]): Line => ({ open, ask });

/** Early warning's acts. */
export const OUTLOOK_LINES: Readonly<Record<string, Line>> = {
  "Mutation.chooseReferenceYear": line(
    COMPANY,
    (code) =>
      `chooseReferenceYear(input: { estate: "${code}", rate: ON_TIME, from: "2026-13", reason: "x" }) { userErrors { code } }`,
  ),
};

/** Forecasts, warnings and what households promised: not the committee's. */
export const OUTLOOK_PARTS: Readonly<Record<string, Line>> = {
  "Estate.outlook": line(
    HOUSEHOLDS,
    (
      code,
    ) => `estate(code: "${code}") { outlook(asOf: "2026-03-31") { closed forecast { cohorts { month netBilled collected } }
      rollRates { bucket stood } watches { rate months numerators } } }`,
  ),
  "Estate.promises": line(
    HOUSEHOLDS,
    (code) => `estate(code: "${code}") { promises(period: { from: "2026-01-01", to: "2026-12-31" }) {
      rate { numerator denominator value } promises { householdCode kept } } }`,
  ),
  "Portfolio.promises": line(
    HOUSEHOLDS,
    () => `portfolio { promises(period: { from: "2026-01-01", to: "2026-12-31" }) {
      rate { numerator denominator value } promises { householdCode kept } } }`,
  ),
  "Portfolio.outlook": line(
    HOUSEHOLDS,
    () => `portfolio { outlook(asOf: "2026-03-31") { closed forecast { cohorts { month netBilled collected } }
      rollRates { bucket stood } waiting warnings { rate estate { code } } } }`,
  ),
};
