import type { Household } from "./building-query.ts";

/** Households of one floor in order of their codes; null for those whose code names none. */
export interface Floor {
  readonly floor: number | null;
  readonly households: readonly Household[];
}

/**
 * The floors of a building, the highest on top. A unit's code ends in floor and door, the door in two digits: 01-0302 is door 02 on
 * the third floor. What ends otherwise, or would lie on floor 0, has no floor and comes last.
 */
export function floorsOf(households: readonly Household[]): readonly Floor[] {
  const floors = Map.groupBy(households, ({ unitCode }) => floorOf(unitCode));
  return [...floors]
    .map(([floor, units]) => ({ floor, households: units }))
    .sort((a, b) => (b.floor ?? -1) - (a.floor ?? -1));
}

function floorOf(unitCode: string): number | null {
  const [, floor] = /(?:^|\D)(\d{1,2})\d{2}$/.exec(unitCode) ?? [];
  return floor === undefined || Number(floor) === 0 ? null : Number(floor);
}
