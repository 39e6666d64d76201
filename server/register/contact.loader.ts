import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import { Contact } from "./contact.type.ts";

interface Place {
  readonly estateId: number;
  readonly unitId: bigint;
}

interface ContactRow extends Place {
  readonly name: string | null;
  readonly phone: string | null;
}

const keyOf = ({ estateId, unitId }: Place): string => `${estateId}/${unitId}`;

/** Contact details of units as registered now, masked; null where there are none. */
export const contactLoader: LoaderKind<Place, Contact | null> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<ContactRow>`
      select distinct on (estate_id, unit_id) estate_id as "estateId", unit_id as "unitId", masked_name as name, masked_phone as phone
      from occupant
      where estate_id = any (${[...new Set(keys.map((key) => key.estateId))]}::int[])
        and unit_id = any (${[...new Set(keys.map((key) => String(key.unitId)))]}::bigint[])
      order by estate_id, unit_id, version_id desc`.execute(trx);
    const latest = new Map(found.rows.map((row) => [keyOf(row), row]));
    return keys.map((key) => {
      const { name = null, phone = null } = latest.get(keyOf(key)) ?? {};
      return name === null && phone === null ? null : Object.assign(new Contact(), { name, phone });
    });
  },
};
