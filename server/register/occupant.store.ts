import { sql } from "kysely";
import { z } from "zod";
import { sealedPlace } from "../database/sealed-place.ts";
import type { Trx } from "../database/transaction.ts";
import { maskedName, maskedPhone } from "../platform/mask.rules.ts";
import type { RegisterValues } from "./write-register.ts";

/** Who is to be reached for a household, in plain. */
export interface Occupant {
  readonly name: string | null;
  readonly phone: string | null;
}

/** A new version of an occupant as it is stored. */
export interface SealedOccupant {
  readonly sealed: string;
  readonly masked_name: string | null;
  readonly masked_phone: string | null;
}

const OCCUPANT = z.object({ name: z.string().nullable(), phone: z.string().nullable() });
const NOBODY: Occupant = { name: null, phone: null };

/**
 * For each row of units that says something new of its occupant, the version to be stored; null for the others. What a row does not
 * have a column for stays as it was.
 */
export async function sealNewOccupants(
  trx: Trx,
  rows: readonly RegisterValues[],
): Promise<readonly (SealedOccupant | null)[]> {
  const saying = rows.filter((row) => "occupant_name" in row || "occupant_phone" in row);
  const known = await readOccupants(trx, saying.map(placeOf));
  return rows.map((row) => {
    const before = known.get(keyOf(placeOf(row))) ?? NOBODY;
    const { occupant_name: name = before.name, occupant_phone: phone = before.phone } = row;
    if (name === before.name && phone === before.phone) return null;
    const { estateCode, unitCode } = placeOf(row);
    const sealed = trx.vault.seal(JSON.stringify({ name, phone }), sealedPlace.occupant(estateCode, unitCode));
    return { sealed, masked_name: maskedName(name), masked_phone: maskedPhone(phone) };
  });
}

/** The occupant of a household as registered now; null where none ever was, or the viewer does not see it. */
export async function readOccupant(trx: Trx, estateCode: string, unitCode: string): Promise<Occupant | null> {
  const place = { estateCode, unitCode };
  return (await readOccupants(trx, [place])).get(keyOf(place)) ?? null;
}

interface HouseholdPlace {
  readonly estateCode: string;
  readonly unitCode: string;
}

const placeOf = (row: RegisterValues): HouseholdPlace => ({
  estateCode: row["estate_code"] ?? "",
  unitCode: row["unit_code"] ?? "",
});

const keyOf = ({ estateCode, unitCode }: HouseholdPlace): string => sealedPlace.occupant(estateCode, unitCode);

async function readOccupants(trx: Trx, places: readonly HouseholdPlace[]): Promise<ReadonlyMap<string, Occupant>> {
  if (places.length === 0) return new Map();
  const found = await sql<HouseholdPlace & { sealed: string }>`
    select e.estate_code as "estateCode", u.unit_code as "unitCode", o.sealed
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as q("estateCode" text, "unitCode" text)
    join estate e on e.estate_code = q."estateCode"
    join unit u on u.estate_id = e.estate_id and u.unit_code = q."unitCode"
    cross join lateral (select v.sealed from occupant v where v.estate_id = u.estate_id and v.unit_id = u.unit_id
      order by v.version_id desc limit 1) o`.execute(trx);
  return new Map(
    found.rows.map(({ sealed, ...place }) => [
      keyOf(place),
      OCCUPANT.parse(JSON.parse(trx.vault.open(sealed, keyOf(place)))),
    ]),
  );
}
