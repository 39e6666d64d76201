import type { SearchQuery } from "../api/generated/graphql.ts";
import { buildingPath, estatePath, householdPath } from "../paths.ts";

export interface Hit {
  readonly kind: "estate" | "building" | "household";
  readonly name: string;
  /** Where it is. */
  readonly place: string;
  readonly path: string;
}

/** What was found, in the order in which it is shown. */
export const hitsOf = ({ search: { estates, buildings, households } }: SearchQuery): readonly Hit[] => [
  ...estates.map(({ code, name }): Hit => ({ kind: "estate", name, place: code, path: estatePath(code) })),
  ...buildings.map(({ code, name, estate }): Hit => ({
    kind: "building",
    name: `${estate.name} ${name}`,
    place: `${estate.code}/${code}`,
    path: buildingPath(estate.code, code),
  })),
  ...households.map(({ householdCode, estate, building }): Hit => ({
    kind: "household",
    name: householdCode,
    place: `${estate.name} ${building.name}`,
    path: householdPath(householdCode),
  })),
];
