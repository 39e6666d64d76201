import fc from "fast-check";
import { expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { addEstate } from "../supervision/cast.ts";
import { describeEngines } from "../support/engines.ts";
import { attack, type Release, type Shown } from "./attack.ts";
import { release } from "./release.ts";
import { estateYear, type EstateYear } from "./random-estate.ts";
import { without } from "./without.ts";

const RUNS = Number(process.env["COMMITTEE_RUNS"] ?? 25);
const SEED = Number(process.env["COMMITTEE_SEED"] ?? 20261128);

let made = 0;

/** Releases every month of an estate as it is done, and gives what an attacker would hold beside the truth. */
async function releasesOf(database: Database, { months }: EstateYear): Promise<Release[]> {
  const estateId = await addEstate(database, `K${made++}`, null);
  return database.asServer({ scope: "all" }, async (trx) => {
    const releases: Release[] = [];
    for (const [at, { now, lastYear }] of months.entries()) {
      // Between two bulletins stands a headline.
      const kind = at % 3 === 2 ? "HEADLINE" : "BULLETIN";
      const shown = await release(trx, estateId, { at: at + 1, kind, day: "2026-06-01", now, lastYear });
      releases.push({ shown, now, lastYear });
    }
    return releases;
  });
}

/** The groups that an attack finds over random estates. */
async function found(database: Database): Promise<string[]> {
  const estates = fc.sample(estateYear, { numRuns: RUNS, seed: SEED });
  const groups: string[] = [];
  for (const estate of estates) groups.push(...attack(await releasesOf(database, estate)));
  return groups;
}

const NO_COMPLEMENT = `create or replace function figures.committee_complement(
    p_estate_id int, p_households jsonb, p_measure text, p_least int, p_primary text[]
  ) returns text[] language plpgsql stable as $$ begin return p_primary; end $$`;
const NO_MEMORY = `create or replace function figures.committee_change(p_before jsonb, p_now jsonb, p_measure text, p_cells text[])
  returns table (cell text, owing int, amounts int) language sql immutable rows 20 as $$ select ''::text, 0, 0 where false $$`;

describeEngines("what a committee is told", (database) => {
  it("gives no group of fewer than five households away, whichever answers are subtracted", async () => {
    expect(await found(database())).toEqual([]);
  });

  it("would give one away without complementary suppression", async () => {
    const groups = await without(database(), "committee_complement", NO_COMPLEMENT, () => found(database()));
    expect(groups.some((group) => /^\d+: building/.test(group))).toBe(true);
    expect(groups.some((group) => /^\d+: age/.test(group))).toBe(true);
  });

  it("would give one away if earlier releases were forgotten", async () => {
    const groups = await without(database(), "committee_change", NO_MEMORY, () => found(database()));
    expect(groups.some((group) => /from \d+: total/.test(group))).toBe(true);
    expect(groups.some((group) => /from \d+: building/.test(group))).toBe(true);
  });

  it("still tells something of most estates", async () => {
    const estates = fc.sample(estateYear, { numRuns: 10, seed: SEED });
    const told: Shown[] = [];
    for (const estate of estates) told.push(...(await releasesOf(database(), estate)).map(({ shown }) => shown));
    expect(told.filter(({ total }) => total !== null).length).toBeGreaterThan(told.length / 3);
    expect(told.some(({ buildings }) => buildings.some(({ owing }) => owing !== null))).toBe(true);
  });
});
