import { sql } from "kysely";
import type { Database, Trx, Viewer } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import type { Act } from "../platform/journal.ts";
import type { Outcome } from "../platform/outcome.ts";
import { codeOf, messageOf } from "../platform/refusal.ts";
import { isRefusal, refusalOf } from "./review-refusal.rules.ts";
import type { ReviewAction } from "./review.rules.ts";

/** What the journal calls an action. */
export const REVIEW_ACTS: Readonly<Record<ReviewAction, Act>> = {
  DRAW: "DREW_REVIEW",
  REDRAW: "REDREW_REVIEW",
  PUBLISH: "PUBLISHED_REVIEW",
  STATE: "STATED_ON_REVIEW",
  APPEAL: "APPEALED_REVIEW",
  UPHOLD: "UPHELD_APPEAL",
  DISMISS: "DISMISSED_APPEAL",
  FINALISE: "FINALISED_REVIEW",
};

export interface NewReviewEvent {
  readonly estateId: number;
  readonly cycleId: number;
  readonly seq: number;
  readonly reason?: string;
  readonly awarded?: number;
  readonly dueOn?: string | null;
}

/** Writes events of one kind; where they lead, the trigger fills in. */
export async function insertReviewEvents(
  trx: Trx,
  clock: Clock,
  action: ReviewAction,
  events: readonly NewReviewEvent[],
): Promise<void> {
  const { personId, name, role } = trx.actor;
  const rows = events.map(({ reason = "", awarded = 0, dueOn = null, ...keys }) => ({
    ...keys,
    reason,
    awarded,
    dueOn,
  }));
  await sql`
    insert into review_event (estate_id, cycle_id, seq, action, to_state, actor_id, actor_name, actor_role, at, on_day, reason, awarded, due_on)
    select r."estateId", r."cycleId", r.seq, ${action}, '', ${personId}::int, ${name}, ${role}, ${clock.now().toISOString()}, ${clock.today()},
      btrim(r.reason), r.awarded, r."dueOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("estateId" int, "cycleId" int, seq int, reason text, awarded int, "dueOn" date)`.execute(
    trx,
  );
}

/** Runs a command in a transaction; where another was first, or the database knows better, the refusal is told as such. */
export async function inReviews<T>(
  database: Database,
  viewer: Viewer,
  work: (trx: Trx) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await database.asServer(viewer, work);
  } catch (error) {
    const code = codeOf(error);
    if (code === "40001" || (code === "23505" && messageOf(error).includes("review_"))) return refusalOf("MOVED_ON");
    const objection = code === "23514" ? /is refused: ([A-Z_]+)$/.exec(messageOf(error))?.[1] : undefined;
    if (objection === undefined || !isRefusal(objection)) throw error;
    return refusalOf(objection);
  }
}
