import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { sealNewOccupants } from "./occupant.store.ts";

/** A checked row of the register, by column: null where nothing is known, absent where the file does not have the column. */
export type RegisterValues = Readonly<Record<string, string | null>>;

export interface RegisterOutcome {
  /** New, or with a new version. */
  readonly accepted: number;
  readonly unchanged: number;
}

/** Estates that are new are made; what is said of them becomes a new version where it differs from the latest one. */
export async function writeEstates(
  trx: Trx,
  batchId: number,
  rows: readonly RegisterValues[],
): Promise<RegisterOutcome> {
  if (rows.length === 0) return { accepted: 0, unchanged: 0 };
  const given = recordset(
    rows,
    "estate_code text, name text, region text, city_company text, handed_over_on date, exited_on date, acceptor text",
  );
  await sql`insert into estate (estate_code, batch_id) select g.estate_code, ${batchId} from ${given} g order by g.place
    on conflict (estate_code) do nothing`.execute(trx);
  const written = await sql`
    insert into estate_version (estate_id, batch_id, name, region, city_company, handed_over_on, exited_on, acceptor)
    select e.estate_id, ${batchId}, said.*
    from ${given} g join estate e on e.estate_code = g.estate_code
    left join lateral (
      select * from estate_version v where v.estate_id = e.estate_id order by v.version_id desc limit 1
    ) v on true
    cross join lateral (select ${said("name", "region", "city_company", "handed_over_on", "exited_on", "acceptor")}) said
    where v.version_id is null or (v.name, v.region, v.city_company, v.handed_over_on, v.exited_on, v.acceptor)
      is distinct from (said.name, said.region, said.city_company, said.handed_over_on, said.exited_on, said.acceptor)`.execute(
    trx,
  );
  return outcome(rows.length, written.numAffectedRows);
}

/** As for estates; every row's estate is known. */
export async function writeBuildings(
  trx: Trx,
  batchId: number,
  rows: readonly RegisterValues[],
): Promise<RegisterOutcome> {
  if (rows.length === 0) return { accepted: 0, unchanged: 0 };
  const given = recordset(
    rows,
    "estate_code text, building_code text, name text, property_type text, steward text, steward_from date",
  );
  await sql`insert into building (estate_id, building_code, batch_id)
    select e.estate_id, g.building_code, ${batchId} from ${given} g join estate e on e.estate_code = g.estate_code
    order by g.place
    on conflict (estate_id, building_code) do nothing`.execute(trx);
  const written = await sql`
    insert into building_version (estate_id, building_id, batch_id, name, property_type, steward, steward_from)
    select b.estate_id, b.building_id, ${batchId}, said.*
    from ${given} g join estate e on e.estate_code = g.estate_code
    join building b on b.estate_id = e.estate_id and b.building_code = g.building_code
    left join lateral (
      select * from building_version v where v.estate_id = b.estate_id and v.building_id = b.building_id
      order by v.version_id desc limit 1
    ) v on true
    cross join lateral (select ${said("name", "property_type", "steward", "steward_from")}) said
    where v.version_id is null or (v.name, v.property_type, v.steward, v.steward_from)
      is distinct from (said.name, said.property_type, said.steward, said.steward_from)`.execute(trx);
  return outcome(rows.length, written.numAffectedRows);
}

/** As for buildings; names and phones go to a table of their own, which may get a version where the unit gets none. */
export async function writeUnits(trx: Trx, batchId: number, rows: readonly RegisterValues[]): Promise<RegisterOutcome> {
  if (rows.length === 0) return { accepted: 0, unchanged: 0 };
  await sql`insert into unit (estate_id, building_id, unit_code, batch_id)
    select e.estate_id, b.building_id, g.unit_code, ${batchId}
    from ${recordset(rows.map(withoutOccupant), UNIT_COLUMNS)} g join estate e on e.estate_code = g.estate_code
    join building b on b.estate_id = e.estate_id and b.building_code = g.building_code
    order by g.place
    on conflict (estate_id, unit_code) do nothing`.execute(trx);
  const sealed = await sealNewOccupants(trx, rows);
  const given = recordset(
    rows.map((row, at) => ({ ...withoutOccupant(row), ...sealed[at] })),
    UNIT_COLUMNS,
  );
  const unit = sql`${given} g join estate e on e.estate_code = g.estate_code
      join unit u on u.estate_id = e.estate_id and u.unit_code = g.unit_code`;
  const versions = await sql<UnitKey>`
    with given as materialized (select u.estate_id, u.unit_id, g.* from ${unit}),
    latest as materialized (
      select distinct on (v.estate_id, v.unit_id) v.* from given g
      join unit_version v on v.estate_id = g.estate_id and v.unit_id = g.unit_id
      order by v.estate_id, v.unit_id, v.version_id desc
    )
    insert into unit_version (estate_id, unit_id, batch_id, gross_area_m2, usable_area_m2, use, occupant_kind)
    select g.estate_id, g.unit_id, ${batchId}, said.gross_area_m2, said.usable_area_m2, coalesce(said.use, 'RESIDENTIAL'),
      coalesce(said.occupant_kind, 'OWNER')
    from given g
    left join latest v on v.estate_id = g.estate_id and v.unit_id = g.unit_id
    cross join lateral (select ${said("gross_area_m2", "usable_area_m2", "use", "occupant_kind")}) said
    where v.version_id is null or (v.gross_area_m2, v.usable_area_m2, v.use, v.occupant_kind)
      is distinct from (said.gross_area_m2, said.usable_area_m2, said.use, said.occupant_kind)
    returning estate_id as "estateId", unit_id as "unitId"`.execute(trx);
  const occupants = await sql<UnitKey>`
    insert into occupant (estate_id, unit_id, batch_id, sealed, masked_name, masked_phone)
    select u.estate_id, u.unit_id, ${batchId}, g.sealed, g.masked_name, g.masked_phone from ${unit} where g.sealed is not null
    returning estate_id as "estateId", unit_id as "unitId"`.execute(trx);
  const changed = new Set([...versions.rows, ...occupants.rows].map(({ estateId, unitId }) => `${estateId}/${unitId}`));
  return outcome(rows.length, BigInt(changed.size));
}

interface UnitKey {
  readonly estateId: number;
  readonly unitId: bigint;
}

const UNIT_COLUMNS = `estate_code text, building_code text, unit_code text, gross_area_m2 numeric, usable_area_m2 numeric,
  use text, occupant_kind text, sealed text, masked_name text, masked_phone text`;

/** What reaches a person goes to no statement in plain. */
function withoutOccupant(row: RegisterValues): RegisterValues {
  const { occupant_name: _name, occupant_phone: _phone, ...rest } = row;
  return rest;
}

/** The rows as a table; `given` keeps which columns each row has, `place` their order, in which what is new gets its number. */
function recordset(rows: readonly RegisterValues[], columns: string) {
  return sql`(
    select r.*, e.given, e.place from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as e(given, place)
    cross join lateral jsonb_to_record(e.given) as r(${sql.raw(columns)}))`;
}

/** What a row g says, or the latest version v where the row does not have the column: silence changes nothing. */
function said(...columns: string[]) {
  return sql.raw(
    columns
      .map((column) => `case when g.given ? '${column}' then g.${column} else v.${column} end as ${column}`)
      .join(", "),
  );
}

function outcome(given: number, written: bigint | undefined): RegisterOutcome {
  const accepted = Number(written ?? 0n);
  return { accepted, unchanged: given - accepted };
}
