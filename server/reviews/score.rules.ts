import { isFalling, type Indicator, type SchemeLine } from "./scheme.rules.ts";

/** What an indicator is scored from. */
export interface ReviewInput {
  readonly indicator: Indicator;
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Findings by severity. */
  readonly general: number;
  readonly moreSerious: number;
  readonly severe: number;
  /** The estate's target in ten-thousandths. */
  readonly target: number | null;
  /** Why it cannot be computed. */
  readonly reason: string | null;
  /** Questionnaires answered and sent, of a survey. */
  readonly returned: number | null;
  readonly sent: number | null;
}

/** A line of a scorecard; points and weights in hundredths of a point. */
export interface ScoredLine {
  readonly indicator: Indicator;
  readonly weight: number;
  /** Weight after that of lines without a figure was spread; those of all lines add up to 100 points. */
  readonly effective: bigint;
  readonly points: bigint;
  readonly lost: bigint;
  /** Why it has no figure. */
  readonly reason: string | null;
}

export interface Scorecard {
  readonly lines: readonly ScoredLine[];
  /** The sum of the lines' points; null where lines with a figure carry less than half of the weight. */
  readonly score: bigint | null;
}

const WHOLE = 10_000n;
/** Points of the scheme whose lines must have a figure: a card of fewer would be scored by what little is left. */
const ENOUGH = 50;

/** An exact share between 0 and 1. */
interface Share {
  readonly over: bigint;
  readonly under: bigint;
}
const ALL: Share = { over: 1n, under: 1n };
const NONE: Share = { over: 0n, under: 1n };

/**
 * Scores a card from its inputs, exactly. Weights of lines without a figure are spread over the others in proportion; running sums of
 * effective weights are rounded to the hundredth, half up, so that they add up to 100 points. A line's points are its share of its
 * effective weight, rounded half up to the hundredth; the score is the sum of the lines as shown.
 */
export function scoreCard(scheme: readonly SchemeLine[], inputs: readonly ReviewInput[]): Scorecard {
  const byIndicator = new Map(inputs.map((input) => [input.indicator, input]));
  const judged = scheme.map((line) => {
    const input = byIndicator.get(line.indicator);
    const reason = whyMissing(line, input);
    return { line, input, reason, kept: reason === null || line.missing !== "SPREAD" };
  });
  const carried = judged.reduce((sum, { line, kept }) => sum + (kept ? BigInt(line.weight) : 0n), 0n);
  let before = 0n;
  const lines = judged.map(({ line, input, reason, kept }): ScoredLine => {
    const { indicator, weight } = line;
    const upTo = before + (kept ? BigInt(weight) : 0n);
    const effective = carried === 0n ? 0n : half(upTo * WHOLE, carried) - half(before * WHOLE, carried);
    before = upTo;
    const points = pointsOf(line, input, reason, effective);
    return { indicator, weight, effective, points, lost: effective - points, reason };
  });
  const told = judged.reduce((sum, { line, reason }) => sum + (reason === null ? line.weight : 0), 0);
  if (told < ENOUGH) return { lines, score: null };
  return { lines, score: lines.reduce((sum, { points }) => sum + points, 0n) };
}

function whyMissing({ scale, indicator }: SchemeLine, input: ReviewInput | undefined): string | null {
  if (input === undefined) return "NO_RECORDS";
  if (input.reason !== null) return input.reason;
  if (scale.kind !== "LINEAR" || scale.full !== "TARGET") return null;
  return input.target === null || (input.target === scale.zero && !isFalling(indicator) && input.target === 0)
    ? "NO_TARGET"
    : null;
}

function pointsOf(line: SchemeLine, input: ReviewInput | undefined, reason: string | null, effective: bigint): bigint {
  if (reason !== null || input === undefined) return line.missing === "FULL" ? effective : 0n;
  const { scale } = line;
  if (scale.kind === "DEDUCTION") {
    const cost = input.general * scale.general + input.moreSerious * scale.moreSerious + input.severe * scale.severe;
    return effective > BigInt(cost) ? effective - BigInt(cost) : 0n;
  }
  const { over, under } = shareOf(line, input);
  return half(effective * over, under);
}

function shareOf({ indicator, scale }: SchemeLine, { numerator, denominator, target }: ReviewInput): Share {
  const falling = isFalling(indicator);
  // Value and anchors over the common denominator.
  const value = numerator * WHOLE;
  const at = (anchor: number): bigint => BigInt(anchor) * denominator;
  if (scale.kind === "STEPS") {
    const reached = scale.steps.filter(({ from }) => (falling ? value <= at(from) : value >= at(from)));
    return { over: BigInt(Math.max(0, ...reached.map(({ share }) => share))), under: 100n };
  }
  if (scale.kind === "DEDUCTION") return ALL;
  const full = at(scale.full === "TARGET" ? (target ?? 0) : scale.full);
  const zero = at(scale.zero);
  if (falling ? value <= full : value >= full) return ALL;
  // A target on the wrong side of the lower anchor leaves nothing in between.
  if (falling ? value >= zero || zero <= full : value <= zero || full <= zero) return NONE;
  return falling ? { over: zero - value, under: zero - full } : { over: value - zero, under: full - zero };
}

/** n ÷ d rounded half up; neither is negative. */
const half = (n: bigint, d: bigint): bigint => (2n * n + d) / (2n * d);
