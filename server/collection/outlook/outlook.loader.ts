import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../../database/transaction.ts";
import type { LoaderKind } from "../../platform/context.ts";
import type { Changes } from "./reference-year.rules.ts";
import type { ClusterSums } from "../statistics/ratio-estimator.rules.ts";
import type { MonthOfMoney, MonthOfRates } from "./watched-rates.rules.ts";

/** How many months due are told, and over how many of the last months balances are followed. */
export const MONTHS = 36;
const MOVED_MONTHS = 12;

/** One estate, or all in scope, as of the end of the last whole month by a day. */
export interface OutlookKey {
  readonly estateId: number | null;
  readonly asOf: string;
  /** Null: everything recorded. */
  readonly knownAt: string | null;
}

export const positionOf = ({ asOf, knownAt }: Omit<OutlookKey, "estateId">): string => `${asOf} ${knownAt ?? "now"}`;

/** Estates of the keys that share a day are asked together; all estates are a call of their own. */
function outlookLoader<Row extends { readonly key: string }, V>(
  select: (asked: { by: string; asOf: string; knownAt: string | null; slice: string }) => RawBuilder<Row>,
  given: (rows: readonly Row[]) => V,
): LoaderKind<OutlookKey, V> {
  return {
    key: (key) => `${key.estateId} ${positionOf(key)}`,
    async batch(trx, keys) {
      const callOf = (key: OutlookKey): string => `${key.estateId === null} ${positionOf(key)}`;
      const calls = Map.groupBy(keys, callOf);
      const answers = new Map<string, Row[]>();
      for (const [call, same] of calls) {
        const ids = same.flatMap(({ estateId }) => estateId ?? []);
        const [by, slice] = ids.length === 0 ? ["portfolio", {}] : ["estate", { estates: ids }];
        const { asOf = "", knownAt = null } = same[0] ?? {};
        const found = await select({ by, asOf, knownAt, slice: JSON.stringify(slice) }).execute(trx);
        for (const row of found.rows)
          answers.set(`${call} ${row.key}`, [...(answers.get(`${call} ${row.key}`) ?? []), row]);
      }
      const codes = await codesOf(trx, keys);
      return keys.map((key) => {
        const group = key.estateId === null ? "all" : (codes.get(key.estateId) ?? "");
        return given(answers.get(`${callOf(key)} ${group}`) ?? []);
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
  ({ by, asOf, knownAt, slice }) => sql`
    select c.group_key as key, to_char(c.due_month, 'YYYY-MM') as month, c.age, c.net, c.collected,
      figures.ratio(c.collected, c.net)::float8 as share
    from figures.instant_cohorts(${by}, ${MONTHS}, ${asOf}::date, ${knownAt}::timestamptz, ${CLASS}, ${slice}::jsonb) c order by c.due_month, c.age`,
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
  ({ by, asOf, knownAt, slice }) => sql`
    select m.group_key as key, m.from_bucket as "from", m.to_bucket as "to", m.stood, m.kept, m.collected, m.waived,
      m.written_off as "writtenOff"
    from figures.instant_moves(${by}, ${MOVED_MONTHS}, ${asOf}::date, ${knownAt}::timestamptz, ${CLASS}, ${slice}::jsonb) m`,
  (rows) => rows,
);

interface RateMonthRow {
  readonly key: string;
  readonly month: string;
  readonly billed: bigint;
  readonly onTime: bigint;
  readonly nextBilled: bigint | null;
  readonly nextSettled: bigint | null;
  /** Households billed in both months, and how many of them did otherwise, by age and how many months apart. */
  readonly pairs: Readonly<Record<string, readonly [number, number]>> | null;
}

const changesAt = (pairs: RateMonthRow["pairs"], age: number): Changes => {
  const apart = (months: number) => {
    const [households = 0, changed = 0] = pairs?.[`${age} ${months}`] ?? [];
    return { households, changed };
  };
  return { month: apart(1), halfYear: apart(6) };
};

export const rateMonthsLoader = outlookLoader<RateMonthRow, readonly MonthOfRates[]>(
  ({ by, asOf, knownAt, slice }) => sql`
    with changed as materialized (
      select * from figures.instant_changes(${by}, ${MONTHS}, ${asOf}::date, ${knownAt}::timestamptz, ${CLASS}, ${slice}::jsonb)
    )
    select h.group_key as key, to_char(h.due_month, 'YYYY-MM') as month, h.billed, h.on_time as "onTime", h.next_billed as "nextBilled",
      h.next_settled as "nextSettled", (
        select jsonb_object_agg(c.age || ' ' || c.apart, jsonb_build_array(c.households, c.changed)) from changed c
        where c.group_key = h.group_key and c.due_month = h.due_month
      ) as pairs
    from figures.household_months(${by}, ${MONTHS}, ${asOf}::date, ${knownAt}::timestamptz, ${CLASS}, ${slice}::jsonb) h order by h.due_month`,
  (rows) =>
    rows.map(({ month, billed, onTime, nextBilled, nextSettled, pairs }) => ({
      month,
      billed: Number(billed),
      onTime: Number(onTime),
      changes: changesAt(pairs, 0),
      next:
        nextBilled === null || nextSettled === null
          ? null
          : { billed: Number(nextBilled), settled: Number(nextSettled), changes: changesAt(pairs, 1) },
    })),
);

interface MoneyMonthRow {
  readonly key: string;
  readonly month: string;
  readonly age: number;
  readonly clusters: bigint;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly numeratorSquares: string;
  readonly denominatorSquares: string;
  readonly products: string;
}

const sumsOf = (row: MoneyMonthRow): ClusterSums => ({
  clusters: Number(row.clusters),
  numerator: Number(row.numerator),
  denominator: Number(row.denominator),
  numeratorSquares: Number(row.numeratorSquares),
  denominatorSquares: Number(row.denominatorSquares),
  products: Number(row.products),
});

export const moneyMonthsLoader = outlookLoader<MoneyMonthRow, readonly MonthOfMoney[]>(
  ({ by, asOf, knownAt, slice }) => sql`
    select m.group_key as key, to_char(m.due_month, 'YYYY-MM') as month, m.age, m.clusters, m.numerator, m.denominator,
      m.numerator_squares as "numeratorSquares", m.denominator_squares as "denominatorSquares", m.products
    from figures.money_months(${by}, ${MONTHS}, ${asOf}::date, ${knownAt}::timestamptz, ${CLASS}, ${slice}::jsonb) m order by m.due_month`,
  (rows) =>
    [...Map.groupBy(rows, ({ month }) => month)].map(([month, ages]) => {
      const [onTime, next] = [0, 1].map((age) => ages.find((row) => row.age === age));
      return {
        month,
        onTime: onTime === undefined ? null : sumsOf(onTime),
        next: next === undefined ? null : sumsOf(next),
      };
    }),
);

export interface OpenKey extends OutlookKey {
  /** YYYY-MM of the first month due. */
  readonly since: string;
}

/** What is open of bills due since a month, in fen. */
export const openLoader: LoaderKind<OpenKey, bigint> = {
  key: (key) => JSON.stringify([key.estateId, positionOf(key), key.since]),
  async batch(trx, keys) {
    const asked = keys.map(({ estateId, asOf, knownAt, since }, n) => ({
      n,
      estate: estateId,
      as_of: asOf,
      known_at: knownAt,
      since: `${since}-01`,
    }));
    const found = await sql<{ n: number; open: bigint }>`
      select q.n, o.open
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q(n int, estate int, as_of date, known_at timestamptz, since date)
      cross join lateral figures.instant_open('portfolio', q.since, q.as_of, q.known_at, ${CLASS}, jsonb_build_object('estates', array[q.estate])) o`.execute(
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
