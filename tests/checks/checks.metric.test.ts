import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { HEADQUARTERS, type Trx } from "../../server/database/transaction.ts";
import { OPERATOR } from "../../server/platform/actor.ts";
import { addEstates } from "../people/people.ts";
import { describeEngines } from "../support/engines.ts";

const id = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;
const AT = "2026-03-05T10:00:00+08:00";

interface Told {
  readonly estate: number;
  readonly check: number;
  readonly on: string;
  readonly kind?: string;
  readonly item?: number | null;
  /** Earned and possible of each answer. */
  readonly points: readonly (readonly [number, number])[];
}

async function tell(trx: Trx, { estate, check, on, kind = "ROUTINE", item = null, points }: Told): Promise<void> {
  const role = kind === "SELF" ? "ESTATE_MANAGER" : "SUPERVISOR";
  await sql`insert into site_check (estate_id, check_id, kind, template_code, template_version, subject, plan_id, plan_item, inspector_id,
      inspector_name, inspector_role, started_at, received_at, on_day)
    values (${estate}, ${id(check)}, ${kind}, 'CASH', 1, '', ${item === null ? null : 1}, ${item}, 1, '李督', ${role}, ${AT}, ${AT}, ${on})`.execute(
    trx,
  );
  await sql`insert into check_record (estate_id, check_id, finished_at, recorded_at, on_day, remark, digest)
    values (${estate}, ${id(check)}, ${AT}, ${AT}, ${on}, '', ${"0".repeat(64)})`.execute(trx);
  for (const [at, [earned, possible]] of points.entries())
    await sql`insert into check_answer (estate_id, check_id, item, value, note, earned, possible, severity)
      values (${estate}, ${id(check)}, ${`I${at}`}, 'YES', '', ${earned}, ${possible}, ${earned < possible ? "GENERAL" : null})`.execute(
      trx,
    );
}

