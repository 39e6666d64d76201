import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";
import { without } from "./without.ts";

const few = (count: number): boolean => count > 0 && count < 5;

interface Cell {
  readonly billed: number;
  readonly owing: number;
}
type World = readonly Cell[];

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, count) => count);

/** Every way in which the cells may stand. */
const worldsOf = (cells: readonly (readonly Cell[])[]): readonly World[] =>
  cells.reduce<readonly World[]>((worlds, ways) => worlds.flatMap((world) => ways.map((way) => [...world, way])), [[]]);

/** All of these households are billed, and any number of them owe. */
const byOwing = (sizes: readonly number[]) =>
  worldsOf(sizes.map((billed) => upTo(billed).map((owing) => ({ billed, owing }))));

/** Any number of a building's doors are billed, of which as many owe as are given, or all. */
const billedOf = (doors: number, owing: readonly number[]): readonly Cell[] =>
  upTo(doors).flatMap((billed) =>
    [...new Set([...owing, billed])].filter((count) => count <= billed).map((count) => ({ billed, owing: count })),
  );

/** Any number of two buildings' doors are billed and owe; of a third eight are billed, of which as many owe as are given. */
const byBilled = (third: number) =>
  worldsOf([billedOf(6, upTo(6)), billedOf(7, upTo(7)), [{ billed: 8, owing: third }]]);
/** Of the first building five are billed and none owes. */
const FIRST_TOLD = worldsOf([[{ billed: 5, owing: 0 }], ...Array.from({ length: 3 }, () => billedOf(5, [0, 2]))]);

type Measure = "BUILDING" | "AGE";
type Counts = Readonly<Record<string, (cell: Cell) => number>>;
const AGES = ["D30", "D90", "D180"];

/** Which cells the first bulletin of an estate hides in each world: by building, or by age among as many and ten more of each. */
async function hiddenIn(database: Database, estateId: number, measure: Measure, worlds: readonly World[]) {
  return database.asServer({ scope: "all" }, async (trx) => {
    const found = await sql<{ hidden: string[] | null }>`
      select figures.committee_hidden(${estateId}, (
        select jsonb_agg(jsonb_build_object('unit', c.ordinality * 100 + n, 'building', case when ${measure} = 'AGE' then 'A' else 'B' || c.ordinality end,
          'household', true, 'owes', n <= o.owing, 'net', 100, 'paid', case when n <= o.owing then 0 else 100 end,
          'unpaid', case when n <= o.owing then 100 else 0 end, 'prior', 0,
          'age', case when n <= o.owing and ${measure} = 'AGE' then (${AGES}::text[])[c.ordinality] end))
        from jsonb_array_elements(w.world) with ordinality c(cell)
        cross join lateral jsonb_to_record(c.cell) as o(billed int, owing int)
        cross join lateral generate_series(1, o.billed + case when ${measure} = 'AGE' then 10 else 0 end) n), ${measure}, 5, true) as hidden
      from jsonb_array_elements(${JSON.stringify(worlds)}::jsonb) with ordinality w(world, place) order by w.place`.execute(
      trx,
    );
    return found.rows.map(({ hidden }, at) => ({
      world: worlds[at] ?? [],
      hidden: (hidden ?? [])
        .map((cell) => (measure === "AGE" ? AGES.indexOf(cell) : Number(cell.slice(1)) - 1))
        .sort((a, b) => a - b),
    }));
  });
}

const billed = (cell: Cell) => cell.billed;
const owing = (cell: Cell) => cell.owing;
const settled = (cell: Cell) => cell.billed - cell.owing;
const sum = (world: World, of: (cell: Cell) => number) => world.reduce((all, cell) => all + of(cell), 0);

/**
 * What somebody finds out who knows the rule: worlds in which the same cells are hidden, the others say the same, and as many are billed and
 * owe in all look the same; where a hidden cell's few are as many in all of those, they are known. Counted is what the worlds leave open.
 */
