import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { Reconciliation } from "./reconciliation.type.ts";

export interface ReconciliationKey {
  /** Null for all estates. */
  readonly estateId: number | null;
  readonly from: string;
  readonly to: string;
  readonly knownAt: string | null;
}

const momentOf = ({ from, to, knownAt }: ReconciliationKey): string => JSON.stringify([from, to, knownAt]);

/** Reconciliations of estates over months: those of one period are worked out together. */
export const reconciliationLoader: LoaderKind<ReconciliationKey, Reconciliation[]> = {
  key: (key) => JSON.stringify([key.estateId, momentOf(key)]),
  async batch(trx, keys) {
    const moments = [...Map.groupBy(keys, momentOf)].map(([moment, [first, ...others]]) => {
      const estates = [first, ...others].map((key) => key?.estateId ?? null);
      return {
        moment,
        from: first?.from,
        to: first?.to,
        known_at: first?.knownAt,
        slice: estates.includes(null) ? {} : { estates },
      };
    });
    const found = await sql<Reconciliation & { readonly moment: string }>`
      select q.moment, r.estate_id as "estateId", r.month, r.source, r.channel, r.figure, r.days, r.stated, r.recorded, r.difference
      from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb)
        as q(moment text, "from" date, "to" date, known_at timestamptz, slice jsonb)
      cross join lateral figures.reconciliation(q."from", q."to", q.known_at, q.slice) r`.execute(trx);
    const rows = Map.groupBy(found.rows, ({ moment }) => moment);
    return keys.map((key) =>
      (rows.get(momentOf(key)) ?? [])
        .filter(({ estateId }) => key.estateId === null || estateId === key.estateId)
        .map((row) => Object.assign(new Reconciliation(), row)),
    );
  },
};
