import type { Day } from "../ledger/entry.type.ts";
import { addMonths, FIRST_MONTH } from "./calendar.rules.ts";
import { Chance } from "./chance.rules.ts";
import type { Household, PayerKind, Tenure } from "./household.type.ts";
import { companyName, personName, phoneNumber } from "./name.rules.ts";
import type { BuildingPlan, EstatePlan } from "./portfolio.type.ts";

const PAYERS = [
  // payer, weight where households pay badly, where they pay well
  ["PREPAYER", 1, 13],
  ["AUTO", 2, 18],
  ["PROMPT", 13, 59],
  ["CASUAL", 36, 9],
  ["SLOW", 18, 1],
  ["DEBTOR", 30, 0],
] as const;

function payerOf(quality: number, chance: Chance): PayerKind {
  return chance.weighted(PAYERS.map(([payer, bad, good]) => [payer, bad + (good - bad) * quality] as const));
}

/** Companies neither prepay nor join the bank collection. */
function companyPayerOf(quality: number, chance: Chance): PayerKind {
  const payer = payerOf(quality, chance);
  return payer === "PREPAYER" || payer === "AUTO" ? "PROMPT" : payer;
}

/** The units of an estate with the people liable for them. */
export function householdsOf(estate: EstatePlan): Household[] {
  return estate.buildings.flatMap((building) =>
    Array.from({ length: building.floors * building.perFloor }, (_, i) => householdOf(estate, building, i)),
  );
}

function householdOf(estate: EstatePlan, building: BuildingPlan, index: number): Household {
  const floor = Math.floor(index / building.perFloor) + 1;
  const door = (index % building.perFloor) + 1;
  const place = building.use === "PARKING" ? `B1${String(door).padStart(3, "0")}` : `${pad(floor)}${pad(door)}`;
  const unitCode = `${building.code}-${place}`;
  const chance = new Chance(`${estate.code}/${unitCode}`);
  const [least, most] = building.area;
  // Units above each other have the same layout; areas differ by what a survey finds.
  const layout = new Chance(`${estate.code}/${building.code}/${door}`).whole(least * 100, most * 100);
  const tenures = tenuresOf(estate, building, chance);
  const rents =
    building.use === "RESIDENTIAL" && tenures[0]?.kind !== "DEVELOPER" && chance.happens(estate.parkingShare);
  return {
    estate,
    building,
    unitCode,
    tenures,
    area: layout + chance.whole(0, 240),
    parkingFee: rents ? BigInt(chance.pick([18_000, 24_000, 30_000])) : null,
  };
}

const pad = (n: number) => String(n).padStart(2, "0");

function tenuresOf(estate: EstatePlan, building: BuildingPlan, chance: Chance): Tenure[] {
  const from = estate.handedOverOn > FIRST_MONTH ? estate.handedOverOn : "2021-01-01";
  if (chance.happens(estate.developerShare)) return unsold(estate, chance, from);
  const first = occupied(estate, building, chance, "P1", from);
  const moves = first.kind === "TENANT" ? 0.12 : 0.022;
  if (estate.story === "NEW" || !chance.happens(moves)) return [first];
  const until = movingDay(estate, chance);
  return [
    { ...first, until },
    { ...occupied(estate, building, chance, "P2", until), occupancy: "OCCUPIED" },
  ];
}

/** Sales and lettings take effect with a service period, so that no bill has two liable persons. */
function movingDay(estate: EstatePlan, chance: Chance): Day {
  const periods = chance.whole(4, estate.exitedOn === "" ? 20 : 14);
  return addMonths("2025-01-01", Math.ceil(periods / estate.monthsPerBill) * estate.monthsPerBill);
}

function unsold(estate: EstatePlan, chance: Chance, from: Day): Tenure[] {
  const developer: Tenure = {
    party: "DEV",
    kind: "DEVELOPER",
    occupancy: "NOT_HANDED_OVER",
    name: `${estate.cityCompany.slice(0, 2)}合启置业有限公司`,
    phone: phoneNumber(new Chance(`${estate.code}/developer`)),
    from,
    until: null,
    payer: "DEVELOPER",
  };
  if (estate.story === "NEW" || !chance.happens(0.35)) return [developer];
  const until = movingDay(estate, chance);
  return [{ ...developer, until }, owner(estate, chance, "P1", until)];
}

function occupied(estate: EstatePlan, building: BuildingPlan, chance: Chance, party: string, from: Day): Tenure {
  if (!chance.happens(building.letShare)) return owner(estate, chance, party, from);
  return {
    party,
    kind: "TENANT",
    occupancy: "OCCUPIED",
    from,
    until: null,
    phone: phoneNumber(chance),
    name: building.use === "RESIDENTIAL" ? personName(chance) : companyName(chance, building.trade),
    payer: companyPayerOf(estate.quality, chance),
  };
}

function owner(estate: EstatePlan, chance: Chance, party: string, from: Day): Tenure {
  const vacant = chance.happens(estate.vacantShare);
  return {
    party,
    kind: "OWNER",
    occupancy: vacant ? "VACANT" : "OCCUPIED",
    name: personName(chance),
    phone: phoneNumber(chance),
    from,
    until: null,
    // Who does not live there pays more reluctantly.
    payer: payerOf(vacant ? estate.quality * 0.6 : estate.quality, chance),
  };
}

/** Who is liable for a service period that begins on `day`. */
export function tenureOn(household: Household, day: Day): Tenure | undefined {
  return household.tenures.find((tenure) => tenure.from <= day && (tenure.until === null || day < tenure.until));
}
