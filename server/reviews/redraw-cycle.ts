import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readCards } from "./card.store.ts";
import { cycleToDraw, drawFigures, insertCards, type DrawnCard } from "./draw-cycle.ts";
import type { RankRow } from "./rank-cards.rules.ts";
import { insertReviewEvents } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";

/**
 * Draws a review again 重新取数, as long as it is not published: entries came in, or something was recorded wrongly. Every draw stays, with
 * its hash; the latest is the card's.
 */
export async function redrawCycle(
  trx: Trx,
  clock: Clock,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<Outcome<string>> {
  const cycle = await cycleToDraw(trx, code);
  if (cycle === null) return refusalOf("CYCLE_UNKNOWN");
  if (reason.trim() === "" || reason.length > 500) return refusalOf("WHY_MISSING");
  const { cycleId } = cycle;
  const before = await readCards(trx, cycleId);
  if (before.length === 0) return refusalOf("CYCLE_NOT_DRAWN");
  if (before.some(({ state }) => state !== "DRAWN")) return refusalOf("NOT_IN_THIS_STATE");
  const draw = await drawFigures(trx, cycle);
  // An estate that is no longer among those managed in the period keeps no card that could be published.
  if (draw === null || before.some(({ estateId }) => !draw.cards.some((card) => card.estateId === estateId)))
    return refusalOf("ESTATE_LEFT");
  const versions = new Map(before.map(({ estateId, version }) => [estateId, version]));
  const fresh = draw.cards.filter(({ estateId }) => !versions.has(estateId));
  await insertCards(trx, clock, cycleId, fresh);
  await insertRedraws(trx, cycleId, draw.cards, draw.ranks);
  await insertReviewEvents(
    trx,
    clock,
    "REDRAW",
    draw.cards.map(({ estateId }) => ({ estateId, cycleId, seq: (versions.get(estateId) ?? 1) + 1, reason })),
  );
  await appendJournal(trx, [
    {
      act: "REDREW_REVIEW",
      subject: `Review ${code}`,
      after: { reason, estates: draw.cards.length, asOf: draw.asOf, knownAt: draw.knownAt },
    },
  ]);
  return done(code);
}

async function insertRedraws(
  trx: Trx,
  cycleId: number,
  cards: readonly DrawnCard[],
  ranks: readonly RankRow[],
): Promise<void> {
  await sql`
    insert into review_redraw (estate_id, cycle_id, draw, inputs, sha256, score, place, low, high, group_no, weight_low, weight_high, ranked,
      unranked)
    select c."estateId", ${cycleId}, 2 + (select count(*) from review_redraw d where d.estate_id = c."estateId" and d.cycle_id = ${cycleId}),
      c.inputs, c.sha256, c.score, r.place, r.low, r.high, r."group", r."weightLow", r."weightHigh", r.ranked, r.reason
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) c("estateId" int, inputs text, sha256 text, score int)
    join jsonb_to_recordset(${JSON.stringify(ranks)}::jsonb) r("estateId" int, place int, low int, high int, "group" int, "weightLow" int,
      "weightHigh" int, ranked int, reason text) on r."estateId" = c."estateId"`.execute(trx);
}
