import { sql } from "kysely";
import type { LoaderKind } from "../../platform/context.ts";
import type { Sides } from "./rate-change.rules.ts";
import { sliceOfScope, type FigureKey } from "../scope.rules.ts";

export interface ChannelRowsKey {
  readonly channel: string;
  readonly sides: Sides<FigureKey>;
  readonly after: string | null;
  readonly limit: number;
}

export interface ChannelRowRow {
  readonly call: number;
  readonly row_key: string;
  readonly estate_id: number;
  readonly unit_id: bigint;
  readonly bill_no: string;
  readonly due_on: string;
  readonly receipt_no: string | null;
  readonly paid_on: string | null;
  readonly paid_before: bigint;
  readonly paid_now: bigint;
}

const positionOf = (of: FigureKey) => ({
  from: of.from,
  to: of.to,
  as_of: of.asOf,
  known_at: of.knownAt,
  fee_class: of.feeClass,
  slice: sliceOfScope(of),
});

/** The payments behind a channel's part of a change, a page at a time. */
export const channelRowsLoader: LoaderKind<ChannelRowsKey, readonly ChannelRowRow[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ channel, sides, after, limit }, call) => ({
      call,
      channel,
      before: positionOf(sides.before),
      now: positionOf(sides.after),
      after,
      size: limit,
    }));
    const found = await sql<ChannelRowRow>`
      select q.call, f.*
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, channel text, before jsonb, now jsonb, after text, size int)
      cross join lateral figures.channel_rows(q.channel, q.before, q.now, q.after, q.size) f
      order by q.call, f.row_key collate "C"`.execute(trx);
    const rows = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) => rows.get(call) ?? []);
  },
};
