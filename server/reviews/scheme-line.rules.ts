import type { ReviewSchemeLine, ReviewSchemeLineInput } from "./scheme.type.ts";
import type { SchemeLine } from "./scheme.rules.ts";

const NO_SCALE = { zero: null, full: null, steps: [], general: null, moreSerious: null, severe: null };

/** A line as the API tells it. */
export function tellLine({ indicator, weight, scale, missing }: SchemeLine): ReviewSchemeLine {
  const always = { ...NO_SCALE, indicator, weight, missing };
  switch (scale.kind) {
    case "LINEAR":
      return { ...always, scale: "LINEAR", zero: scale.zero, full: scale.full === "TARGET" ? null : scale.full };
    case "STEPS":
      return { ...always, scale: "STEPS", steps: scale.steps };
    case "DEDUCTION": {
      const { general, moreSerious, severe } = scale;
      return { ...always, scale: "DEDUCTION", general, moreSerious, severe };
    }
  }
}

/** A line as it was given, in the shape that is checked next. */
export function givenLine(line: ReviewSchemeLineInput): unknown {
  const { indicator, weight, missing, zero, full, steps, general, moreSerious, severe } = line;
  const scales = {
    LINEAR: { kind: "LINEAR", zero, full: full ?? "TARGET" },
    STEPS: { kind: "STEPS", steps: steps?.map(({ from, share }) => ({ from, share })) },
    DEDUCTION: { kind: "DEDUCTION", general, moreSerious, severe },
  };
  return { indicator, weight, scale: scales[line.scale], missing };
}
