import type { Household } from "./random-estate.ts";

interface Cell {
  readonly cell: string;
  readonly owing: number | null;
}

/** Figures as the committee is shown them, as far as an attacker reads them. */
export interface Shown {
  readonly total: object | null;
  readonly lastYear: object | null;
  readonly prior: object | null;
  readonly buildings: readonly Cell[];
  readonly buildingsTogether: object | null;
  readonly ages: readonly Cell[];
  readonly agesTogether: object | null;
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

/** Every set of cells whose figures follow from what was shown, by adding and subtracting until nothing new comes. */
function knownSets({ shown, now }: Release, dimension: Dimension): Map<string, ReadonlySet<string>> {
  const cells = dimension === "building" ? shown.buildings : shown.ages;
  if (shown.total === null || cells.length === 0) return new Map();
  const all = new Set(cells.map(({ cell }) => cell));
  const known = new Map<string, ReadonlySet<string>>();
  const add = (set: ReadonlySet<string>) => set.size > 0 && known.set([...set].sort().join(), set);
  add(all);
  for (const { cell, owing } of cells) if (owing !== null) add(new Set([cell]));
  const together = dimension === "building" ? shown.buildingsTogether : shown.agesTogether;
  if (together !== null) add(new Set(cells.filter(({ owing }) => owing === null).map(({ cell }) => cell)));
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

/** How many units differ between two lists, by whether they owe and by the amount. */
function changed(
  before: readonly Household[],
  after: readonly Household[],
  of: (household: Household) => { readonly owes: boolean; readonly amount: number },
): { owing: number; amounts: number } {
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

const tellsOfFew = (change: { owing: number; amounts: number }) => few(change.owing) || few(change.amounts);
const unpaid = ({ owes, unpaid: amount }: Household) => ({ owes, amount });
const prior = ({ prior: amount }: Household) => ({ owes: amount !== 0, amount });
const net = ({ net: amount }: Household) => ({ owes: false, amount });
const paid = ({ paid: amount }: Household) => ({ owes: false, amount });

function attackOne(release: Release, at: number): string[] {
  const { shown, now, lastYear } = release;
  const found: string[] = [];
  const owing = (households: readonly Household[]) => households.filter(({ owes }) => owes).length;
  for (const [what, field, households] of [
    ["total", shown.total, now],
    ["last year", shown.lastYear, lastYear],
  ] as const)
    if (field !== null && (few(owing(households)) || few(households.length - owing(households))))
      found.push(`${at}: ${what}`);
  if (shown.prior !== null && few(now.filter((household) => household.prior !== 0).length)) found.push(`${at}: prior`);
  for (const dimension of ["building", "age"] as const)
    for (const [name, cells] of knownSets(release, dimension)) {
      const households = inside(now, dimension, cells);
      const settled = dimension === "building" ? households.length - owing(households) : 0;
      if (few(owing(households)) || few(settled) || (dimension === "building" && few(households.length)))
        found.push(`${at}: ${dimension} ${name}`);
    }
  return found;
}

function attackPair(older: Release, younger: Release, at: string): string[] {
  const found: string[] = [];
  const compare = (what: string, both: boolean, change: { owing: number; amounts: number }) => {
    if (both && tellsOfFew(change)) found.push(`${at}: ${what}`);
  };
  const a = older.shown;
  const b = younger.shown;
  const totals = a.total !== null && b.total !== null;
  compare("total", totals, changed(older.now, younger.now, unpaid));
  compare("net", totals, changed(older.now, younger.now, net));
  compare("paid", totals, changed(older.now, younger.now, paid));
  compare("prior", a.prior !== null && b.prior !== null, changed(older.now, younger.now, prior));
  compare(
    "last year then",
    a.lastYear !== null && b.lastYear !== null,
    changed(older.lastYear, younger.lastYear, unpaid),
  );
  compare("last year", a.lastYear !== null && b.total !== null, changed(older.lastYear, younger.now, unpaid));
  compare("and last year", a.total !== null && b.lastYear !== null, changed(older.now, younger.lastYear, unpaid));
  for (const dimension of ["building", "age"] as const) {
    const known = knownSets(older, dimension);
    for (const [name, cells] of knownSets(younger, dimension))
      compare(
        `${dimension} ${name}`,
        known.has(name),
        changed(inside(older.now, dimension, cells), inside(younger.now, dimension, cells), unpaid),
      );
  }
  return found;
}

/** Groups of 1 to 4 households that follow from what was shown, by subtracting any answer from any other. */
export function attack(releases: readonly Release[]): string[] {
  return releases.flatMap((release, at) => [
    ...attackOne(release, at),
    ...(release.shown.total !== null && release.shown.lastYear !== null
      ? attackPair(
          { ...release, shown: { ...release.shown, buildings: [], ages: [], lastYear: null, prior: null } },
          {
            ...release,
            now: release.lastYear,
            shown: { ...release.shown, buildings: [], ages: [], lastYear: null, prior: null },
          },
          `${at} and its last year`,
        ).filter((found) => found.endsWith("total"))
      : []),
    ...releases.slice(0, at).flatMap((older, before) => attackPair(older, release, `${before} from ${at}`)),
  ]);
}
