import { inBoth } from "../platform/both-languages.ts";
import type { ReviewSchemeLine, ReviewSchemeLineInput } from "./scheme.type.ts";
import type { SchemeLine } from "./scheme.rules.ts";
import { ruleText } from "./score-words.rules.ts";

const NO_SCALE = { zero: null, full: null, steps: [], general: null, moreSerious: null, severe: null };

/** A line as the API tells it: a scheme's, or a scorecard's with the estate's target. */
export function tellLine(line: SchemeLine, target: number | null = null): ReviewSchemeLine {
  const { indicator, weight, scale, missing } = line;
  const told = inBoth((language) => ruleText(line, target, language));
  const always = { ...NO_SCALE, indicator, weight, missing, told };
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
