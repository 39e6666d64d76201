import type { Trx } from "../database/transaction.ts";
import { ROLES } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readCards, type CardRow } from "./card.store.ts";
import { readCycles } from "./cycle.store.ts";
import { insertReviewEvents, REVIEW_ACTS } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";
import { objectionToReview, type ReviewAction } from "./review.rules.ts";

/** Which card somebody acts on, as they saw it. */
export interface CardAt {
  readonly code: string;
  readonly estateId: number;
  /** Number of its last event then. */
  readonly version: number;
  readonly reason: string;
}

export interface CardKey {
  readonly code: string;
  readonly estateId: number;
}

/** Does something with one scorecard: who may not is told why, and the database asks the same again of the event. */
export async function actOnCard(
  trx: Trx,
  clock: Clock,
  { code, estateId, version, reason }: CardAt,
  action: ReviewAction,
  awarded = 0,
): Promise<Outcome<CardKey>> {
  const found = await findCard(trx, code, estateId);
  if (found === null) return refusalOf("CARD_UNKNOWN");
  if (found.version !== version) return refusalOf("MOVED_ON");
  const { personId } = trx.actor;
  const role = ROLES.find((known) => known === trx.actor.role) ?? null;
  const isScorer = personId !== null && found.scorers.includes(personId);
  const objection = objectionToReview(action, { ...found, role, isScorer, today: clock.today() });
  if (objection !== null) return refusalOf(objection);
  if (reason.trim() === "" || reason.length > 4000) return refusalOf("WORDS_MISSING");
  const most = 10_000 - (found.score ?? 10_000);
  if (action === "UPHOLD" ? awarded < 1 || awarded > most : awarded !== 0) return refusalOf("AWARD_OUT_OF_RANGE");
  await insertReviewEvents(trx, clock, action, [
    { estateId, cycleId: found.cycleId, seq: version + 1, reason, awarded },
  ]);
  await appendJournal(trx, [
    {
      act: REVIEW_ACTS[action],
      subject: `Review ${code} ${found.estate}`,
      estateId,
      before: { state: found.state },
      after: { reason, ...(awarded > 0 && { awarded }) },
    },
  ]);
  return done({ code, estateId });
}

export async function findCard(trx: Trx, code: string, estateId: number): Promise<CardRow | null> {
  const [cycle] = await readCycles(trx, code);
  if (cycle === undefined) return null;
  return (await readCards(trx, cycle.cycleId, estateId))[0] ?? null;
}
