import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { sliceOfScope, type FigureKey } from "./scope.rules.ts";

export interface HealthRow {
  readonly recorded_at: string | null;
  readonly latest_entry_on: string | null;
  readonly stale: boolean;
  readonly quarantined_rows: number;
  readonly estates: number;
  readonly estates_without_records: number;
}

/** Freshness and completeness of scopes; they do not depend on the period, and only staleness on the as-of date. */
export const healthLoader: LoaderKind<FigureKey, HealthRow> = {
  key: (key) => JSON.stringify([key.asOf, key.knownAt, sliceOfScope(key)]),
  async batch(trx, keys) {
    const given = keys.map((key, call) => ({
      call,
      as_of: key.asOf,
      known_at: key.knownAt,
      slice: sliceOfScope(key),
    }));
    const found = await sql<HealthRow>`
      select h.*, figures.records_stale(h.latest_entry_on, q.as_of) as stale
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, as_of date, known_at timestamptz, slice jsonb)
      cross join lateral figures.scope_health(q.known_at, q.slice) h order by q.call`.execute(trx);
    return found.rows;
  },
};
