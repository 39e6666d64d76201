import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Database } from "../../server/database/transaction.ts";
import { importTables } from "../../server/intake/import-tables.ts";
import { openWithdrawal } from "../../server/intake/withdraw-batch.ts";
import { OPERATOR } from "../../server/platform/actor.ts";
import { register, takeIn, type Cells } from "../intake/sources.ts";
import { describeEngines } from "../support/engines.ts";

const GIVEN = [5, 4, 4, 3, 2];
const FROM = 3;

const answer = (estate: string, no: number, score: number, given: Cells = {}): Cells => ({
  estate_code: estate,
  response_no: `A${no}`,
  survey_no: "S1",
  building_code: "01",
  channel: "APP",
  answered_on: "2026-01-12",
  speed: `${score}`,
  correctness: `${score}`,
  manner: `${score}`,
  ...given,
});
const five = (estate: string, given: Cells = {}) => GIVEN.map((score, no) => answer(estate, no, score, given));

interface Story {
  readonly estate: string;
  readonly what: string;
  readonly withdrawn: boolean;
  /** What comes in after the five were told. */
  readonly again: readonly Cells[];
  /** Of how many answers a mean is told at the end. */
  readonly told: number;
}

/** Five answers of January are told in February; then they come in once more, and one person's score is what has changed. */
const STORIES: readonly Story[] = [
  {
    estate: "YA",
    what: "withdrawn and taken in again with one more",
    withdrawn: true,
    again: [...five("YA"), answer("YA", 9, 1)],
    told: 5,
  },
  {
    estate: "YB",
    what: "all corrected in their channel, and one more",
    withdrawn: false,
    again: [...five("YB", { channel: "电话" }), answer("YB", 9, 1)],
    told: 0,
  },
  {
    estate: "YC",
    what: "withdrawn, taken in again with one corrected",
    withdrawn: true,
    again: five("YC").with(0, answer("YC", 0, 1)),
    told: 0,
  },
  {
    estate: "YD",
    what: "withdrawn, taken in again with one left out and two more",
    withdrawn: true,
    again: [...five("YD").slice(1), answer("YD", 8, 1), answer("YD", 9, 5)],
    told: 0,
  },
  { estate: "YE", what: "withdrawn and taken in again as they were", withdrawn: true, again: five("YE"), told: 5 },
  {
    estate: "YF",
    what: "taken in again with five more",
    withdrawn: false,
    again: [...five("YF"), ...GIVEN.map((score, no) => answer("YF", no + 5, score))],
    told: 10,
  },
];

interface Told {
  readonly by: string;
  readonly key: string;
  readonly counted: number;
  readonly mean: string;
}

/** Means that the committee of an estate is told, of whatever groups. */
async function means(database: Database, estate: string, day: string): Promise<readonly Told[]> {
  const ids = await database.asViewer({ scope: "all" }, (trx) =>
    sql<{ id: number }>`select estate_id as id from estate where estate_code = ${estate}`.execute(trx),
  );
  const actor = { ...OPERATOR, role: "COMMITTEE" } as const;
  const found = await database.asViewer({ scope: "estates", estateIds: ids.rows.map(({ id }) => id), actor }, (trx) =>
    sql<Told>`
      select b.by, s.group_key as key, s.counted, s.mean
      from unnest(${["ALL", "BUILDING", "CHANNEL", "MONTH"]}::text[]) b (by)
      cross join lateral figures.service_figures(b.by, '2026-01-01', '2026-01-31', ${day}::date, null, null, ${day}::date) s
      where s.counted > 0`.execute(trx),
  );
  return found.rows;
}

/** Scores of so few that they are somebody's: what two means with their numbers of answers leave when one is taken from the other. */
function scores(before: readonly Told[], after: readonly Told[]): string[] {
  return after.flatMap((one) =>
    before
      .filter(({ by, key }) => by === one.by && key === one.key)
      .map((other) => ({
        n: one.counted - other.counted,
        sum: one.counted * Number(one.mean) - other.counted * Number(other.mean),
      }))
      .filter(({ n, sum }) => Math.abs(n) < 5 && Math.abs(sum) > 1e-6)
      .map(({ n, sum }) => `${one.by} ${one.key}: ${n} more answers give ${sum.toFixed(2)}`),
  );
}

describeEngines("answers that come in again after their mean was told", (database) => {
  const told = new Map<string, readonly (readonly Told[])[]>();

  beforeAll(async () => {
    const registers = STORIES.map(({ estate }) => register(estate, "101"));
    const [estates, buildings] = [
      registers.flatMap((each) => each.estates),
      registers.flatMap((each) => each.buildings),
    ];
    await takeIn(database(), { estates, buildings }, { recordedAt: "2026-01-02T00:00:00Z" });
    let day = FROM;
    const at = () => `2026-02-${String(day++).padStart(2, "0")}T04:00:00Z`;
    for (const { estate, withdrawn, again } of STORIES) {
      const { batchId } = await takeIn(database(), { survey_responses: five(estate) }, { recordedAt: at() });
      const before = await means(database(), estate, "2026-02-25");
      if (withdrawn && batchId !== null)
        await importTables(database(), openWithdrawal(batchId, "误录"), {
          kind: "WITHDRAWAL",
          timeZone: "Asia/Shanghai",
          withdrawsBatchId: batchId,
          recordedAt: at(),
        });
      const between = await means(database(), estate, "2026-02-25");
      await takeIn(database(), { survey_responses: again }, { recordedAt: at() });
      told.set(estate, [before, between, await means(database(), estate, "2026-02-25")]);
    }
  });

  it.each(STORIES)("give nobody's score away: $what", ({ estate, withdrawn, told: counted }) => {
    const [before = [], between = [], after = []] = told.get(estate) ?? [];
    expect(before).toContainEqual({ by: "ALL", key: "", counted: 5, mean: "3.6000000000" });
    expect(between.length).toBe(withdrawn ? 0 : before.length);
    expect(scores(before, after)).toEqual([]);
    expect(after.find(({ by }) => by === "ALL")?.counted ?? 0).toBe(counted);
  });
});
