import type { Household } from "./random-estate.ts";

interface Counted {
  readonly households: number | null;
}

interface Cell {
  readonly cell: string;
  readonly households: number | null;
  readonly owing: number | null;
}

/** Figures as the committee is shown them, as far as an attacker reads them. */
export interface Shown {
  readonly total: Counted | null;
  readonly lastYear: { readonly householdRate: number | null } | null;
  readonly prior: object | null;
  readonly buildings: readonly Cell[];
  readonly buildingsTogether: Counted | null;
  readonly ages: readonly Cell[];
  readonly agesTogether: Counted | null;
}

/** A release: what was shown, and the truth that an attacker does not have. */
export interface Release {
  readonly shown: Shown;
  readonly now: readonly Household[];
  readonly lastYear: readonly Household[];
}

const K = 5;
const few = (count: number): boolean => count > 0 && count < K;

type Dimension = "building" | "age";
/** A number that cells tell. */
type Told = "owing" | "households";
type Sets = ReadonlyMap<string, ReadonlySet<string>>;

/** Every set of cells of which a number follows from what was shown, by adding and subtracting until nothing new comes. */
function knownSets({ shown, now }: Release, dimension: Dimension, number: Told): Sets {
  const cells = dimension === "building" ? shown.buildings : shown.ages;
  const together = dimension === "building" ? shown.buildingsTogether : shown.agesTogether;
  if (shown.total === null || cells.length === 0) return new Map();
  const known = new Map<string, ReadonlySet<string>>();
  const add = (set: ReadonlySet<string>) => set.size > 0 && known.set([...set].sort().join(), set);
  if (number === "owing" || shown.total.households !== null) add(new Set(cells.map(({ cell }) => cell)));
  for (const cell of cells) if (cell[number] !== null) add(new Set([cell.cell]));
  if (together !== null && (number === "owing" || together.households !== null))
    add(new Set(cells.filter(({ owing }) => owing === null).map(({ cell }) => cell)));
  for (let before = 0; before < known.size;) {
    before = known.size;
    const sets = [...known.values()];
    for (const a of sets)
      for (const b of sets) {
        if (a.isSupersetOf(b)) add(a.difference(b));
        if (a.isDisjointFrom(b)) add(a.union(b));
      }
  }
  if (now.length === 0) throw new Error("an estate without households proves nothing");
  return known;
}

const inside = (households: readonly Household[], dimension: Dimension, cells: ReadonlySet<string>) =>
  households.filter((household) => cells.has(household[dimension] ?? ""));

interface Standing {
  readonly owes: boolean;
  readonly amount: number;
}

/** How many units differ between two lists, by whether they owe and by the amount. */
function changed(before: readonly Household[], after: readonly Household[], of: (household: Household) => Standing) {
  const nothing = { owes: false, amount: 0 };
  const old = new Map(before.map((household) => [household.unit, of(household)]));
  const young = new Map(after.map((household) => [household.unit, of(household)]));
  const units = [...new Set([...old.keys(), ...young.keys()])];
  const pairs = units.map((unit) => ({ a: old.get(unit) ?? nothing, b: young.get(unit) ?? nothing }));
  return {
    owing: pairs.filter(({ a, b }) => a.owes !== b.owes).length,
    amounts: pairs.filter(({ a, b }) => a.amount !== b.amount).length,
  };
}

const tellsOfFew = (change: ReturnType<typeof changed>) => few(change.owing) || few(change.amounts);
const unpaid = ({ owes, unpaid: amount }: Household): Standing => ({ owes, amount });
const prior = ({ prior: amount }: Household): Standing => ({ owes: amount !== 0, amount });
const net = ({ net: amount }: Household): Standing => ({ owes: false, amount });
const paid = ({ paid: amount }: Household): Standing => ({ owes: false, amount });
const billed = ({ household }: Household): Standing => ({ owes: household, amount: 0 });
const settled = ({ household, owes }: Household): Standing => ({ owes: household && !owes, amount: 0 });

const sizeOf = (households: readonly Household[], of: (household: Household) => Standing): number =>
  households.filter((household) => of(household).owes).length;

/** Which sets of cells tell what: who owes, who is billed, and, where both are known, who has settled. */
function toldOf(release: Release, dimension: Dimension) {
  const owing = knownSets(release, dimension, "owing");
  if (dimension === "age") return [{ what: "owing", of: unpaid, known: owing }];
  const households = knownSets(release, dimension, "households");
  return [
    { what: "owing", of: unpaid, known: owing },
    { what: "billed", of: billed, known: households },
    { what: "settled", of: settled, known: new Map([...owing].filter(([name]) => households.has(name))) },
  ];
}

