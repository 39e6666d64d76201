import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";

export interface Hit {
  readonly kind: "estate" | "building" | "unit";
  readonly estateId: number;
  /** Of a building or unit. */
  readonly id: bigint | null;
}

/** Estates, buildings and units that a text means, at most `limit` of each, best first. */
export async function searchRegister(trx: Trx, text: string, limit: number): Promise<Hit[]> {
  const found = await sql<Hit>`
    select 'estate' as kind, e.estate_id as "estateId", null::bigint as id, e.n from
      figures.search_estates(${text}, ${limit}) with ordinality as e(estate_id, n)
    union all
    select 'building', b.estate_id, b.building_id, b.n from
      figures.search_buildings(${text}, ${limit}) with ordinality as b(estate_id, building_id, n)
    union all
    select 'unit', u.estate_id, u.unit_id, u.n from figures.search_units(${text}, ${limit}) with ordinality as u(estate_id, unit_id, n)
    order by kind, n`.execute(trx);
  return found.rows;
}
