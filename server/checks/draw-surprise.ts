import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { drawLots, type DrawnLot, type DrawUniverse } from "./draw.rules.ts";
import { readDraws } from "./draw.store.ts";
import type { Drawn } from "./freeze-draw.ts";
import { readUniverseText } from "./universe.rules.ts";

/**
 * Draws the surprise checks of a frozen universe, with a word said in public since. Inspectors see what they were drawn for; the
 * journal says that it was drawn, and not what: an estate learns nothing before its check starts.
 */
export async function drawSurprise(
  trx: Trx,
  clock: Clock,
  { draw: drawId, publicWord: given }: { readonly draw: number; readonly publicWord: string },
): Promise<Outcome<Drawn>> {
  await sql`select ${takeLock("DRAWS")}`.execute(trx);
  const [draw] = await readDraws(trx, drawId);
  const publicWord = given.trim();
  if (draw === undefined) return refusalOf("DRAW_UNKNOWN");
  if (draw.publicWord !== null) return refusalOf("ALREADY_DRAWN");
  if (publicWord === "" || publicWord.length > 64) return refusalOf("WORD_MISSING");
  const universe = readUniverseText(draw.universe);
  const seed = await openSeed(trx, drawId);
  const lots = drawLots(universe, { seed, publicWord, universeHash: draw.universeHash });
  await sql`insert into draw_result (draw_id, public_word, drawn_at, drawer_name)
    values (${drawId}, ${publicWord}, ${clock.now().toISOString()}, ${trx.actor.name})`.execute(trx);
  await insertLots(trx, drawId, universe, lots);
  await appendJournal(trx, [
    { act: "DREW_CHECKS", subject: `Draw ${drawId}`, after: { publicWord, lots: lots.length } },
  ]);
  return done({ drawId });
}

/** The seed that was committed; nobody but the server reads it before it is revealed. */
export async function openSeed(trx: Trx, drawId: number): Promise<string> {
  const found = await sql<{ sealed: string }>`select sealed from draw_seed where draw_id = ${drawId}`.execute(trx);
  const [row] = found.rows;
  if (row === undefined) throw new Error(`draw ${drawId} has no seed`);
  return trx.vault.open(row.sealed, sealedPlace.drawSeed(drawId));
}

async function insertLots(trx: Trx, drawId: number, universe: DrawUniverse, lots: readonly DrawnLot[]): Promise<void> {
  const names = new Map(universe.inspectors.map(({ id, name }) => [id, name]));
  const rows = lots.map(({ estate, inspector }, at) => ({
    lot: at + 1,
    estate,
    inspector,
    name: names.get(inspector),
  }));
  await sql`
    insert into draw_lot (estate_id, draw_id, lot, inspector_id, inspector_name)
    select e.estate_id, ${drawId}, r.lot, r.inspector, r.name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(lot int, estate text, inspector int, name text)
    join estate e on e.estate_code = r.estate`.execute(trx);
}
