import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import type { LedgerKey } from "./ledger.type.ts";
import { LedgerEvent } from "./timeline.type.ts";

/** What happened to households, oldest first. */
export const timelineLoader: LoaderKind<LedgerKey, LedgerEvent[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = keys.map(({ estateId, unitId, asOf, knownAt }, call) => ({
      call,
      estate_id: estateId,
      unit_id: unitId,
      as_of: asOf,
      known_at: knownAt,
    }));
    const found = await sql<LedgerEvent & { readonly call: number }>`
      select q.call, e.place as position, e.happened_on as "happenedOn", e.kind, e.bill_no as "billNo", e.receipt_no as "receiptNo",
        e.adjustment_no as "adjustmentNo", e.fee_class as "feeClass", e.fee_item as "feeItem", e.reason,
        e.reverses_receipt_no as "reversesReceiptNo", e.channel, e.amount, e.owed_change as "owedChange",
        e.held_change as "heldChange", e.owed, e.held, e.recorded_at as "recordedAt"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as q(call int, estate_id int, unit_id bigint, as_of date, known_at timestamptz)
      cross join lateral figures.unit_timeline(q.estate_id, q.unit_id, q.as_of, q.known_at) e order by q.call, e.place`.execute(
      trx,
    );
    const events = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) =>
      (events.get(call) ?? []).map(({ call: _call, ...row }) => Object.assign(new LedgerEvent(), row)),
    );
  },
};
