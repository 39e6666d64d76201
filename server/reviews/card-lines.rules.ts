import type { Frozen } from "./frozen.rules.ts";
import { ROWS_BEHIND, type Indicator, type SchemeLine } from "./scheme.rules.ts";
import { scoreCard, type ReviewInput } from "./score.rules.ts";

/** A line of a card as it is told: recomputed from what was frozen. */
export interface CardLine {
  readonly indicator: Indicator;
  readonly rule: SchemeLine;
  readonly effective: number;
  readonly points: number;
  readonly lost: number;
  readonly numerator: string;
  readonly denominator: string;
  readonly general: number;
  readonly moreSerious: number;
  readonly severe: number;
  readonly target: number | null;
  readonly reason: string | null;
  readonly returned: number | null;
  readonly sent: number | null;
  readonly metric: string | null;
}

const NOTHING = {
  numerator: 0n,
  denominator: 0n,
  general: 0,
  moreSerious: 0,
  severe: 0,
  target: null,
  returned: null,
  sent: null,
};

/** The lines of a card, in the order of its scheme. */
export function cardLines({ lines, figures }: Frozen): CardLine[] {
  return scoreCard(lines, figures).lines.map(({ indicator, effective, points, lost, reason }, at): CardLine => {
    const rule = lines[at];
    if (rule === undefined) throw new Error(`no rule for ${indicator}`);
    const input: Omit<ReviewInput, "indicator" | "reason"> =
      figures.find((figure) => figure.indicator === indicator) ?? NOTHING;
    return {
      indicator,
      rule,
      effective: Number(effective),
      points: Number(points),
      lost: Number(lost),
      numerator: input.numerator.toString(),
      denominator: input.denominator.toString(),
      general: input.general,
      moreSerious: input.moreSerious,
      severe: input.severe,
      target: input.target,
      reason,
      returned: input.returned,
      sent: input.sent,
      metric: ROWS_BEHIND[indicator] ?? null,
    };
  });
}
