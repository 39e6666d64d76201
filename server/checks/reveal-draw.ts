import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { canonicalJson } from "../platform/journal.rules.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { openSeed } from "./draw-surprise.ts";
import { readDraws, readLots } from "./draw.store.ts";
import type { Drawn } from "./freeze-draw.ts";

/**
 * Reveals a draw's seed and what was drawn 公开: from now on anybody replays it. Not before every check has started or its days are over,
 * for the seed tells an estate that it is next.
 */
export async function revealDraw(
  trx: Trx,
  clock: Clock,
  { draw: drawId }: { readonly draw: number },
): Promise<Outcome<Drawn>> {
  await sql`select ${takeLock("DRAWS")}`.execute(trx);
  const [draw] = await readDraws(trx, drawId);
  if (draw === undefined) return refusalOf("DRAW_UNKNOWN");
  if (draw.publicWord === null) return refusalOf("NOT_YET_DRAWN");
  // Revealed is revealed.
  if (draw.seed !== null) return done({ drawId });
  const lots = await readLots(trx, [drawId]);
  if (lots.some(({ checkId }) => checkId === null) && clock.today() <= draw.endsOn) return refusalOf("STILL_SECRET");
  const seed = await openSeed(trx, drawId);
  const told = canonicalJson(lots.map(({ estate, inspectorId }) => ({ estate, inspector: inspectorId })));
  await sql`insert into draw_reveal (draw_id, seed, lots, revealed_at, revealer_name)
    values (${drawId}, ${seed}, ${told}, ${clock.now().toISOString()}, ${trx.actor.name})`.execute(trx);
  await appendJournal(trx, [{ act: "REVEALED_DRAW", subject: `Draw ${drawId}`, after: { seed, lots: told } }]);
  return done({ drawId });
}
