import { inputError } from "../../platform/input-error.ts";
import type { PeriodInput } from "../collection.input.ts";
import { lastYearPosition, previousPosition } from "../period.rules.ts";
import { ChangeAgainst } from "./rate-change.type.ts";
import { PORTFOLIO, type FigureKey } from "../scope.rules.ts";

export interface Other {
  readonly against: ChangeAgainst;
  readonly other: PeriodInput | null | undefined;
  readonly otherAsOf: string | null | undefined;
}

/** What a figure is compared with. */
export function otherFigure(figure: FigureKey, { against, other, otherAsOf }: Other): FigureKey {
  switch (against) {
    case ChangeAgainst.PREVIOUS_PERIOD:
      return { ...figure, ...previousPosition(figure) };
    case ChangeAgainst.LAST_YEAR:
      return { ...figure, ...lastYearPosition(figure) };
    case ChangeAgainst.PORTFOLIO:
      return { ...figure, scope: PORTFOLIO };
    case ChangeAgainst.OTHER: {
      const { from, to } = other ?? figure;
      if (to < from) throw inputError("other", `The period ends (${to}) before it begins (${from}): swap from and to.`);
      return { ...figure, from, to, asOf: otherAsOf ?? figure.asOf };
    }
  }
}