describeEngines("figures of plans and checks", (database) => {
  beforeAll(async () => {
    await addEstates(database(), "M1", "M2", "M3", "M4");
    await database().asServer(HEADQUARTERS, async (trx) => {
      await sql`insert into inspection_plan (code, starts_on, ends_on) values ('2026-03', '2026-03-01', '2026-03-31')`.execute(
        trx,
      );
      // The second version drops item 3; the third is a draft.
      for (const [version, items] of [
        [1, [1, 2, 3]],
        [2, [1, 2, 4]],
        [3, [1]],
      ] as const) {
        await sql`insert into plan_version (plan_id, version, title, content, method, drafted_at, drafter_id, drafter_name)
          values (1, ${version}, '三月', '', '', ${AT}, 1, '陈静')`.execute(trx);
        for (const item of items)
          await sql`insert into plan_item (estate_id, plan_id, version, item, kind, template_code, content, starts_on, ends_on, person_id, person_name)
            values (${item > 2 ? 3 : item}, 1, ${version}, ${item}, 'ROUTINE', 'CASH', '', '2026-03-01', ${item === 4 ? "2026-03-31" : "2026-03-10"}, 1, '李督')`.execute(
            trx,
          );
        if (version < 3)
          await sql`insert into plan_publication (plan_id, version, published_at, publisher_id, publisher_name) values (1, ${version}, ${AT}, 1, '陈静')`.execute(
            trx,
          );
      }
      // 1: 8 of 10 and 5 of 20; what does not apply has 0 of 0. 2: full marks. 3 is a self-inspection of another estate. 4 is late.
      await tell(trx, {
        estate: 1,
        check: 1,
        on: "2026-03-05",
        item: 1,
        points: [
          [8, 10],
          [5, 20],
          [0, 0],
        ],
      });
      await tell(trx, { estate: 1, check: 2, on: "2026-03-06", points: [[10, 10]] });
      await tell(trx, { estate: 4, check: 3, on: "2026-03-07", kind: "SELF", points: [[0, 10]] });
      await tell(trx, { estate: 2, check: 4, on: "2026-03-20", item: 2, points: [[0, 0]] });
    });
  });

  const ask = async (query: string, viewer = HEADQUARTERS) =>
    database().asViewer(viewer, async (trx) => (await sql.raw<object>(query).execute(trx)).rows);

  it("scores a check by its points; what does not apply neither helps nor harms", async () => {
    expect(await ask("select number, score, findings, state from figures.check_state order by number")).toEqual([
      // 13 of 30.
      { number: "M1-C00000001", score: "0.4333333333", findings: 2, state: "RECORDED" },
      { number: "M1-C00000002", score: "1.0000000000", findings: 0, state: "RECORDED" },
      { number: "M2-C00000004", score: null, findings: 0, state: "RECORDED" },
      { number: "M4-C00000003", score: "0.0000000000", findings: 1, state: "RECORDED" },
    ]);
    // 8 + 5 + 10 + 0 of 10 + 20 + 10 + 10.
    expect(await ask("select * from figures.template_scores('2026-03-01', '2026-03-31')")).toEqual([
      { template_code: "CASH", checks: 4, earned: 23, possible: 50, score: "0.4600000000" },
    ]);
  });

  it("counts a plan's items by the version in force, as of a day", async () => {
    const at = (day: string) =>
      ask(`select planned, done, due, overdue, completion from figures.plan_completion('${day}')`);
    // Items 1, 2 and 4 are planned; item 1 was done on the 5th, item 2 on the 20th, ten days late.
    expect(await at("2026-03-04")).toEqual([{ planned: 3, done: 0, due: 0, overdue: 0, completion: "0.0000000000" }]);
    expect(await at("2026-03-15")).toEqual([{ planned: 3, done: 1, due: 2, overdue: 1, completion: "0.3333333333" }]);
    expect(await at("2026-03-31")).toEqual([{ planned: 3, done: 2, due: 2, overdue: 0, completion: "0.6666666667" }]);
  });

  it("covers estates that others inspected, and within a viewer's scope only", async () => {
    const cover = "select inspected, estates, coverage from figures.check_coverage('2026-03-01', '2026-03-31')";
    // M1 and M2 of four; M4 inspected itself.
    expect(await ask(cover)).toEqual([{ inspected: 2, estates: 4, coverage: "0.5000000000" }]);
    expect(await ask(cover, { scope: "estates", estateIds: [1, 4] })).toEqual([
      { inspected: 1, estates: 2, coverage: "0.5000000000" },
    ]);
    expect(await ask(cover, { scope: "estates", estateIds: [] })).toEqual([
      { inspected: 0, estates: 0, coverage: null },
    ]);
  });

  it("weighs estates by open findings and by how long nobody came", async () => {
    // Nobody came to M3, and to M4 only itself: 2 + 2. In October half a year has passed for all.
    const weights = (day: string) => ask(`select estate_code, weight, drawn from figures.draw_estates('${day}')`);
    expect(await weights("2026-04-01")).toEqual(
      [2, 2, 4, 4].map((weight, at) => ({ estate_code: `M${at + 1}`, weight, drawn: false })),
    );
    expect((await weights("2026-10-01")).map((row) => Object.values(row)[1])).toEqual([4, 4, 4, 4]);
  });

  it("shows a lot to its estate neither before nor after, whatever is asked of the database", async () => {
    await database().asServer(HEADQUARTERS, (trx) =>
      sql`with d as (insert into draw (title, template_code, starts_on, ends_on, universe, universe_hash, seed_hash, frozen_at, freezer_name)
          values ('抽查', 'CASH', '2026-03-01', '2026-03-31', '{}', ${"0".repeat(64)}, ${"0".repeat(64)}, ${AT}, '陈静') returning draw_id)
        insert into draw_lot (estate_id, draw_id, lot, inspector_id, inspector_name) select 1, draw_id, 1, 7, '李督' from d`.execute(
        trx,
      ),
    );
    const lots = "select estate_id from draw_lot";
    const as = (role: "ESTATE_MANAGER" | "COMMITTEE" | "SUPERVISOR") =>
      ({ scope: "estates", estateIds: [1], actor: { ...OPERATOR, role } }) as const;
    expect(await ask(lots, as("ESTATE_MANAGER"))).toEqual([]);
    expect(await ask(lots, as("COMMITTEE"))).toEqual([]);
    expect(await ask("select * from draw_seed", as("SUPERVISOR"))).toEqual([]);
    expect(await ask(lots, as("SUPERVISOR"))).toEqual([{ estate_id: 1 }]);
    // Who was not drawn starts no surprise check.
    const start = (inspector: number) =>
      database().asServer(as("SUPERVISOR"), (trx) =>
        sql`insert into site_check (estate_id, check_id, kind, template_code, template_version, subject, draw_id, inspector_id,
            inspector_name, inspector_role, started_at, received_at, on_day)
          values (1, ${id(9)}, 'SURPRISE', 'CASH', 1, '', (select draw_id from draw), ${inspector}, '李督', 'SUPERVISOR', ${AT}, ${AT}, '2026-03-21')`.execute(
          trx,
        ),
      );
    await expect(start(8)).rejects.toThrow(/nobody drew inspector 8/);
    await start(7);
    expect(await ask("select kind from site_check where draw_id is not null", as("ESTATE_MANAGER"))).toEqual([
      { kind: "SURPRISE" },
    ]);
    // What was recorded stays.
    for (const table of ["site_check", "check_answer", "draw"])
      await expect(database().asOwner((trx) => sql`delete from ${sql.table(table)}`.execute(trx))).rejects.toThrow(
        /insert-only/,
      );
  });
});
