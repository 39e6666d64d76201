import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { ANSWER, type FigureArguments, type FigureFunction, type FigureRow, type Grouping } from "./kpi.store.ts";
import { callFor, callKey, figureKey, sliceOfScope, type FigureKey } from "./scope.rules.ts";

export interface NumberedRow extends FigureRow {
  readonly call: number;
}

/** Numbered calls of a figure function as rows q. */
export function callsOf(calls: readonly (Omit<FigureArguments, "by"> & { readonly by: string })[]) {
  const given = calls.map((args, call) => ({
    call,
    by: args.by,
    from: args.from,
    to: args.to,
    as_of: args.asOf,
    known_at: args.knownAt,
    fee_class: args.feeClass,
    slice: args.slice,
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, by text, "from" date, "to" date, as_of date,
    known_at timestamptz, fee_class text, slice jsonb)`;
}

/** Columns worked out from a figure function's row f. */
export const DERIVED: Partial<Record<FigureFunction, RawBuilder<unknown>>> = {
  collection_money: sql`, figures.bridge_difference(f.opening_arrears, f.billed, f.waived, f.written_off, f.collected,
    f.arrears_recovered, f.arrears_waived, f.arrears_written_off, f.closing)`,
  cash_flow: sql`, figures.cash_difference(f.received, f.to_period, f.to_prior, f.to_later, f.held_change)`,
};

/** Runs a figure function for any number of arguments in one statement. */
export async function callAll(
  trx: Trx,
  figure: FigureFunction,
  calls: readonly FigureArguments[],
): Promise<NumberedRow[]> {
  const found = await sql<NumberedRow>`
    select q.call, f.* ${DERIVED[figure] ?? sql``}
    from ${callsOf(calls)}
    cross join lateral ${sql.raw(`figures.${ANSWER[figure]}`)}(q.by, q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice) f`.execute(
    trx,
  );
  return found.rows;
}

/** What answers each key among the rows of the calls that were made for all of them. */
export function sharedOut(keys: readonly FigureKey[], rows: readonly NumberedRow[]): FigureRow[][] {
  const groups = Map.groupBy(rows, (row) => `${row.call}/${row.group_key}`);
  const numbers = new Map([...new Set(keys.map(callKey))].map((key, call) => [key, call]));
  return keys.map((key) => groups.get(`${numbers.get(callKey(key))}/${key.scope.groupKey}`) ?? []);
}

/** One call for all figures that differ in their group alone. */
export const callsFor = (keys: readonly FigureKey[]): FigureArguments[] =>
  [...Map.groupBy(keys, callKey).values()].map((same) => callFor(same));

/** A loader of one figure function: each key gets the rows of its group. */
function figureLoader(figure: FigureFunction): LoaderKind<FigureKey, FigureRow[]> {
  return {
    key: figureKey,
    batch: async (trx, keys) => sharedOut(keys, await callAll(trx, figure, callsFor(keys))),
  };
}

export const ageingLoader = figureLoader("ageing");
export const ageingByYearLoader = figureLoader("ageing_by_year");
export const curveLoader = figureLoader("collection_curve");
export const serviceLoader = figureLoader("service_basis");
export const cashLoader = figureLoader("cash_flow");
export const heldLoader = figureLoader("held");
export const channelLoader = figureLoader("channel_mix");

/** A group of a breakdown with its money figures; an estate or a building with its id and name. */
export interface GroupRow extends NumberedRow {
  readonly id: string | null;
  readonly label: string;
}

export interface GroupsKey {
  readonly by: Grouping;
  readonly within: FigureKey;
}

/** Groupings that one call tells, which names a group by its grouping, a colon and its key. */
const TYPED: ReadonlySet<string> = new Set<Grouping>(["property_type", "use", "liable_kind", "type_use_kind"]);
const ALL_TYPED = "typed";

/** Groups of a grouping within a scope, in bytewise order. */
export const groupsLoader: LoaderKind<GroupsKey, GroupRow[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const scopes = Map.groupBy(keys, ({ within }) => JSON.stringify(within));
    const calls = [...scopes.values()].flatMap((same): { by: string; within: FigureKey }[] => {
      const others = same.filter(({ by }) => !TYPED.has(by));
      const [first] = same;
      return first === undefined || same.length - others.length < 2
        ? same
        : [...others, { by: ALL_TYPED, within: first.within }];
    });
    const asked = calls.map(({ by, within }) => ({ ...within, by, slice: sliceOfScope(within) }));
    const found = await sql<GroupRow>`
      select q.call, f.* ${DERIVED.collection_money}, coalesce(e.estate_id, b.building_id)::text as id,
        coalesce(e.name, b.building_name, f.group_key) as label
      from ${callsOf(asked)}
      cross join lateral figures.instant_money(q.by, q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice) f
      left join figures.estate_at(null) e on q.by = 'estate' and e.estate_code = f.group_key
      left join figures.register_at(null) b on q.by = 'building' and b.estate_code || '/' || b.building_code = f.group_key
      order by q.call, f.group_key collate "C"`.execute(trx);
    const groups = Map.groupBy(
      found.rows.flatMap((row) => {
        const call = calls[row.call];
        return call === undefined ? [] : [{ within: JSON.stringify(call.within), ...namedRow(call.by, row) }];
      }),
      ({ by, within }) => `${by} ${within}`,
    );
    return keys.map(({ by, within }) => (groups.get(`${by} ${JSON.stringify(within)}`) ?? []).map(({ row }) => row));
  },
};

/** A row and its grouping, which stands before the key where all typed ones were asked for. */
function namedRow(by: string, row: GroupRow): { by: string; row: GroupRow } {
  if (by !== ALL_TYPED) return { by, row };
  const [, grouping = "", key = ""] = /^(\w+):(.*)$/s.exec(row.group_key) ?? [];
  return { by: grouping, row: { ...row, group_key: key, label: key } };
}

export interface RateRowsKey {
  readonly rate: string;
  readonly of: FigureKey;
  readonly after: string | null;
  readonly limit: number;
}

export interface RateRowRow {
  readonly call: number;
  readonly row_key: string;
  readonly estate_id: number;
  readonly unit_id: bigint;
  readonly bill_id: bigint | null;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const rateRowsLoader: LoaderKind<RateRowsKey, RateRowRow[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ rate, of, after, limit }, call) => ({
      call,
      rate,
      from: of.from,
      to: of.to,
      as_of: of.asOf,
      known_at: of.knownAt,
      fee_class: of.feeClass,
      slice: sliceOfScope(of),
      after,
      size: limit,
    }));
    const found = await sql<RateRowRow>`
      select q.call, f.*
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, rate text, "from" date, "to" date, as_of date,
        known_at timestamptz, fee_class text, slice jsonb, after text, size int)
      cross join lateral figures.rate_rows(q.rate, q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice, q.after, q.size) f
      order by q.call, f.row_key collate "C"`.execute(trx);
    const rows = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => rows.get(call) ?? []);
  },
};
