import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { canonicalJson } from "../platform/journal.rules.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./check-refusal.rules.ts";
import { sha256, universeObjection } from "./draw.rules.ts";
import { readUniverse } from "./draw.store.ts";
import { readTemplates } from "./template.store.ts";

export interface FreezeDrawGiven {
  readonly title: string;
  readonly template: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly places: number;
  readonly drawsLeft: number;
}

export interface Drawn {
  readonly drawId: number;
}

/** More draws than days on which to draw promise an estate nothing. */
const MOST_DRAWS = 366;

/**
 * Freezes who may be drawn, with weights and inspectors, and commits to a seed that nobody has seen: its hash is published now. The
 * draw itself needs a word said in public later, so that whoever runs the machine cannot choose the outcome either.
 */
export async function freezeDraw(
  trx: Trx,
  clock: Clock,
  { template, startsOn, endsOn, places, drawsLeft, ...given }: FreezeDrawGiven,
  seed: string = randomBytes(32).toString("hex"),
): Promise<Outcome<Drawn>> {
  const title = given.title.trim();
  if (title === "" || title.length > 120) return refusalOf("TITLE_MISSING");
  if (startsOn > endsOn || endsOn < clock.today()) return refusalOf("DAYS_OUTSIDE");
  if (drawsLeft < 0 || drawsLeft > MOST_DRAWS) return refusalOf("DRAWS_LEFT");
  if (!(await readTemplates(trx)).some(({ code }) => code === template)) return refusalOf("TEMPLATE_UNKNOWN");
  await sql`select ${takeLock("DRAWS")}`.execute(trx);
  const year = Number(startsOn.slice(0, 4));
  const universe = { year, places, drawsLeft, ...(await readUniverse(trx, startsOn)) };
  const objection = universeObjection(universe);
  if (objection !== null) return refusalOf(objection.code, objection.estate);
  const text = canonicalJson(universe);
  const [universeHash, seedHash] = [sha256(text), sha256(seed)];
  const found = await sql<{ drawId: number }>`
    insert into draw (title, template_code, starts_on, ends_on, universe, universe_hash, seed_hash, frozen_at, freezer_name)
    values (${title}, ${template}, ${startsOn}, ${endsOn}, ${text}, ${universeHash}, ${seedHash}, ${clock.now().toISOString()},
      ${trx.actor.name}) returning draw_id as "drawId"`.execute(trx);
  const drawId = found.rows[0]?.drawId;
  if (drawId === undefined) throw new Error("the draw was not added");
  const sealed = trx.vault.seal(seed, sealedPlace.drawSeed(drawId));
  await sql`insert into draw_seed (draw_id, sealed) values (${drawId}, ${sealed})`.execute(trx);
  await appendJournal(trx, [
    {
      act: "FROZE_DRAW",
      subject: `Draw ${drawId}`,
      after: { title, startsOn, endsOn, places, universeHash, seedHash },
    },
  ]);
  return done({ drawId });
}
