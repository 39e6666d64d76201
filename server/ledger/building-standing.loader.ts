import { sql } from "kysely";
import type { LoaderKind } from "../platform/context.ts";
import type { BuildingKey, HouseholdStanding, StandingCounts } from "./building-standing.type.ts";

const keyOf = (key: BuildingKey): string => JSON.stringify(key);

const positionOf = ({ asOf, knownAt }: BuildingKey): string => JSON.stringify([asOf, knownAt]);

/** A function over the buildings of each position, as s: one call of it per position, numbered as q.call. */
function standing(figure: "building_household" | "building_standing", keys: readonly BuildingKey[]) {
  const given = [...Map.groupBy(keys, positionOf).values()].map((same, call) => ({
    call,
    as_of: same[0]?.asOf,
    known_at: same[0]?.knownAt,
    slice: {
      estates: [...new Set(same.map(({ estateId }) => estateId))],
      buildings: same.map(({ buildingId }) => buildingId),
    },
  }));
  return sql`jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as q(call int, as_of date, known_at timestamptz, slice jsonb)
    cross join lateral ${sql.raw(`figures.${figure}`)}(q.as_of, q.known_at, q.slice) s`;
}

interface Placed {
  readonly call: number;
  readonly estateId: number;
  readonly buildingId: string;
}

const PLACE = sql.raw(`q.call, s.estate_id as "estateId", s.building_id::text as "buildingId"`);

const placeOf = ({ call, estateId, buildingId }: Placed): string => `${call}/${estateId}/${buildingId}`;

/** Where the rows of each key stand: as its position was numbered. */
function placesOf(keys: readonly BuildingKey[]): string[] {
  const positions = [...new Set(keys.map(positionOf))];
  return keys.map((key) => placeOf({ ...key, call: positions.indexOf(positionOf(key)) }));
}

const NOBODY: StandingCounts = {
  households: 0,
  paid: 0,
  overdue: 0,
  unpaid: 0,
  writtenOff: 0,
  waived: 0,
  unbilled: 0,
  holding: 0,
};

/** How many households of buildings stand how; a building without households has none of any. */
export const standingCountsLoader: LoaderKind<BuildingKey, StandingCounts> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<StandingCounts & Placed>`
      select ${PLACE}, s.households, s.paid, s.overdue, s.unpaid, s.written_off as "writtenOff", s.waived, s.unbilled, s.holding
      from ${standing("building_standing", keys)}`.execute(trx);
    const rows = new Map(found.rows.map((row) => [placeOf(row), row]));
    return placesOf(keys).map((place) => rows.get(place) ?? NOBODY);
  },
};

/** Households of buildings and how they stand, in order of their code. */
export const householdStandingLoader: LoaderKind<BuildingKey, HouseholdStanding[]> = {
  key: keyOf,
  async batch(trx, keys) {
    const found = await sql<HouseholdStanding & Placed>`
      select ${PLACE}, s.unit_code as "unitCode", s.estate_code || '/' || s.unit_code as "householdCode", s.use, s.status, s.open,
        s.overdue, s.held
      from ${standing("building_household", keys)}
      order by s.unit_code collate "C"`.execute(trx);
    const rows = Map.groupBy(found.rows, placeOf);
    return placesOf(keys).map((place) => rows.get(place) ?? []);
  },
};
