import type { ReviewIndicator, ReviewSchemeLineInput, ReviewSchemesQuery } from "../api/generated/graphql.ts";

export const INDICATORS: readonly ReviewIndicator[] = [
  "CURRENT_RATE",
  "ON_TIME_RATE",
  "HOUSEHOLD_ON_TIME_RATE",
  "OVERDUE_RATE",
  "RECOVERY_RATE",
  "PLAN_AMOUNT",
  "RECTIFIED_ON_TIME",
  "FIRST_PASS",
  "FINDINGS",
  "PLAN_COMPLETION",
  "COMPLAINTS_RESPONDED",
  "SATISFACTION",
];

/** Lines of a scheme that is in force, to be changed. */
export const linesOf = (
  lines: ReviewSchemesQuery["reviewSchemes"][number]["lines"],
): readonly ReviewSchemeLineInput[] =>
  lines.map(({ indicator, weight, scale, zero, full, steps, general, moreSerious, severe, missing }) => ({
    indicator,
    weight,
    scale,
    zero,
    full,
    steps: steps.map(({ from, share }) => ({ from, share })),
    general,
    moreSerious,
    severe,
    missing,
  }));

/** A line for an indicator as it begins. */
export function newLine(indicator: ReviewIndicator): ReviewSchemeLineInput {
  const always = { indicator, weight: 10, missing: "SPREAD" } as const;
  if (indicator === "FINDINGS") return { ...always, scale: "DEDUCTION", general: 100, moreSerious: 300, severe: 1_000 };
  if (indicator === "OVERDUE_RATE") return { ...always, scale: "LINEAR", zero: 4_000, full: 500 };
  return { ...always, scale: "LINEAR", zero: 6_000, full: 10_000 };
}

/** Indicators that have a target of their own. */
export const TARGETED: readonly ReviewIndicator[] = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE"];

/** "95=100; 85=60" → steps; nothing where it cannot be read. */
export function readSteps(text: string): { from: number; share: number }[] | null {
  const steps = text
    .split(/[;；\n]/)
    .filter((part) => part.trim() !== "")
    .map((part) => /^\s*(\d{1,3}(?:\.\d{1,2})?)\s*%?\s*[=:：]\s*(\d{1,3})\s*%?\s*$/.exec(part));
  if (steps.length === 0 || steps.some((step) => step === null)) return null;
  return steps.map((step) => ({ from: Math.round(Number(step?.[1]) * 100), share: Number(step?.[2]) }));
}

export const stepsText = (steps: readonly { readonly from: number; readonly share: number }[]): string =>
  steps.map(({ from, share }) => `${from / 100}=${share}`).join("; ");

export const weightsOf = (lines: readonly ReviewSchemeLineInput[]): number =>
  lines.reduce((sum, { weight }) => sum + weight, 0);
