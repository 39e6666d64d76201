import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";
import { without } from "./without.ts";

const few = (count: number): boolean => count > 0 && count < 5;

/** Every way in which so many households at most of each cell may owe. */
const worldsOf = (most: readonly number[]): readonly (readonly number[])[] =>
  most.reduce<readonly (readonly number[])[]>(
    (worlds, size) => worlds.flatMap((world) => Array.from({ length: size + 1 }, (_, owing) => [...world, owing])),
    [[]],
  );

type Measure = "BUILDING" | "AGE";
const AGES = ["D30", "D90", "D180"];

/** Which cells the first bulletin of an estate hides in each world: by building of these sizes, or by age among forty households. */
async function hiddenIn(
  database: Database,
  estateId: number,
  measure: Measure,
  sizes: readonly number[],
): Promise<readonly { readonly world: readonly number[]; readonly hidden: readonly number[] }[]> {
  const worlds = worldsOf(sizes);
  return database.asServer({ scope: "all" }, async (trx) => {
    const found = await sql<{ hidden: string[] | null }>`
      select figures.committee_hidden(${estateId}, (
        select jsonb_agg(jsonb_build_object('unit', c.ordinality * 100 + n, 'building', case when ${measure} = 'AGE' then 'A' else 'B' || c.ordinality end,
          'household', true, 'owes', n <= c.owing::int, 'net', 100, 'paid', case when n <= c.owing::int then 0 else 100 end,
          'unpaid', case when n <= c.owing::int then 100 else 0 end, 'prior', 0,
          'age', case when n <= c.owing::int and ${measure} = 'AGE' then (${AGES}::text[])[c.ordinality] end))
        from jsonb_array_elements_text(w.world) with ordinality c(owing)
        cross join lateral generate_series(1, (${sizes}::int[])[c.ordinality] + case when ${measure} = 'AGE' then 10 else 0 end) n), ${measure}, 5) as hidden
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

/**
 * What somebody finds out who knows the rule: worlds in which the same cells are hidden, the others say the same, and as many owe in all
 * look the same; where a hidden cell's few are as many in all of those, they are known.
 */
async function foundOut(database: Database, estateId: number, measure: Measure, sizes: readonly number[]) {
  const alike = new Map<string, { readonly hidden: readonly number[]; readonly worlds: (readonly number[])[] }>();
  for (const { world, hidden } of await hiddenIn(database, estateId, measure, sizes)) {
    const told = world.map((count, cell) => (hidden.includes(cell) ? "?" : count));
    const owing = world.reduce((all, one) => all + one, 0);
    const settled = sizes.reduce((all, size) => all + size, 0) - owing;
    // Where few owe in all, or all but few, nothing is told; where none or all do, everybody knows of everybody.
    if (owing < 5 || settled < 5) continue;
    // Of ages, the table names those in which nobody owes by leaving them out.
    const there = measure === "AGE" ? world.map((count) => count > 0) : [];
    const looks = JSON.stringify([told, there, owing]);
    const known = alike.get(looks) ?? { hidden, worlds: [] };
    known.worlds.push(world);
    alike.set(looks, known);
  }
  const isFew = (cell: number, owing: number) =>
    few(owing) || (measure === "BUILDING" && few((sizes[cell] ?? 0) - owing));
  return [...alike].flatMap(([looks, { hidden, worlds }]) =>
    hidden.flatMap((cell) => {
      const counts = [...new Set(worlds.map((world) => world[cell] ?? 0))];
      return counts.length === 1 && counts.some((owing) => isFew(cell, owing))
        ? [`${looks}: ${counts.join()} of cell ${cell}`]
        : [];
    }),
  );
}

/** The least that closes the table: primary cells and the smallest other ones. */
const LEAST_HIDDEN = `create or replace function figures.committee_complement(
    p_estate_id int, p_households jsonb, p_measure text, p_least int, p_primary text[]
  ) returns text[] language plpgsql stable as $$
  declare
    apart text[] := p_primary;
    next text;
  begin
    while cardinality(apart) > 0 and (apart <@ p_primary or figures.committee_leaks(p_estate_id, p_households, p_measure, p_least, apart)) loop
      select c.cell into next from figures.committee_cells(p_households, p_measure) c
      where c.cell <> all (apart) order by c.households, c.cell collate "C" limit 1;
      exit when next is null;
      apart := apart || next;
    end loop;
    return apart;
  end $$`;

describeEngines("what is hidden, to somebody who knows the rule", (database) => {
  let estateId = 0;
  beforeAll(async () => {
    estateId = await addEstate(database(), "RULE", null);
  });

  it.each([[[3, 6, 11]], [[10, 11, 12]], [[2, 4, 5, 9]]])(
    "gives no count of few away, of buildings of %j",
    async (sizes) => {
      expect(await foundOut(database(), estateId, "BUILDING", sizes)).toEqual([]);
    },
  );

  it("gives no count of few away, of ages", async () => {
    expect(await foundOut(database(), estateId, "AGE", [8, 8, 8])).toEqual([]);
  });

  it("would, if no more was hidden than closes the table", async () => {
    const known = await without(database(), "committee_complement", LEAST_HIDDEN, () =>
      foundOut(database(), estateId, "BUILDING", [6, 11, 12]),
    );
    // Six owe in both of the smaller buildings: 1 of 6 and 5 of 11, and nothing else would have hidden these two.
    expect(known.some((found) => found.endsWith("1 of cell 0"))).toBe(true);
  });
});
