import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { ReviewState } from "./review.rules.ts";

/** A scorecard as it stands, with who scored it. */
export interface CardRow {
  readonly estateId: number;
  readonly cycleId: number;
  readonly code: string;
  readonly estate: string;
  readonly inputs: string;
  readonly sha256: string;
  readonly drawnScore: number | null;
  readonly awarded: number;
  readonly score: number | null;
  readonly version: number;
  readonly state: ReviewState;
  readonly dueOn: string | null;
  readonly scorers: readonly number[];
}

/** The cards of a review that the viewer sees, in order of the estate's code; with an estate that one. */
export async function readCards(trx: Trx, cycleId: number, estateId: number | null = null): Promise<CardRow[]> {
  const found = await sql<CardRow>`
    select c.estate_id as "estateId", c.cycle_id as "cycleId", y.code, e.estate_code as estate, c.inputs, c.sha256,
      c.drawn_score as "drawnScore", c.awarded, c.score, c.version, c.state, c.due_on as "dueOn",
      array(select distinct v.actor_id from review_event v where v.estate_id = c.estate_id and v.cycle_id = c.cycle_id
        and v.action in ('DRAW', 'REDRAW', 'PUBLISH')) as scorers
    from figures.review_card_now c
    join review_cycle y on y.cycle_id = c.cycle_id
    join estate e on e.estate_id = c.estate_id
    where c.cycle_id = ${cycleId} and (${estateId}::int is null or c.estate_id = ${estateId})
    order by e.estate_code collate "C"`.execute(trx);
  return found.rows;
}
