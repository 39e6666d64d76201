import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind, RequestContext } from "../platform/context.ts";
import { Building, Estate, Unit } from "./register.type.ts";

const ESTATE_COLUMNS =
  sql.raw(`e.estate_id as "estateId", e.estate_code as code, e.name, e.region, e.city_company as "cityCompany",
  e.handed_over_on as "handedOverOn", e.exited_on as "exitedOn", e.acceptor`);

/** Every estate as registered now, in order of code. */
export const estatesLoader: LoaderKind<"all", Estate[]> = {
  key: (key) => key,
  async batch(trx, keys) {
    const found =
      await sql<Estate>`select ${ESTATE_COLUMNS} from figures.estate_at(null) e order by e.estate_code collate "C"`.execute(
        trx,
      );
    const estates = found.rows.map((row) => Object.assign(new Estate(), row));
    return keys.map(() => estates);
  },
};

const BUILDING_COLUMNS =
  sql.raw(`b.estate_id as "estateId", b.building_id as "buildingId", b.estate_code as "estateCode",
  b.building_code as code, b.building_name as name, b.property_type as "propertyType", b.steward`);

/** The buildings of estates, by estate id, in order of code. */
export const buildingsLoader: LoaderKind<number, Building[]> = {
  key: String,
  async batch(trx, estateIds) {
    const found = await sql<Building>`
      select ${BUILDING_COLUMNS} from figures.register_at(null) b where b.estate_id = any (${[...estateIds]}::int[])
      order by b.building_code collate "C"`.execute(trx);
    const byEstate = Map.groupBy(found.rows, (row) => row.estateId);
    return estateIds.map((id) => (byEstate.get(id) ?? []).map((row) => Object.assign(new Building(), row)));
  },
};

interface ReadBuilding extends Omit<Building, "buildingId"> {
  /** As text: JSON has no numbers of its size. */
  readonly buildingId: string;
}

interface EstateBuildings extends Estate {
  readonly buildings: readonly ReadBuilding[] | null;
}

/** Whose buildings are read with the estates: those of one code, or of all. */
interface WithBuildings {
  readonly code: string | null;
}

/** Every estate, and the buildings that are asked for: one statement for both. */
const estatesWithBuildingsLoader: LoaderKind<WithBuildings, readonly EstateBuildings[]> = {
  key: ({ code }) => JSON.stringify(code),
  async batch(trx, keys) {
    const codes = keys.map(({ code }) => code);
    const wanted = codes.includes(null) ? null : codes;
    const found = await sql<EstateBuildings>`
      select ${ESTATE_COLUMNS}, n.buildings
      from figures.estate_at(null) e
      left join (
        select b.estate_id, json_agg(json_build_object('estateId', b.estate_id, 'buildingId', b.building_id::text,
          'estateCode', b.estate_code, 'code', b.building_code, 'name', b.building_name, 'propertyType', b.property_type,
          'steward', b.steward) order by b.building_code collate "C") as buildings
        from figures.register_of(null, case when ${wanted}::text[] is null then null
          else array(select o.estate_id from estate o where o.estate_code = any (${wanted}::text[])) end) b
        group by b.estate_id
      ) n on n.estate_id = e.estate_id
      order by e.estate_code collate "C"`.execute(trx);
    return keys.map(() => found.rows);
  },
};

/** Reads estates together with the buildings of one of them, or of all, which then wait for no statement of their own. */
export async function readAhead(context: RequestContext, code: string | null): Promise<void> {
  const rows = await context.load(estatesWithBuildingsLoader, { code });
  const estates = rows.map(({ buildings: _buildings, ...row }) => Object.assign(new Estate(), row));
  context.loader(estatesLoader).prime("all", estates);
  for (const row of rows)
    if (code === null || code === row.code)
      context.loader(buildingsLoader).prime(row.estateId, (row.buildings ?? []).map(asBuilding));
}

const asBuilding = ({ buildingId, ...row }: ReadBuilding): Building =>
  Object.assign(new Building(), { ...row, buildingId: BigInt(buildingId) });

const UNIT_SELECT =
  sql.raw(`select u.estate_id as "estateId", u.unit_id as "unitId", u.building_id as "buildingId", e.estate_code as "estateCode",
    u.unit_code as code, v.gross_area_m2 as "grossAreaM2", v.usable_area_m2 as "usableAreaM2", v.use, v.occupant_kind as "occupantKind"
  from unit u
  join estate e on e.estate_id = u.estate_id
  join lateral (select * from unit_version n where n.estate_id = u.estate_id and n.unit_id = u.unit_id order by n.version_id desc limit 1) v on true`);

const NONE = sql``;

const asUnit = (row: Unit): Unit => Object.assign(new Unit(), row);

/** Units by estate id and unit id. */
export const unitLoader: LoaderKind<{ readonly estateId: number; readonly unitId: bigint }, Unit | null> = {
  key: ({ estateId, unitId }) => `${estateId}/${unitId}`,
  async batch(trx, keys) {
    const found = await sql<Unit>`${UNIT_SELECT}
      where u.estate_id = any (${keys.map((key) => key.estateId)}::int[]) and u.unit_id = any (${keys.map((key) => String(key.unitId))}::bigint[])`.execute(
      trx,
    );
    const units = new Map(found.rows.map((row) => [`${row.estateId}/${row.unitId}`, row]));
    return keys.map(({ estateId, unitId }) => {
      const row = units.get(`${estateId}/${unitId}`);
      return row === undefined ? null : asUnit(row);
    });
  },
};

export interface UnitPageKey {
  readonly estateId: number;
  readonly buildingId: bigint | null;
  readonly after: string | null;
  readonly limit: number;
}

/** Pages of an estate's or a building's units, in order of code. */
export const unitPageLoader: LoaderKind<UnitPageKey, Unit[]> = {
  key: ({ estateId, buildingId, after, limit }) => JSON.stringify([estateId, String(buildingId), after, limit]),
  async batch(trx, keys) {
    const page = ({ estateId, buildingId, after, limit }: UnitPageKey, call: number) => sql`
      (select ${call}::int as call, n.* from (
        ${UNIT_SELECT} where u.estate_id = ${estateId} ${buildingId === null ? NONE : sql`and u.building_id = ${buildingId}`}
          ${after === null ? NONE : sql`and u.unit_code > ${after} collate "C"`}
        order by u.unit_code collate "C" limit ${limit}) n)`;
    const found = await sql<Unit & { readonly call: number }>`
      ${sql.join(keys.map(page), sql` union all `)}`.execute(trx);
    const pages = Map.groupBy(found.rows, (row) => row.call);
    return keys.map((_key, call) =>
      (pages.get(call) ?? []).map(({ call: _call, ...row }) => Object.assign(new Unit(), row)),
    );
  },
};

/** A unit by its household code; either part may hold a slash of its own. */
export async function findUnit(trx: Trx, householdCode: string): Promise<Unit | null> {
  const found = await sql<Unit>`${UNIT_SELECT}
    where left(${householdCode}, length(e.estate_code) + 1) = e.estate_code || '/'
      and u.unit_code = substr(${householdCode}, length(e.estate_code) + 2)`.execute(trx);
  const [row] = found.rows;
  return row === undefined ? null : asUnit(row);
}
