import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { sliceOfScope, type FigureKey } from "./scope.rules.ts";

/** A figure, and the business day on which it is known: what is dated later does not tell that its records go on. */
export interface HealthKey {
  readonly figure: FigureKey;
  readonly lastDay: string;
}

export interface HealthRow {
  readonly recorded_at: string | null;
  readonly latest_entry_on: string | null;
  readonly stale: boolean;
  readonly quarantined_rows: number;
  readonly estates: number;
  readonly estates_without_records: number;
}

/** Whether a scope is one estate, whole as far as its records go: its health is worked out together with other estates'. */
function estateOf({ scope, slice }: FigureKey): number | null {
  const narrowed = ["regions", "cityCompanies", "buildings", "units"].some((key) => Object.hasOwn(slice, key));
  if (scope.id?.key !== "estates" || narrowed) return null;
  return slice["estates"] === undefined || slice["estates"].map(String).includes(scope.id.value)
    ? Number(scope.id.value)
    : null;
}

/** Health of single estates, one call for each known-at time; null for other scopes. */
async function healthOfEstates(trx: Trx, keys: readonly HealthKey[]): Promise<(HealthRow | null)[]> {
  const calls = keys.map(({ figure, lastDay }, call) => ({
    call,
    estate: estateOf(figure),
    as_of: figure.asOf,
    known_at: figure.knownAt,
    last_day: lastDay,
  }));
  const asked = calls.filter(({ estate }) => estate !== null);
  if (asked.length === 0) return keys.map(() => null);
  const found = await sql<HealthRow & { call: number }>`
    with q as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(call int, estate int, as_of date, known_at timestamptz, last_day date)),
    known as (select known_at, last_day, array_agg(distinct estate) as estates from q group by known_at, last_day),
    health as (select k.known_at, h.* from known k cross join lateral figures.estate_health(k.known_at, k.last_day, k.estates) h)
    select q.call, h.recorded_at, h.latest_entry_on, figures.records_stale(h.latest_entry_on, q.as_of) as stale,
      coalesce(h.quarantined_rows, 0) as quarantined_rows, (h.estate_id is not null)::int as estates,
      (h.estate_id is not null and h.latest_entry_on is null)::int as estates_without_records
    from q left join health h on h.estate_id = q.estate and h.known_at is not distinct from q.known_at`.execute(trx);
  const rows = new Map(found.rows.map(({ call, ...row }) => [call, row]));
  return keys.map((_key, call) => rows.get(call) ?? null);
}

/** Health of scopes of any kind. */
async function healthOfScopes(trx: Trx, keys: readonly HealthKey[]): Promise<HealthRow[]> {
  if (keys.length === 0) return [];
  const given = keys.map(({ figure, lastDay }, call) => ({
    call,
    as_of: figure.asOf,
    known_at: figure.knownAt,
    last_day: lastDay,
    slice: sliceOfScope(figure),
  }));
  const found = await sql<HealthRow>`
    select h.*, figures.records_stale(h.latest_entry_on, q.as_of) as stale
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, as_of date, known_at timestamptz, last_day date, slice jsonb)
    cross join lateral figures.scope_health(q.known_at, q.last_day, q.slice) h order by q.call`.execute(trx);
  return found.rows;
}

/** Freshness and completeness of scopes; they do not depend on the period, and only staleness on the as-of date. */
export const healthLoader: LoaderKind<HealthKey, HealthRow> = {
  key: ({ figure }) => JSON.stringify([figure.asOf, figure.knownAt, sliceOfScope(figure)]),
  async batch(trx, keys) {
    const estates = await healthOfEstates(trx, keys);
    const others = await healthOfScopes(
      trx,
      keys.filter((_key, call) => estates[call] === null),
    );
    return estates.map((health) => {
      const found = health ?? others.shift();
      if (found === undefined) throw new Error("a scope without health");
      return found;
    });
  },
};
