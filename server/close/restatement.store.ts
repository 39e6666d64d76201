import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { RestatedPart, RestatedRate, RestatingRow, type ClosedRate } from "./close.type.ts";

export interface RestatementKey {
  readonly rate: ClosedRate;
  readonly month: string;
  /** Known-at time of the close. */
  readonly knownAt: string;
  /** Null: all in scope. */
  readonly estateIds: readonly number[] | null;
}

const keyOf = (key: RestatementKey): string => JSON.stringify(key);

const callsOf = (keys: readonly RestatementKey[]) =>
  keys.map(({ rate, month, knownAt, estateIds }, call) => ({
    call,
    rate,
    month,
    known_at: knownAt,
    slice: estateIds === null ? {} : { estates: estateIds },
  }));

interface Row {
  readonly call: number;
  readonly estateId: number | null;
  readonly then_numerator: bigint;
  readonly then_denominator: bigint;
  readonly then_value: string | null;
  readonly now_numerator: bigint;
  readonly now_denominator: bigint;
  readonly now_value: string | null;
}

const part = (numerator: bigint, denominator: bigint, value: string | null): RestatedPart =>
  Object.assign(new RestatedPart(), { numerator, denominator, value: value === null ? null : Number(value) });

const rateOf = (row: Row): RestatedRate =>
  Object.assign(new RestatedRate(), {
    estateId: row.estateId,
    closed: part(row.then_numerator, row.then_denominator, row.then_value),
    now: part(row.now_numerator, row.now_denominator, row.now_value),
    restated: row.then_numerator !== row.now_numerator || row.then_denominator !== row.now_denominator,
  });

/** Rates of closed months then and now: of the estates together first, then of each in order of code. */
export const restatementLoader: LoaderKind<RestatementKey, RestatedRate[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<Row>`
      select q.call, r.estate_id as "estateId", r.then_numerator, r.then_denominator, r.then_value,
        r.now_numerator, r.now_denominator, r.now_value
      from jsonb_to_recordset(${JSON.stringify(callsOf(keys))}::jsonb) as q(call int, rate text, month date, slice jsonb)
      cross join lateral figures.restatement(q.rate, q.month, q.slice) r
      left join estate e on e.estate_id = r.estate_id
      order by q.call, e.estate_code collate "C" nulls first`.execute(trx);
    const calls = Map.groupBy(found.rows, ({ call }) => call);
    return keys.map((_key, call) => (calls.get(call) ?? []).map(rateOf));
  },
};

/** Where a page goes on: weight and key of its last row. */
export interface RestatingPlace {
  readonly weight: string;
  readonly key: string;
}

export interface RestatingPageKey {
  readonly of: RestatementKey;
  readonly after: RestatingPlace | null;
  readonly limit: number;
}

export interface RestatingPage {
  readonly rows: readonly RestatingRow[];
  /** In all. */
  readonly count: number;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** What rows are sorted by: the heaviest first. */
export const weightOf = ({ numerator, denominator }: RestatingRow): bigint =>
  absolute(numerator) + absolute(denominator);

/** The rows because of which rates have changed. */
export const restatingRowsLoader: LoaderKind<RestatingPageKey, RestatingPage> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const calls = callsOf(keys.map(({ of }) => of));
    const given = keys.map(({ after, limit }, call) => ({ ...calls[call], ...after, size: limit }));
    const found = await sql<RestatingRow & { readonly call: number; readonly count: bigint }>`
      with r as materialized (
        select q.call, r.* from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          as q(call int, rate text, month date, known_at timestamptz, slice jsonb, weight bigint, key text, size int)
        cross join lateral figures.restatement_rows(q.rate, q.month, q.known_at, q.slice, q.weight, q.key, q.size) r
      ),
      b as materialized (
        select o.estate_id, o.bill_id, o.bill_no from bill o where (o.estate_id, o.bill_id) in (select r.estate_id, r.bill_id from r)
      )
      select r.call, r.estate_id as "estateId", r.unit_id as "unitId", r.row_key as "rowKey", r.cause, b.bill_no as "billNo",
        r.entry_no as "entryNo", r.entry_is_late as "entryIsLate", r.batch_id as "batchId", r.recorded_at as "recordedAt",
        r.effective_on as "effectiveOn", r.amount, r.numerator, r.denominator, r.rows as count
      from r left join b on b.estate_id = r.estate_id and b.bill_id = r.bill_id
      order by r.call, -(abs(r.numerator) + abs(r.denominator)), r.row_key collate "C"`.execute(trx);
    const pages = Map.groupBy(found.rows, ({ call }) => call);
    return keys.map((_key, call) => {
      const rows = pages.get(call) ?? [];
      return {
        rows: rows.map((row) => Object.assign(new RestatingRow(), row)),
        count: Number(rows[0]?.count ?? 0),
      };
    });
  },
};
