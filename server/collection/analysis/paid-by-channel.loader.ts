import { sql } from "kysely";
import type { LoaderKind } from "../../platform/context.ts";
import { sliceOfScope, type FigureKey } from "../scope.rules.ts";

export interface ChannelPaid {
  readonly channel: string;
  readonly paid: bigint;
}

/** What came through each channel on the bills of a period. */
export const paidByChannelLoader: LoaderKind<FigureKey, readonly ChannelPaid[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map((figure, call) => ({
      call,
      from: figure.from,
      to: figure.to,
      as_of: figure.asOf,
      known_at: figure.knownAt,
      fee_class: figure.feeClass,
      slice: sliceOfScope(figure),
    }));
    const found = await sql<ChannelPaid & { call: number }>`
      select q.call, f.channel, f.paid
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, "from" date, "to" date, as_of date, known_at timestamptz,
        fee_class text, slice jsonb)
      cross join lateral figures.paid_by_channel(q."from", q."to", q.as_of, q.known_at, q.fee_class, q.slice) f
      order by q.call, f.channel`.execute(trx);
    const calls = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => calls.get(call) ?? []);
  },
};
