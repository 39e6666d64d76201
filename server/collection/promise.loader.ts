import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { CountRate, NoRateReason } from "./collection.type.ts";
import { PaymentPromise, PaymentPromises } from "./promise.type.ts";

export interface PromiseKey {
  /** Null for all estates. */
  readonly estateId: number | null;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly knownAt: string | null;
}

type Row = PaymentPromise & {
  readonly call: number;
  readonly due: number;
  readonly keptCount: number;
  readonly value: string | null;
};

const MOST = 200;

/** Promises of estates over periods. */
export const promisesLoader: LoaderKind<PromiseKey, PaymentPromises> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ estateId, from, to, asOf, knownAt }, call) => ({
      call,
      estate: estateId,
      from,
      to,
      as_of: asOf,
      known_at: knownAt,
    }));
    const found = await sql<Row>`
      select q.call, p.estate_code || '/' || p.unit_code as "householdCode", p.made_on as "madeOn", p.promised_on as "promisedOn",
        p.amount, p.received, p.unpaid, p.kept, t.due, t.kept_count as "keptCount", t.value
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, estate int, "from" date, "to" date, as_of date, known_at timestamptz)
      cross join lateral (
        select count(*)::int as due, (count(*) filter (where a.kept))::int as kept_count,
          figures.ratio(count(*) filter (where a.kept), count(*))::text as value
        from figures.promises(q."from", q."to", q.as_of, q.known_at, case when q.estate is not null then array[q.estate] end) a) t
      left join lateral (
        select * from figures.promises(q."from", q."to", q.as_of, q.known_at, case when q.estate is not null then array[q.estate] end) with ordinality limit ${MOST}) p on true
      order by q.call, p.ordinality`.execute(trx);
    const calls = Map.groupBy(found.rows, ({ call }) => call);
    return keys.map((_key, call) => promisesOf(calls.get(call) ?? []));
  },
};

function promisesOf(rows: readonly Row[]): PaymentPromises {
  const [first] = rows;
  if (first === undefined) throw new Error("promises are counted in every period");
  const { due, keptCount, value } = first;
  const rate = Object.assign(new CountRate(), {
    code: "promise_kept_rate",
    value: value === null ? null : Number(value),
    numerator: keptCount,
    denominator: due,
    reason: due === 0 ? NoRateReason.NOTHING_DUE : null,
  });
  const promises = due === 0 ? [] : rows.map((row) => Object.assign(new PaymentPromise(), row));
  return Object.assign(new PaymentPromises(), { rate, promises });
}
