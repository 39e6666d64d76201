import fc from "fast-check";

/** A household as figures.committee_households tells it. */
export interface Household {
  readonly unit: number;
  readonly building: string;
  readonly household: boolean;
  readonly owes: boolean;
  readonly net: number;
  readonly paid: number;
  readonly unpaid: number;
  readonly age: string | null;
  readonly prior: number;
}

/** An estate over some months: how its households stand in each, and how they stood a year before. */
export interface EstateYear {
  readonly months: readonly { readonly now: readonly Household[]; readonly lastYear: readonly Household[] }[];
}

const AGES = ["D30", "D90", "D180", "D365"];

/** Buildings of 1 to 14 units, of which few or many owe, and few or many change from month to month. */
export const estateYear: fc.Arbitrary<EstateYear> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 2, maxLength: 5 }),
    owing: fc.constantFrom(5, 15, 35, 70),
    turning: fc.constantFrom(0, 2, 10, 40),
    dice: fc.infiniteStream(fc.integer({ min: 0, max: 99 })),
    months: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ sizes, owing, turning, dice, months }) => {
    const throwDie = (): number => {
      const { value } = dice.next();
      return typeof value === "number" ? value : 0;
    };
    const buildings = sizes.flatMap((size, at) => Array.from({ length: size }, () => `B${at}`));
    const owes = buildings.map(() => throwDie() < owing);
    const owed = buildings.map(() => throwDie() < 8);
    const before = buildings.map((building, unit) =>
      householdOf(unit, building, throwDie() < owing, 1, throwDie, false),
    );
    return {
      months: Array.from({ length: months }, (_, at) => {
        const now = buildings.map((building, unit) => {
          if (throwDie() < turning) owes[unit] = owes[unit] !== true;
          return householdOf(unit, building, owes[unit] === true, at + 1, throwDie, owed[unit] === true);
        });
        return { now, lastYear: before };
      }),
    };
  });

function householdOf(
  unit: number,
  building: string,
  owes: boolean,
  months: number,
  throwDie: () => number,
  prior: boolean,
): Household {
  const net = months * 100;
  const unpaid = owes ? Math.min(net, 100 + 100 * (throwDie() % 2)) : 0;
  return {
    unit: unit + 1,
    building,
    household: true,
    owes,
    net,
    paid: net - unpaid,
    unpaid,
    age: owes ? (AGES[throwDie() % 4] ?? null) : null,
    prior: prior ? 300 : 0,
  };
}
