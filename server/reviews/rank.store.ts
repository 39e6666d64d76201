import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { RankRow } from "./rank-cards.rules.ts";

/** Estates that were in their take-over stage when the figures were drawn last: whether they are ranked is frozen with these. */
export async function readDrawnStages(trx: Trx, cycleId: number): Promise<ReadonlySet<number>> {
  const found = await sql<{ estateId: number; reason: string | null }>`
    select distinct on (k.estate_id) k.estate_id as "estateId", k.reason from (
      select r.estate_id, 1 as draw, r.reason from review_rank r where r.cycle_id = ${cycleId} and r.stage = 'DRAWN'
      union all select d.estate_id, d.draw, d.unranked from review_redraw d where d.cycle_id = ${cycleId}
    ) k order by k.estate_id, k.draw desc`.execute(trx);
  return new Set(found.rows.flatMap(({ estateId, reason }) => (reason === "STAGE" ? [estateId] : [])));
}

/** Keeps the places of a review, as drawn or as final. */
export async function insertRanks(
  trx: Trx,
  cycleId: number,
  stage: "DRAWN" | "FINAL",
  rows: readonly RankRow[],
): Promise<void> {
  await sql`
    insert into review_rank (estate_id, cycle_id, stage, score, place, low, high, group_no, weight_low, weight_high, ranked, reason)
    select r."estateId", ${cycleId}, ${stage}, r.score, r.place, r.low, r.high, r."group", r."weightLow", r."weightHigh", r.ranked, r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r("estateId" int, score int, place int, low int, high int, "group" int,
      "weightLow" int, "weightHigh" int, ranked int, reason text)`.execute(trx);
}
