import type { Role } from "../platform/actor.ts";

/** Where a scorecard stands: 已测算, 已公布, 已陈述, 申诉中, 已裁定, 已定案. */
export const REVIEW_STATES = ["DRAWN", "PUBLISHED", "STATED", "APPEALED", "DECIDED", "FINAL"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTIONS = [
  "DRAW",
  "REDRAW",
  "PUBLISH",
  "STATE",
  "APPEAL",
  "UPHOLD",
  "DISMISS",
  "FINALISE",
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/**
 * What else must hold. NOT_SCORER: who drew or published the card decides no appeal about it. POINTS_LOST: an appeal is for points,
 * which a card without a score, or with all points, has none of to give back. IN_TIME: until the term's last day. TERM_OVER: after it.
 */
export type ReviewCondition = "NOT_SCORER" | "POINTS_LOST" | "IN_TIME" | "TERM_OVER";

export interface ReviewMove {
  /** Null: there is no card yet. */
  readonly from: ReviewState | null;
  readonly action: ReviewAction;
  readonly to: ReviewState;
  readonly roles: readonly Role[];
  readonly conditions: readonly ReviewCondition[];
}

const HEADQUARTERS: readonly Role[] = ["HEADQUARTERS"];
const TEAM: readonly Role[] = ["ESTATE_MANAGER"];
const COMPANY: readonly Role[] = ["HEADQUARTERS", "SUPERVISOR"];

const move = (
  from: ReviewState | null,
  action: ReviewAction,
  to: ReviewState,
  roles: readonly Role[],
  ...conditions: ReviewCondition[]
): ReviewMove => ({ from, action, to, roles, conditions });

/**
 * The one table of a review (P3.5, P6.8): whatever is not a line of it cannot be done, over no route. The database holds the same lines
 * (sql/views/reviews/review_objection.sql); a test compares them.
 */
export const REVIEW_MOVES: readonly ReviewMove[] = [
  move(null, "DRAW", "DRAWN", HEADQUARTERS),
  move("DRAWN", "REDRAW", "DRAWN", HEADQUARTERS),
  move("DRAWN", "PUBLISH", "PUBLISHED", HEADQUARTERS),
  move("PUBLISHED", "STATE", "STATED", TEAM, "IN_TIME"),
  move("PUBLISHED", "APPEAL", "APPEALED", TEAM, "POINTS_LOST", "IN_TIME"),
  move("APPEALED", "UPHOLD", "DECIDED", COMPANY, "NOT_SCORER", "POINTS_LOST"),
  move("APPEALED", "DISMISS", "DECIDED", COMPANY, "NOT_SCORER"),
  move("PUBLISHED", "FINALISE", "FINAL", HEADQUARTERS, "TERM_OVER"),
  move("STATED", "FINALISE", "FINAL", HEADQUARTERS),
  move("DECIDED", "FINALISE", "FINAL", HEADQUARTERS),
];

/** What is known of a card and of who would act on it. */
export interface ReviewFacts {
  readonly state: ReviewState | null;
  readonly role: Role | null;
  readonly isScorer: boolean;
  /** In hundredths of a point; null where too little could be computed, and where there is no card yet. */
  readonly score: number | null;
  /** Last day of statement and appeal. */
  readonly dueOn: string | null;
  readonly today: string;
}

export type ReviewObjection =
  | "NOT_IN_THIS_STATE"
  | "NOT_IN_THIS_ROLE"
  | "OWN_SCORING"
  | "NOT_SCORED"
  | "NOTHING_LOST"
  | "TERM_IS_OVER"
  | "TERM_RUNS";

/** Why somebody may not do this now; null where they may. The same is asked by the trigger on review_event. */
export function objectionToReview(action: ReviewAction, facts: ReviewFacts): ReviewObjection | null {
  const own = REVIEW_MOVES.find((line) => line.from === facts.state && line.action === action);
  if (own === undefined) return "NOT_IN_THIS_STATE";
  if (facts.role === null || !own.roles.includes(facts.role)) return "NOT_IN_THIS_ROLE";
  if (own.conditions.includes("NOT_SCORER") && facts.isScorer) return "OWN_SCORING";
  if (own.conditions.includes("POINTS_LOST") && facts.score === null) return "NOT_SCORED";
  if (own.conditions.includes("POINTS_LOST") && facts.score === 10_000) return "NOTHING_LOST";
  const late = facts.dueOn !== null && facts.today > facts.dueOn;
  if (own.conditions.includes("IN_TIME") && late) return "TERM_IS_OVER";
  if (own.conditions.includes("TERM_OVER") && !late) return "TERM_RUNS";
  return null;
}

/** What somebody may do with a card of their own accord; drawing, publishing and closing are done to a whole cycle. */
export const actionsOn = (facts: ReviewFacts): ReviewAction[] =>
  (["STATE", "APPEAL", "UPHOLD", "DISMISS"] as const).filter((action) => objectionToReview(action, facts) === null);
