import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import type { DrawEstate, DrawUniverse } from "./draw.rules.ts";
import { Draw, type DrawLot } from "./draw.type.ts";

/** Draws, the latest first. */
export async function readDraws(trx: Trx, drawId: number | null = null): Promise<Draw[]> {
  const found = await sql<Draw>`
    select d.draw_id as "drawId", d.title, d.template_code as "templateCode", d.starts_on as "startsOn", d.ends_on as "endsOn", d.universe,
      d.universe_hash as "universeHash", d.seed_hash as "seedHash", d.frozen_at as "frozenAt", d.freezer_name as freezer,
      r.public_word as "publicWord", r.drawn_at as "drawnAt", v.seed, v.revealed_at as "revealedAt", v.lots as result
    from draw d left join draw_result r on r.draw_id = d.draw_id left join draw_reveal v on v.draw_id = d.draw_id
    where d.draw_id = coalesce(${drawId}::int, d.draw_id) order by d.draw_id desc limit 200`.execute(trx);
  return found.rows.map((row) => Object.assign(new Draw(), row));
}

/** Lots that the viewer may see, in order: an estate sees none of its own. */
export async function readLots(trx: Trx, drawIds: readonly number[]): Promise<DrawLot[]> {
  const found = await sql<DrawLot>`
    select l.draw_id as "drawId", l.estate_id as "estateId", l.lot, e.estate_code as estate, e.name as "estateName",
      l.inspector_id as "inspectorId", l.inspector_name as inspector, c.check_id as "checkId", c.state as "checkState"
    from draw_lot l join figures.estate_at(null) e on e.estate_id = l.estate_id
    left join figures.check_state c on c.estate_id = l.estate_id and c.draw_id = l.draw_id
    where l.draw_id = any (${[...drawIds]}::int[]) order by l.lot`.execute(trx);
  return found.rows;
}

/** The lots of draws, by draw. */
export const lotsLoader: LoaderKind<number, readonly DrawLot[]> = {
  key: String,
  async batch(trx, drawIds) {
    const grouped = Map.groupBy(await readLots(trx, drawIds), ({ drawId }) => drawId);
    return drawIds.map((drawId) => grouped.get(drawId) ?? []);
  },
};

type Eligible = Pick<DrawUniverse, "estates" | "inspectors">;

/** Estates that may be drawn on a day with their weights, and who may inspect each. */
export async function readUniverse(trx: Trx, day: string): Promise<Eligible> {
  const estates = await sql<DrawEstate & { estateId: number }>`
    select e.estate_id as "estateId", e.estate_code as code, e.weight, e.drawn from figures.draw_estates(${day}) e`.execute(
    trx,
  );
  const people = await sql<{ estateId: number; personId: number; name: string }>`
    select i.estate_id as "estateId", i.person_id as "personId", i.name from figures.draw_inspectors(${day}) i
    order by i.estate_id, i.person_id`.execute(trx);
  const byEstate = Map.groupBy(people.rows, ({ estateId }) => estateId);
  const names = new Map(people.rows.map(({ personId, name }) => [personId, name]));
  return {
    estates: estates.rows.map(({ estateId, code, weight, drawn }) => ({
      code,
      weight,
      drawn,
      inspectors: (byEstate.get(estateId) ?? []).map(({ personId }) => personId),
    })),
    inspectors: [...names].map(([id, name]) => ({ id, name })).toSorted((one, other) => one.id - other.id),
  };
}
