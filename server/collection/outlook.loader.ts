import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import type { MonthOfRates, WatchedRate } from "./warning.rules.ts";

/** How many months due are told, and over how many of the last months balances are followed. */
export const MONTHS = 36;
const MOVED_MONTHS = 12;

/** One estate, or all in scope, as of the end of the last whole month by a day. */
export interface OutlookKey {
  readonly estateId: number | null;
  readonly asOf: string;
}

/** Estates of the keys that share a day are asked together; all estates are a call of their own. */
function outlookLoader<Row extends { readonly key: string }, V>(
  select: (by: string, asOf: string, slice: string) => RawBuilder<Row>,
  given: (rows: readonly Row[]) => V,
): LoaderKind<OutlookKey, V> {
  return {
    key: ({ estateId, asOf }) => `${estateId} ${asOf}`,
    async batch(trx, keys) {
      const calls = Map.groupBy(keys, ({ estateId, asOf }) => `${estateId === null} ${asOf}`);
      const answers = new Map<string, Row[]>();
      for (const [call, same] of calls) {
        const ids = same.flatMap(({ estateId }) => estateId ?? []);
        const [by, slice] = ids.length === 0 ? ["portfolio", {}] : ["estate", { estates: ids }];
        const found = await select(by, same[0]?.asOf ?? "", JSON.stringify(slice)).execute(trx);
        for (const row of found.rows)
          answers.set(`${call} ${row.key}`, [...(answers.get(`${call} ${row.key}`) ?? []), row]);
      }
      const codes = await codesOf(trx, keys);
      return keys.map(({ estateId, asOf }) => {
        const group = estateId === null ? "all" : (codes.get(estateId) ?? "");
        return given(answers.get(`${estateId === null} ${asOf} ${group}`) ?? []);
      });
    },
  };
}

async function codesOf(trx: Trx, keys: readonly OutlookKey[]): Promise<Map<number, string>> {
  const ids = keys.flatMap(({ estateId }) => estateId ?? []);
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: number; code: string }>`
    select estate_id as id, estate_code as code from estate where estate_id = any (${ids}::int[])`.execute(trx);
  return new Map(found.rows.map(({ id, code }) => [id, code]));
}

const CLASS = "PROPERTY_FEE";

/** A cohort at an age: amounts in fen, and what share of its net had been collected. */
export interface CohortRow {
  readonly key: string;
  readonly month: string;
  readonly age: number;
  readonly net: bigint;
  readonly collected: bigint;
  readonly share: number | null;
}

export const cohortsLoader = outlookLoader<CohortRow, readonly CohortRow[]>(
  (by, asOf, slice) => sql`
    select c.group_key as key, to_char(c.due_month, 'YYYY-MM') as month, c.age, c.net, c.collected,
      figures.ratio(c.collected, c.net)::float8 as share
    from figures.instant_cohorts(${by}, ${MONTHS}, ${asOf}::date, null, ${CLASS}, ${slice}::jsonb) c order by c.due_month, c.age`,
  (rows) => rows,
);

/** Where balances of a bucket stand a month later, as shares of what stood there. */
export interface MoveRow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly stood: bigint;
  readonly kept: bigint;
  readonly collected: bigint;
  readonly waived: bigint;
  readonly writtenOff: bigint;
}

export const movesLoader = outlookLoader<MoveRow, readonly MoveRow[]>(
  (by, asOf, slice) => sql`
    select m.group_key as key, m.from_bucket as "from", m.to_bucket as "to", m.stood, m.kept, m.collected, m.waived,
      m.written_off as "writtenOff"
    from figures.instant_moves(${by}, ${MOVED_MONTHS}, ${asOf}::date, null, ${CLASS}, ${slice}::jsonb) m`,
  (rows) => rows,
);

interface RateMonthRow {
  readonly key: string;
  readonly month: string;
  readonly billed: bigint;
  readonly onTime: bigint;
  readonly nextBilled: bigint | null;
  readonly nextSettled: bigint | null;
}

