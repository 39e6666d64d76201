import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { RankRow } from "./rank-cards.rules.ts";

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
