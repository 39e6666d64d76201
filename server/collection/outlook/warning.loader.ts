import { sql } from "kysely";
import type { LoaderKind } from "../../platform/context.ts";
import { positionOf, type OutlookKey } from "./outlook.loader.ts";
import type { WatchedRate } from "./watched-rates.rules.ts";

/** Raised whenever the method would find something else in the same ledger. */
export const METHOD = 5;

/** A reference year that somebody chose. */
export interface ReferenceRow {
  readonly rate: WatchedRate;
  readonly from: string;
  readonly reason: string;
  readonly actor: string;
  readonly setAt: string;
}

type ReferenceKey = Omit<OutlookKey, "asOf">;

/** The reference years of an estate as they had been chosen by the time. */
export const referencesLoader: LoaderKind<ReferenceKey, readonly ReferenceRow[]> = {
  key: ({ estateId, knownAt }) => `${estateId} ${knownAt}`,
  async batch(trx, keys) {
    const asked = keys.map(({ estateId, knownAt }, n) => ({ n, estate: estateId, known_at: knownAt }));
    const found = await sql<ReferenceRow & { readonly n: number }>`
      select q.n, r.rate, to_char(r.from_month, 'YYYY-MM') as "from", r.reason, r.actor, r.set_at as "setAt"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(n int, estate int, known_at timestamptz)
      cross join lateral figures.reference_now(array[q.estate], q.known_at) r`.execute(trx);
    const rows = Map.groupBy(found.rows, ({ n }) => n);
    return keys.map((_key, n) => rows.get(n) ?? []);
  },
};

export interface WarningRow {
  readonly estateId: number;
  readonly rate: WatchedRate;
  readonly signal: "POINT" | "PAIR" | "RUN";
  readonly at: string;
  readonly since: string;
  readonly expected: number;
  readonly observed: number;
}

type PositionKey = Omit<OutlookKey, "estateId">;

/** Warnings that stood as of a day, of all estates in scope, as they had been found by the time. */
export const warningsLoader: LoaderKind<PositionKey, readonly WarningRow[]> = {
  key: positionOf,
  async batch(trx, keys) {
    const asked = keys.map(({ asOf, knownAt }, n) => ({ n, as_of: asOf, known_at: knownAt }));
    const found = await sql<WarningRow & { readonly n: number }>`
      select q.n, w.estate_id as "estateId", w.rate, w.signal, to_char(w.at_month, 'YYYY-MM') as at,
        to_char(w.since_month, 'YYYY-MM') as since, w.expected::float8 as expected, w.observed::float8 as observed
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(n int, as_of date, known_at timestamptz)
      cross join lateral figures.warning_now(null, q.as_of, q.known_at) w`.execute(trx);
    const rows = Map.groupBy(found.rows, ({ n }) => n);
    return keys.map((_key, n) => rows.get(n) ?? []);
  },
};

/** How many estates early warning has yet to look at, as of a day. */
export const waitingLoader: LoaderKind<string, number> = {
  key: (asOf) => asOf,
  async batch(trx, keys) {
    const found = await sql<{ readonly asOf: string; readonly count: number }>`
      select q.as_of as "asOf", count(w.estate_id)::int as count
      from unnest(${[...keys]}::date[]) as q(as_of) left join lateral figures.warning_waiting(q.as_of, ${METHOD}) w on true
      group by q.as_of`.execute(trx);
    const counts = new Map(found.rows.map(({ asOf, count }) => [asOf, count]));
    return keys.map((key) => counts.get(key) ?? 0);
  },
};
