import { sql } from "kysely";
import type { LoaderKind } from "../../platform/context.ts";
import { sliceOfScope, type FigureKey } from "../scope.rules.ts";

export interface ArrearsRow {
  readonly estate_code: string;
  readonly estate_name: string;
  readonly household_code: string;
  readonly open: bigint;
  readonly since: string;
  readonly bills: bigint;
  readonly running: bigint;
  readonly estate_total: bigint;
  readonly total: bigint;
  readonly households: bigint;
}

/** Households of a scope with overdue money, the largest first. */
export const householdArrearsLoader: LoaderKind<FigureKey, readonly ArrearsRow[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map((figure, call) => ({
      call,
      as_of: figure.asOf,
      known_at: figure.knownAt,
      fee_class: figure.feeClass,
      slice: sliceOfScope(figure),
    }));
    const found = await sql<ArrearsRow & { call: number }>`
      select q.call, f.*
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, as_of date, known_at timestamptz, fee_class text, slice jsonb)
      cross join lateral figures.instant_arrears(q.as_of, q.known_at, q.fee_class, q.slice) with ordinality f
      order by q.call, f.ordinality`.execute(trx);
    const calls = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => calls.get(call) ?? []);
  },
};
