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
  /** How many doors each building has, which anybody can count. */
  readonly doors: Readonly<Record<string, number>>;
  readonly months: readonly { readonly now: readonly Household[]; readonly lastYear: readonly Household[] }[];
}

const AGES = ["D30", "D90", "D180", "D365"];

/** Doors of which a household owes, is billed, or owes of years before. */
interface Door {
  readonly unit: number;
  readonly building: string;
  owes: boolean;
  billed: boolean;
  readonly owed: boolean;
}

/** Buildings of 1 to 24 doors, of which few or many owe or are billed, and few or many change from month to month. */
export const estateYear: fc.Arbitrary<EstateYear> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 2, maxLength: 5 }),
    owing: fc.constantFrom(5, 15, 35, 70),
    turning: fc.constantFrom(0, 0, 2, 10, 40),
    // Of a hundred doors, how many are not billed at first, and how many come to be billed or cease to be each month.
    empty: fc.constantFrom(0, 0, 10, 60),
    moving: fc.constantFrom(0, 1, 3, 15),
    dice: fc.infiniteStream(fc.integer({ min: 0, max: 99 })),
    months: fc.integer({ min: 2, max: 4 }),
  })
  .map(({ sizes, owing, turning, empty, moving, dice, months }) => {
    const throwDie = (): number => {
      const { value } = dice.next();
      return typeof value === "number" ? value : 0;
    };
    const doors = sizes
      .flatMap((size, at) => Array.from({ length: size }, () => `B${at}`))
      .map((building, at): Door => {
        const owes = throwDie() < owing;
        // The first is always billed: an estate that bills nobody has no bulletin.
        return { unit: at + 1, building, owes, billed: at === 0 || throwDie() >= empty, owed: throwDie() < 8 };
      });
    const move = (door: Door) => {
      if (throwDie() < moving && door.unit > 1) door.billed = !door.billed;
    };
    const lastYear = householdsOf(
      doors.map((door) => ({ ...door, owes: throwDie() < owing, owed: false })),
      1,
      throwDie,
    );
    return {
      doors: Object.fromEntries(sizes.map((size, at) => [`B${at}`, size])),
      months: Array.from({ length: months }, (_, at) => {
        for (const door of doors) {
          move(door);
          if (throwDie() < turning) door.owes = !door.owes;
        }
        return { now: householdsOf(doors, at + 1, throwDie), lastYear };
      }),
    };
  });

function householdsOf(doors: readonly Door[], months: number, throwDie: () => number): readonly Household[] {
  return doors
    .map(({ unit, building, owes, billed, owed }) => {
      const net = billed ? months * 100 : 0;
      const unpaid = owes ? Math.min(net, 100 + 100 * (throwDie() % 2)) : 0;
      return {
        unit,
        building,
        household: billed,
        owes: unpaid > 0,
        net,
        paid: net - unpaid,
        unpaid,
        age: unpaid > 0 ? (AGES[throwDie() % 4] ?? null) : null,
        prior: owed ? 300 : 0,
      };
    })
    .filter(({ net, prior }) => net > 0 || prior > 0);
}
