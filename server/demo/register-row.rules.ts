import type { Day } from "../ledger/entry.type.ts";
import { FIRST_MONTH } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { Delivered } from "./entry.type.ts";
import type { EstateStory } from "./estate-story.rules.ts";
import type { Household, Tenure } from "./household.type.ts";
import { squareMetres } from "./money.rules.ts";
import { personName } from "./name.rules.ts";
import type { BuildingPlan, EstatePlan } from "./portfolio.type.ts";
import type { BuildingRow, EstateRow, UnitRow } from "./row.type.ts";

/** A row of a register with the day from which the source delivers it; a later row of the same key replaces it. */
export type Registered<Row> = Delivered & { readonly row: Row };

export function estateRows({ estate }: EstateStory): Registered<EstateRow>[] {
  const row = {
    estate_code: estate.code,
    name: estate.name,
    region: estate.region,
    city_company: estate.cityCompany,
    handed_over_on: estate.handedOverOn,
    exited_on: "",
    acceptor: estate.acceptor,
  };
  const first = { knownOn: firstDay(estate), row };
  if (estate.exitedOn === "") return [first];
  return [first, { knownOn: estate.exitedOn, row: { ...row, exited_on: estate.exitedOn } }];
}

const firstDay = ({ handedOverOn }: EstatePlan): Day => (handedOverOn > FIRST_MONTH ? handedOverOn : FIRST_MONTH);

/** Buildings whose steward changed on a day. */
const NEW_STEWARDS: Readonly<Record<string, Day>> = {
  "BJ01/03": "2026-03-01",
  "CD01/02": "2025-09-01",
  "CQ01/05": "2026-06-01",
  "GZ01/04": "2026-04-01",
  "SZ01/02": "2025-12-01",
};

export function buildingRows({ estate }: EstateStory): Registered<BuildingRow>[] {
  return estate.buildings.flatMap((building) => {
    const key = `${estate.code}/${building.code}`;
    const first = {
      knownOn: firstDay(estate),
      row: buildingRow(estate, building, stewardOf(estate, building), firstSteward(estate)),
    };
    const changed = NEW_STEWARDS[key];
    if (changed === undefined) return [first];
    const successor = personName(new Chance(`${key}/successor`));
    return [first, { knownOn: changed, row: buildingRow(estate, building, successor, changed) }];
  });
}

const firstSteward = ({ handedOverOn }: EstatePlan): Day => (handedOverOn > "2023-03-01" ? handedOverOn : "2023-03-01");

/** Two neighbouring buildings share a steward. */
function stewardOf(estate: EstatePlan, building: BuildingPlan): string {
  return personName(new Chance(`${estate.code}/steward/${Math.ceil(Number(building.code) / 2)}`));
}

function buildingRow(estate: EstatePlan, building: BuildingPlan, steward: string, from: Day): BuildingRow {
  return {
    estate_code: estate.code,
    building_code: building.code,
    name: building.name,
    property_type: building.propertyType,
    steward,
    steward_from: from,
  };
}

export function unitRows({ estate, households }: EstateStory): Registered<UnitRow>[] {
  return households.flatMap((household) =>
    household.tenures.map((tenure, i) => ({
      knownOn: i === 0 ? firstDay(estate) : tenure.from,
      row: unitRow(household, tenure),
    })),
  );
}

function unitRow({ estate, building, unitCode, area }: Household, tenure: Tenure): UnitRow {
  return {
    estate_code: estate.code,
    building_code: building.code,
    unit_code: unitCode,
    gross_area_m2: squareMetres(area),
    usable_area_m2: squareMetres(Math.round(area * 0.78)),
    use: building.use,
    occupant_name: tenure.name,
    occupant_phone: tenure.phone,
    occupant_kind: tenure.kind,
  };
}