async function foundOut(
  database: Database,
  estateId: number,
  measure: Measure,
  worlds: readonly World[],
  counts: Counts,
) {
  const same = new Set(
    (worlds[0] ?? []).flatMap((cell, at) => (worlds.every((world) => world[at] === cell) ? [at] : [])),
  );
  const alike = new Map<string, { readonly hidden: readonly number[]; readonly worlds: World[] }>();
  for (const { world, hidden } of await hiddenIn(database, estateId, measure, worlds)) {
    const told = world.map((cell, at) => (hidden.includes(at) ? "?" : cell));
    // Where few owe in all, or all but few, nothing is told; where none or all do, everybody knows of everybody.
    if (sum(world, owing) < 5 || sum(world, settled) < 5) continue;
    // A building that stands the same in all worlds has to be told: nobody knows it otherwise.
    if (hidden.some((at) => same.has(at))) continue;
    // Of ages, the table names those in which nobody owes by leaving them out, and of buildings those that have no bill at all.
    const there = world.map((cell) => (measure === "AGE" ? cell.owing : cell.billed) > 0);
    const looks = JSON.stringify([told, there, sum(world, billed), sum(world, owing)]);
    const known = alike.get(looks) ?? { hidden, worlds: [] };
    known.worlds.push(world);
    alike.set(looks, known);
  }
  return [...alike].flatMap(([looks, { hidden, worlds: possible }]) =>
    hidden.flatMap((at) =>
      Object.entries(counts).flatMap(([name, of]) => {
        const numbers = new Set(possible.flatMap((world) => world.slice(at, at + 1).map(of)));
        return numbers.size === 1 && [...numbers].some(few)
          ? [`${looks}: ${[...numbers].join()} ${name} of cell ${at}`]
          : [];
      }),
    ),
  );
}

/** The least that closes the table: primary cells and the smallest other ones. */
const LEAST_HIDDEN = `create or replace function figures.committee_complement(
    p_estate_id int, p_households jsonb, p_measure text, p_least int, p_counts boolean, p_primary text[]
  ) returns text[] language plpgsql stable as $$
  declare
    apart text[] := p_primary;
    next text;
  begin
    while cardinality(apart) > 0
      and (apart <@ p_primary or figures.committee_leaks(p_estate_id, p_households, p_measure, p_least, p_counts, apart)) loop
      select c.cell into next from figures.committee_cells(p_households, p_measure) c
      where c.cell <> all (apart) order by c.households, c.cell collate "C" limit 1;
      exit when next is null;
      apart := apart || next;
    end loop;
    return apart;
  end $$`;

/** An order that nobody knows who is not told how many are billed. */
const ORDER_OF_BILLED = `create or replace function figures.committee_order(p_estate_id int, p_households jsonb, p_measure text) returns text[]
  language plpgsql stable as $$
  begin
    return array(
      select c.cell from figures.committee_cells(p_households, p_measure) c order by c.households, c.cell collate "C");
  end $$`;

describeEngines("what is hidden, to somebody who knows the rule", (database) => {
  let estateId = 0;
  beforeAll(async () => {
    estateId = await addEstate(database(), "RULE", null);
  });

  it.each([[[3, 6, 11]], [[10, 11, 12]], [[2, 4, 5, 9]]])(
    "gives no count of few away, of buildings of %j",
    async (sizes) => {
      expect(await foundOut(database(), estateId, "BUILDING", byOwing(sizes), { owing, settled })).toEqual([]);
    },
  );

  it("gives no count of few away, of ages", async () => {
    expect(await foundOut(database(), estateId, "AGE", byOwing([8, 8, 8]), { owing })).toEqual([]);
  });

  it("gives away no few that are billed", async () => {
    for (const third of [0, 8])
      expect(await foundOut(database(), estateId, "BUILDING", byBilled(third), { billed, owing, settled })).toEqual([]);
    expect(await foundOut(database(), estateId, "BUILDING", FIRST_TOLD, { billed })).toEqual([]);
  });

  it("would, if buildings stood in order of how many are billed", async () => {
    const known = await without(database(), "committee_order", ORDER_OF_BILLED, () =>
      foundOut(database(), estateId, "BUILDING", FIRST_TOLD, { billed }),
    );
    // The three after the first stand before it because they have fewer than its five: twelve together are four each.
    expect(known.filter((found) => found.endsWith("4 billed of cell 1")).length).toBeGreaterThan(0);
  });

  it("would, if no more was hidden than closes the table", async () => {
    const known = await without(database(), "committee_complement", LEAST_HIDDEN, () =>
      foundOut(database(), estateId, "BUILDING", byOwing([6, 11, 12]), { owing, settled }),
    );
    // Six owe in both of the smaller buildings: 1 of 6 and 5 of 11, and nothing else would have hidden these two.
    expect(known.some((found) => found.endsWith("1 owing of cell 0"))).toBe(true);
  });
});
