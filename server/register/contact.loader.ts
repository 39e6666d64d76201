import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { Contact } from "./contact.type.ts";

/** Contact details of units as registered now, masked; null where there are none. */
export const contactLoader: LoaderKind<{ readonly estateId: number; readonly unitId: bigint }, Contact | null> = {
  key: ({ estateId, unitId }) => `${estateId}/${unitId}`,
  async batch(trx, keys) {
    const found = await sql<{ name: string | null; phone: string | null }>`
      select o.masked_name as name, o.masked_phone as phone
      from unnest(${keys.map((key) => key.estateId)}::int[], ${keys.map((key) => String(key.unitId))}::bigint[])
        with ordinality as q(estate_id, unit_id, i)
      left join lateral (select * from occupant v where v.estate_id = q.estate_id and v.unit_id = q.unit_id
        order by v.version_id desc limit 1) o on true
      order by q.i`.execute(trx);
    return found.rows.map((row) =>
      row.name === null && row.phone === null ? null : Object.assign(new Contact(), row),
    );
  },
};