/** Whether the estate's number of households follows from those of its buildings. */
const addsUp = (release: Release): boolean =>
  knownSets(release, "building", "households").has(
    release.shown.buildings
      .map(({ cell }) => cell)
      .sort()
      .join(),
  );

function attackOne(release: Release, at: number): string[] {
  const { shown, now, lastYear } = release;
  const found: string[] = [];
  const say = (what: string, told: boolean, count: number) => {
    if (told && few(count)) found.push(`${at}: ${what}`);
  };
  say("total", shown.total !== null, sizeOf(now, unpaid));
  say("last year", shown.lastYear !== null, sizeOf(lastYear, unpaid));
  say("prior", shown.prior !== null, sizeOf(now, prior));
  for (const [what, of] of [
    ["billed", billed],
    ["settled", settled],
  ] as const) {
    say(`${what} total`, shown.total !== null && shown.total.households !== null, sizeOf(now, of));
    say(`${what} last year`, (shown.lastYear?.householdRate ?? null) !== null, sizeOf(lastYear, of));
  }
  for (const dimension of ["building", "age"] as const)
    for (const { what, of, known } of toldOf(release, dimension))
      for (const [name, cells] of known)
        say(`${what} ${dimension} ${name}`, true, sizeOf(inside(now, dimension, cells), of));
  return found;
}

function attackPair(older: Release, younger: Release, at: string): string[] {
  const found: string[] = [];
  const compare = (what: string, both: boolean, change: ReturnType<typeof changed>) => {
    if (both && tellsOfFew(change)) found.push(`${at}: ${what}`);
  };
  const a = older.shown;
  const b = younger.shown;
  const totals = a.total !== null && b.total !== null;
  compare("total", totals, changed(older.now, younger.now, unpaid));
  compare("net", totals, changed(older.now, younger.now, net));
  compare("paid", totals, changed(older.now, younger.now, paid));
  compare("prior", a.prior !== null && b.prior !== null, changed(older.now, younger.now, prior));
  const lastYears = a.lastYear !== null && b.lastYear !== null;
  compare("last year then", lastYears, changed(older.lastYear, younger.lastYear, unpaid));
  compare("last year", a.lastYear !== null && b.total !== null, changed(older.lastYear, younger.now, unpaid));
  compare("and last year", a.total !== null && b.lastYear !== null, changed(older.now, younger.lastYear, unpaid));
  // A rate tells what it was divided from, and buildings that are all told add up to the estate.
  const counted = (release: Release) => (release.shown.total?.households ?? null) !== null || addsUp(release);
  const rated = (shown: Shown) => (shown.lastYear?.householdRate ?? null) !== null;
  for (const [what, of] of [
    ["billed", billed],
    ["settled", settled],
  ] as const) {
    compare(`${what} total`, counted(older) && counted(younger), changed(older.now, younger.now, of));
    compare(`${what} last year then`, rated(a) && rated(b), changed(older.lastYear, younger.lastYear, of));
    compare(`${what} last year`, rated(a) && counted(younger), changed(older.lastYear, younger.now, of));
    compare(`${what} and last year`, counted(older) && rated(b), changed(older.now, younger.lastYear, of));
  }
  for (const dimension of ["building", "age"] as const) {
    const before = new Map(toldOf(older, dimension).map(({ what, known }) => [what, known]));
    for (const { what, of, known } of toldOf(younger, dimension))
      for (const [name, cells] of known)
        compare(
          `${what} ${dimension} ${name}`,
          before.get(what)?.has(name) === true,
          changed(inside(older.now, dimension, cells), inside(younger.now, dimension, cells), of),
        );
  }
  return found;
}

/** This year against last year's, which the same release tells: what is told of last year is a rate alone. */
function attackYears(release: Release, at: number): string[] {
  const { shown } = release;
  if (shown.total === null || shown.lastYear === null) return [];
  const bare = { ...shown, buildings: [], ages: [], lastYear: null, prior: null };
  const counted = shown.lastYear.householdRate === null ? null : shown.total.households;
  const before = { ...release, now: release.lastYear, shown: { ...bare, total: { households: counted } } };
  return attackPair({ ...release, shown: bare }, before, `${at} and its last year`).filter((found) =>
    found.endsWith("total"),
  );
}

/** Groups of 1 to 4 households that follow from what was shown, by subtracting any answer from any other. */
export function attack(releases: readonly Release[]): string[] {
  return releases.flatMap((release, at) => [
    ...attackOne(release, at),
    ...attackYears(release, at),
    ...releases.slice(0, at).flatMap((older, before) => attackPair(older, release, `${before} from ${at}`)),
  ]);
}
