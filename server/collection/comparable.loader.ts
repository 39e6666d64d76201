import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import type { Position } from "./period.rules.ts";
import type { FigureKey } from "./scope.rules.ts";

/** A position, and the one that it is compared with. */
export interface ComparableKey extends Omit<FigureKey, "scope"> {
  readonly other: Position;
}

/** Ids of the estates with bills in both periods 可比项目. */
export const comparableLoader: LoaderKind<ComparableKey, readonly string[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ from, to, asOf, knownAt, feeClass, slice, other }, call) => ({
      call,
      from,
      to,
      as_of: asOf,
      other_from: other.from,
      other_to: other.to,
      other_as_of: other.asOf,
      known_at: knownAt,
      fee_class: feeClass,
      slice,
    }));
    const found = await sql<{ call: number; id: string }>`
      select q.call, e.id::text as id
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, "from" date, "to" date, as_of date, other_from date,
        other_to date, other_as_of date, known_at timestamptz, fee_class text, slice jsonb)
      cross join lateral figures.instant_comparable(q."from", q."to", q.as_of, q.other_from, q.other_to, q.other_as_of,
        q.known_at, q.fee_class, q.slice) as e(id)`.execute(trx);
    const estates = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => (estates.get(call) ?? []).map(({ id }) => id));
  },
};
