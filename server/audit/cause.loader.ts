import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";

export interface CausedFinding {
  readonly estateId: number;
  readonly findingId: number;
}

/** Since when the causes of findings are gone; null while the rule still finds them, and where no rule found them. */
export const causeGoneLoader: LoaderKind<CausedFinding, string | null> = {
  key: ({ estateId, findingId }) => `${estateId}/${findingId}`,
  async batch(trx, keys) {
    const found = await sql<CausedFinding & { goneAt: string | null }>`
      select distinct on (c.estate_id, c.finding_id) c.estate_id as "estateId", c.finding_id as "findingId",
        case c.event when 'GONE' then c.seen_at end as "goneAt"
      from unnest(${keys.map(({ estateId }) => estateId)}::int[], ${keys.map(({ findingId }) => findingId)}::int[]) k (estate_id, finding_id)
      join finding_cause c on c.estate_id = k.estate_id and c.finding_id = k.finding_id
      order by c.estate_id, c.finding_id, c.cause_seq desc`.execute(trx);
    return keys.map(
      ({ estateId, findingId }) =>
        found.rows.find((row) => row.estateId === estateId && row.findingId === findingId)?.goneAt ?? null,
    );
  },
};
