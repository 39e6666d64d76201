import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readCards } from "./card.store.ts";
import { readCycles } from "./cycle.store.ts";
import { dayAfter } from "./period.rules.ts";
import { insertReviewEvents } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";

/** Publishes a review to its estates 公布: from now on each sees its own card, and has the cycle's days to state its view or appeal. */
export async function publishCycle(
  trx: Trx,
  clock: Clock,
  { code }: { readonly code: string },
): Promise<Outcome<string>> {
  const [cycle] = await readCycles(trx, code);
  if (cycle === undefined) return refusalOf("CYCLE_UNKNOWN");
  const { cycleId, appealDays } = cycle;
  const cards = await readCards(trx, cycleId);
  if (cards.length === 0) return refusalOf("CYCLE_NOT_DRAWN");
  if (cards.some(({ state }) => state !== "DRAWN")) return refusalOf("NOT_IN_THIS_STATE");
  const dueOn = dayAfter(clock.today(), appealDays);
  await insertReviewEvents(
    trx,
    clock,
    "PUBLISH",
    cards.map(({ estateId, version }) => ({ estateId, cycleId, seq: version + 1, dueOn })),
  );
  await appendJournal(trx, [
    { act: "PUBLISHED_REVIEW", subject: `Review ${code}`, after: { estates: cards.length, dueOn } },
  ]);
  return done(code);
}
