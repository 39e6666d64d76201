import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { REVIEW_LOCK } from "./adopt-scheme.ts";
import { readCycles, readSchemes } from "./cycle.store.ts";
import { readClusters, readInputs, readKnownAt, readReviewed } from "./figures.store.ts";
import { freeze } from "./frozen.rules.ts";
import { rankCards, type RankedCard } from "./rank-cards.rules.ts";
import { insertRanks } from "./rank.store.ts";
import { insertReviewEvents } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";
import { scoreCard } from "./score.rules.ts";

/**
 * Draws the figures of a review 取数: what every estate is scored from is frozen with its SHA-256, scored and ranked. Done once; later
 * entries of the ledger alter nothing of it.
 */
export async function drawCycle(trx: Trx, clock: Clock, { code }: { readonly code: string }): Promise<Outcome<string>> {
  await sql`select pg_advisory_xact_lock(${REVIEW_LOCK})`.execute(trx);
  const [cycle] = await readCycles(trx, code);
  if (cycle === undefined) return refusalOf("CYCLE_UNKNOWN");
  const { cycleId, startsOn: from, endsOn: to } = cycle;
  if (to >= clock.today()) return refusalOf("CYCLE_RUNS");
  const there = await sql`select from review_card where cycle_id = ${cycleId} limit 1`.execute(trx);
  if (there.rows.length > 0) return refusalOf("CYCLE_DRAWN");
  const [scheme] = await readSchemes(trx, cycle.scheme);
  if (scheme === undefined) return refusalOf("NO_SCHEME");
  const position = { from, to, asOf: to, knownAt: null };
  const reviewed = await readReviewed(trx, position);
  if (reviewed.length === 0) return refusalOf("NOBODY_TO_SCORE");
  const inputs = await readInputs(trx, position);
  const clusters = await readClusters(trx, position);
  const knownAt = await readKnownAt(trx);
  const { lines } = scheme;
  const cards = reviewed.map(({ estateId, code: estate, inStage }) => {
    const weighed = lines.flatMap(({ indicator }) =>
      (inputs.get(estateId) ?? []).filter((own) => own.indicator === indicator),
    );
    const { score } = scoreCard(lines, weighed);
    const text = freeze({
      cycle: code,
      estate,
      from,
      to,
      asOf: to,
      knownAt,
      scheme: cycle.scheme,
      lines,
      figures: weighed,
    });
    const ranked: RankedCard = {
      estateId,
      inputs: weighed,
      score: score === null ? null : Number(score),
      inStage,
      clusters: clusters.get(estateId) ?? new Map(),
    };
    return {
      estateId,
      inputs: text,
      sha256: createHash("sha256").update(text).digest("hex"),
      score: ranked.score,
      ranked,
    };
  });
  await sql`
    insert into review_card (estate_id, cycle_id, inputs, sha256, score)
    select r."estateId", ${cycleId}, r.inputs, r.sha256, r.score
    from jsonb_to_recordset(${JSON.stringify(cards.map(({ estateId, inputs: text, sha256, score }) => ({ estateId, inputs: text, sha256, score })))}::jsonb) r("estateId" int, inputs text,
      sha256 text, score int)`.execute(trx);
  await insertReviewEvents(
    trx,
    clock,
    "DRAW",
    reviewed.map(({ estateId }) => ({ estateId, cycleId, seq: 1 })),
  );
  await insertRanks(
    trx,
    cycleId,
    "DRAWN",
    rankCards(
      lines,
      cards.map(({ ranked }) => ranked),
      `review ${code}`,
    ),
  );
  await appendJournal(trx, [
    { act: "DREW_REVIEW", subject: `Review ${code}`, after: { estates: cards.length, asOf: to, knownAt } },
  ]);
  return done(code);
}