export const rateMonthsLoader = outlookLoader<RateMonthRow, readonly MonthOfRates[]>(
  (by, asOf, slice) => sql`
    select h.group_key as key, to_char(h.due_month, 'YYYY-MM') as month, h.billed, h.on_time as "onTime", h.next_billed as "nextBilled",
      h.next_settled as "nextSettled"
    from figures.household_months(${by}, ${MONTHS}, ${asOf}::date, null, ${CLASS}, ${slice}::jsonb) h order by h.due_month`,
  (rows) =>
    rows.map(({ month, billed, onTime, nextBilled, nextSettled }) => ({
      month,
      billed: Number(billed),
      onTime: Number(onTime),
      next:
        nextBilled === null || nextSettled === null
          ? null
          : { billed: Number(nextBilled), settled: Number(nextSettled) },
    })),
);

/** A reference year that somebody chose. */
export interface ReferenceRow {
  readonly rate: WatchedRate;
  readonly from: string;
  readonly reason: string;
  readonly actor: string;
  readonly setAt: string;
}

export const referencesLoader: LoaderKind<number, readonly ReferenceRow[]> = {
  key: String,
  async batch(trx, keys) {
    const found = await sql<ReferenceRow & { readonly estateId: number }>`
      select r.estate_id as "estateId", r.rate, to_char(r.from_month, 'YYYY-MM') as "from", r.reason, r.actor, r.set_at as "setAt"
      from figures.reference_now(${[...keys]}::int[]) r`.execute(trx);
    const rows = Map.groupBy(found.rows, ({ estateId }) => estateId);
    return keys.map((key) => rows.get(key) ?? []);
  },
};

export interface OpenKey extends OutlookKey {
  /** YYYY-MM of the first month due. */
  readonly since: string;
}

/** What is open of bills due since a month, in fen. */
export const openLoader: LoaderKind<OpenKey, bigint> = {
  key: (key) => JSON.stringify([key.estateId, key.asOf, key.since]),
  async batch(trx, keys) {
    const asked = keys.map(({ estateId, asOf, since }, n) => ({
      n,
      estate: estateId,
      as_of: asOf,
      since: `${since}-01`,
    }));
    const found = await sql<{ n: number; open: bigint }>`
      select q.n, o.open
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(n int, estate int, as_of date, since date)
      cross join lateral figures.instant_open('portfolio', q.since, q.as_of, null, ${CLASS}, jsonb_build_object('estates', array[q.estate])) o`.execute(
      trx,
    );
    const open = new Map(found.rows.map((row) => [row.n, row.open]));
    return keys.map((_key, n) => open.get(n) ?? 0n);
  },
};

/** The target of the current rate of the day's year, in force on the day; null where there is none. */
export const targetLoader: LoaderKind<{ readonly estateId: number; readonly asOf: string }, number | null> = {
  key: ({ estateId, asOf }) => `${estateId} ${asOf}`,
  async batch(trx, keys) {
    const asked = keys.map(({ estateId, asOf }, n) => ({ n, estate: estateId, as_of: asOf }));
    const found = await sql<{ n: number; target: number | null }>`
      select q.n, (t.current_rate / 10000.0)::float8 as target
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(n int, estate int, as_of date)
      cross join lateral figures.target_at(q.as_of) t
      where t.estate_id = q.estate and t.year = extract(year from q.as_of)`.execute(trx);
    const targets = new Map(found.rows.map((row) => [row.n, row.target]));
    return keys.map((_key, n) => targets.get(n) ?? null);
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

/** Warnings that stood as of a day, of all estates in scope. */
export const warningsLoader: LoaderKind<string, readonly WarningRow[]> = {
  key: (asOf) => asOf,
  async batch(trx, keys) {
    const found = await sql<WarningRow & { readonly asOf: string }>`
      select q.as_of as "asOf", w.estate_id as "estateId", w.rate, w.signal, to_char(w.at_month, 'YYYY-MM') as at,
        to_char(w.since_month, 'YYYY-MM') as since, w.expected::float8 as expected, w.observed::float8 as observed
      from unnest(${[...keys]}::date[]) as q(as_of) cross join lateral figures.warning_now(null, q.as_of) w`.execute(
      trx,
    );
    const rows = Map.groupBy(found.rows, ({ asOf }) => asOf);
    return keys.map((key) => rows.get(key) ?? []);
  },
};
