import { createHash } from "node:crypto";
import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readCycles, readSchemes } from "./cycle.store.ts";
import { readClusters, readInputs, readKnownAt, readReviewed } from "./figures.store.ts";
import type { Cycle } from "./cycle.store.ts";
import { freeze } from "./frozen.rules.ts";
import { rankCards, type RankedCard, type RankRow } from "./rank-cards.rules.ts";
import { insertRanks } from "./rank.store.ts";
import { insertReviewEvents } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";
import { scoreCard } from "./score.rules.ts";

/** A card as it was drawn now. */
export interface DrawnCard {
  readonly estateId: number;
  readonly inputs: string;
  readonly sha256: string;
  readonly score: number | null;
}

export interface Draw {
  readonly cycleId: number;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly cards: readonly DrawnCard[];
  readonly ranks: readonly RankRow[];
}

/**
 * Draws the figures of a review 取数: what every estate is scored from is frozen with its SHA-256, scored and ranked. Later entries of the
 * ledger alter nothing of it.
 */
export async function drawCycle(trx: Trx, clock: Clock, { code }: { readonly code: string }): Promise<Outcome<string>> {
  const cycle = await cycleToDraw(trx, code);
  if (cycle === null) return refusalOf("CYCLE_UNKNOWN");
  if (cycle.endsOn >= clock.today()) return refusalOf("CYCLE_RUNS");
  const { cycleId } = cycle;
  const there = await sql`select from review_card where cycle_id = ${cycleId} limit 1`.execute(trx);
  if (there.rows.length > 0) return refusalOf("CYCLE_DRAWN");
  const draw = await drawFigures(trx, cycle);
  if (draw === null) return refusalOf("NOBODY_TO_SCORE");
  const { asOf, knownAt, cards } = draw;
  await insertCards(trx, clock, cycleId, cards);
  await insertRanks(trx, cycleId, "DRAWN", draw.ranks);
  await appendJournal(trx, [
    { act: "DREW_REVIEW", subject: `Review ${code}`, after: { estates: cards.length, asOf, knownAt } },
  ]);
  return done(code);
}

/** The cycle, once nobody else draws it. */
export async function cycleToDraw(trx: Trx, code: string): Promise<Cycle | null> {
  await sql`select ${takeLock("REVIEWS")}`.execute(trx);
  return (await readCycles(trx, code))[0] ?? null;
}

/** Writes cards of estates that had none, with the event that draws them. */
export async function insertCards(trx: Trx, clock: Clock, cycleId: number, cards: readonly DrawnCard[]): Promise<void> {
  await sql`
    insert into review_card (estate_id, cycle_id, inputs, sha256, score)
    select r."estateId", ${cycleId}, r.inputs, r.sha256, r.score
    from jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) r("estateId" int, inputs text, sha256 text, score int)`.execute(
    trx,
  );
  await insertReviewEvents(
    trx,
    clock,
    "DRAW",
    cards.map(({ estateId }) => ({ estateId, cycleId, seq: 1 })),
  );
}

/** What every estate managed in the period scores as the ledger stands; null where there is none. */
export async function drawFigures(trx: Trx, cycle: Cycle): Promise<Draw | null> {
  const { cycleId, code, startsOn: from, endsOn: to } = cycle;
  const [scheme] = await readSchemes(trx, cycle.scheme);
  if (scheme === undefined) throw new Error(`there is no scheme ${cycle.scheme}`);
  const position = { from, to, asOf: to, knownAt: null };
  const reviewed = await readReviewed(trx, position);
  if (reviewed.length === 0) return null;
  const inputs = await readInputs(trx, position);
  const clusters = await readClusters(trx, position);
  const knownAt = await readKnownAt(trx);
  const { lines } = scheme;
  const drawn = reviewed.map(({ estateId, code: estate, inStage }) => {
    const figures = lines.flatMap(({ indicator }) =>
      (inputs.get(estateId) ?? []).filter((own) => own.indicator === indicator),
    );
    const scored = scoreCard(lines, figures).score;
    const score = scored === null ? null : Number(scored);
    const text = freeze({ cycle: code, estate, from, to, asOf: to, knownAt, scheme: cycle.scheme, lines, figures });
    const ranked: RankedCard = {
      estateId,
      inputs: figures,
      score,
      inStage,
      clusters: clusters.get(estateId) ?? new Map(),
    };
    const card: DrawnCard = {
      estateId,
      inputs: text,
      sha256: createHash("sha256").update(text).digest("hex"),
      score,
    };
    return { card, ranked };
  });
  return {
    cycleId,
    asOf: to,
    knownAt,
    cards: drawn.map(({ card }) => card),
    ranks: rankCards(
      lines,
      drawn.map(({ ranked }) => ranked),
      `review ${code}`,
    ),
  };
}
