import { z } from "zod";

/** Indicators of the registry of metrics that a scheme can weigh. */
export const INDICATORS = [
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
] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Better when they fall. */
const FALLING: readonly Indicator[] = ["OVERDUE_RATE"];
export const isFalling = (indicator: Indicator): boolean => FALLING.includes(indicator);

/** Indicators that an estate can have a target for: the year's plan is its own. */
const TARGETED: readonly Indicator[] = ["CURRENT_RATE", "ON_TIME_RATE", "OVERDUE_RATE", "RECOVERY_RATE", "PLAN_AMOUNT"];

/** Metric whose rows stand behind an indicator, where rows of the ledger do. */
export const ROWS_BEHIND: Readonly<Partial<Record<Indicator, string>>> = {
  CURRENT_RATE: "current_rate",
  ON_TIME_RATE: "on_time_rate",
  HOUSEHOLD_ON_TIME_RATE: "household_on_time_rate",
  OVERDUE_RATE: "overdue_rate",
  RECOVERY_RATE: "recovery_rate",
  // What came in of the period's bills and of arrears, over all that was to come in: the plan is held against the former.
  PLAN_AMOUNT: "combined_rate",
};

const tenThousandths = z.int().min(0).max(20_000);
/** Hundredths of a point. */
const deduction = z.int().min(0).max(10_000);

/**
 * How a value becomes points. LINEAR: none at `zero`, all at `full` (a number of ten-thousandths, or the estate's own target), in between
 * in proportion. STEPS: the share, in hundredths of the weight, of the best step that is reached. DEDUCTION: from all points, as many as
 * each finding of a severity costs.
 */
const scaleShape = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("LINEAR"),
    zero: tenThousandths,
    full: z.union([tenThousandths, z.literal("TARGET")]),
  }),
  z.strictObject({
    kind: z.literal("STEPS"),
    steps: z
      .array(z.strictObject({ from: tenThousandths, share: z.int().min(0).max(100) }))
      .min(1)
      .max(10),
  }),
  z.strictObject({ kind: z.literal("DEDUCTION"), general: deduction, moreSerious: deduction, severe: deduction }),
]);
export type Scale = z.infer<typeof scaleShape>;

/** What becomes of the weight where an indicator cannot be computed: spread over the others, kept with all points, or with none. */
export const WHEN_MISSING = ["SPREAD", "FULL", "NONE"] as const;

const lineShape = z.strictObject({
  indicator: z.enum(INDICATORS),
  /** Points of 100. */
  weight: z.int().min(1).max(100),
  scale: scaleShape,
  missing: z.enum(WHEN_MISSING),
});
export type SchemeLine = z.infer<typeof lineShape>;

export const schemeLines = z.array(lineShape).min(1).max(INDICATORS.length);

export type SchemeFlaw = "SCHEME_SHAPE" | "WEIGHTS_NOT_100" | "INDICATOR_TWICE" | "SCALE_UNFIT";

type ReadScheme = { readonly lines: SchemeLine[] } | { readonly flaw: SchemeFlaw; readonly at: string };

/**
 * The lines of a scheme that is to be adopted or tried, or what is wrong with them: none asks for a target that no estate can have, or it
 * would never have a figure. One that was adopted is read as it stands.
 */
export function readNewScheme(given: unknown): ReadScheme {
  const read = readScheme(given);
  if ("flaw" in read) return read;
  const untold = read.lines.find(
    ({ indicator, scale }) => scale.kind === "LINEAR" && scale.full === "TARGET" && !TARGETED.includes(indicator),
  );
  return untold === undefined ? read : { flaw: "SCALE_UNFIT", at: untold.indicator };
}

/** The lines of a scheme as they were written, or what is wrong with them. */
export function readScheme(given: unknown): ReadScheme {
  const read = schemeLines.safeParse(given);
  if (!read.success) return { flaw: "SCHEME_SHAPE", at: read.error.issues[0]?.path.join(".") ?? "" };
  const lines = read.data;
  const seen = new Set<Indicator>();
  for (const { indicator, scale } of lines) {
    if (seen.has(indicator)) return { flaw: "INDICATOR_TWICE", at: indicator };
    seen.add(indicator);
    if ((indicator === "FINDINGS") !== (scale.kind === "DEDUCTION")) return { flaw: "SCALE_UNFIT", at: indicator };
    if (scale.kind === "LINEAR" && scale.zero === scale.full) return { flaw: "SCALE_UNFIT", at: indicator };
    if (scale.kind === "LINEAR" && scale.full !== "TARGET" && scale.full < scale.zero !== isFalling(indicator))
      return { flaw: "SCALE_UNFIT", at: indicator };
  }
  return lines.reduce((sum, { weight }) => sum + weight, 0) === 100 ? { lines } : { flaw: "WEIGHTS_NOT_100", at: "" };
}
