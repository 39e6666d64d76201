import { sql } from "kysely";
import type { LoaderKind } from "../../platform/context.ts";
import { sliceOfScope, type FigureKey } from "../scope.rules.ts";

export interface MemberKey {
  readonly rate: string;
  readonly by: "estate" | "building";
  readonly figure: FigureKey;
}

export interface MemberRow {
  readonly group_key: string;
  readonly label: string;
  readonly property_type: string;
  readonly stage: string;
  readonly size: string;
  readonly fee_level: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly households: bigint;
  readonly numerator_squares: string | null;
  readonly denominator_squares: string | null;
  readonly products: string | null;
}

/** What a fair comparison knows of each estate or building of a scope, in order of their codes. */
export const membersLoader: LoaderKind<MemberKey, readonly MemberRow[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ rate, by, figure }, call) => ({
      call,
      rate,
      by,
      from: figure.from,
      to: figure.to,
      as_of: figure.asOf,
      known_at: figure.knownAt,
      fee_class: figure.feeClass,
      slice: sliceOfScope(figure),
    }));
    const found = await sql<MemberRow & { call: number }>`
      select q.call, f.*
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, rate text, by text, "from" date, "to" date, as_of date,
        known_at timestamptz, fee_class text, slice jsonb)
      cross join lateral figures.comparison_members(q.rate, q.by, q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice) f
      order by q.call, f.group_key collate "C"`.execute(trx);
    const groups = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => groups.get(call) ?? []);
  },
};
