import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { readCards } from "./card.store.ts";
import { readCycles } from "./cycle.store.ts";
import { readClusters } from "./figures.store.ts";
import { readFrozen } from "./frozen.rules.ts";
import { rankCards } from "./rank-cards.rules.ts";
import { insertRanks, readDrawnStages } from "./rank.store.ts";
import { insertReviewEvents } from "./review-event.ts";
import { refusalOf } from "./review-refusal.rules.ts";

/** Signs a review off 定案: every appeal is decided, the others' term is over; places follow from the final scores. */
export async function finaliseCycle(
  trx: Trx,
  clock: Clock,
  { code }: { readonly code: string },
): Promise<Outcome<string>> {
  const [cycle] = await readCycles(trx, code);
  if (cycle === undefined) return refusalOf("CYCLE_UNKNOWN");
  const { cycleId } = cycle;
  const cards = await readCards(trx, cycleId);
  if (cards.length === 0) return refusalOf("CYCLE_NOT_DRAWN");
  if (cards.some(({ state }) => state === "APPEALED")) return refusalOf("TERM_RUNS");
  await insertReviewEvents(
    trx,
    clock,
    "FINALISE",
    cards.map(({ estateId, version }) => ({ estateId, cycleId, seq: version + 1 })),
  );
  const frozen = cards.map(({ estateId, score, inputs }) => ({ estateId, score, read: readFrozen(inputs) }));
  const position = frozen[0]?.read ?? { from: cycle.startsOn, to: cycle.endsOn, asOf: cycle.endsOn, knownAt: null };
  const clusters = await readClusters(trx, position);
  const stages = await readDrawnStages(trx, cycleId);
  const rows = rankCards(
    frozen[0]?.read.lines ?? [],
    frozen.map(({ estateId, score, read }) => ({
      estateId,
      inputs: read.figures,
      score,
      inStage: stages.has(estateId),
      clusters: clusters.get(estateId) ?? new Map(),
    })),
    `review ${code}`,
  );
  await insertRanks(trx, cycleId, "FINAL", rows);
  await appendJournal(trx, [{ act: "FINALISED_REVIEW", subject: `Review ${code}`, after: { estates: cards.length } }]);
  return done(code);
}
