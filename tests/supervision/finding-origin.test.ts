import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { systemClock } from "../../server/platform/clock.ts";
import { codeOf } from "../../server/platform/refusal.ts";
import { describeEngines } from "../support/engines.ts";
import { addEstate, addPlayer, type Player } from "./cast.ts";

const TODAY = "2026-11-30";

describeEngines("by what its source knows a finding", (database) => {
  const clock = systemClock("Asia/Shanghai", () => new Date(`${TODAY}T04:00:00Z`));
  let estateId = 0;
  let supervisor: Player;

  beforeAll(async () => {
    estateId = await addEstate(database(), "A", "业委会");
    supervisor = await addPlayer(database(), clock, "督导", { role: "SUPERVISOR", estates: ["A"] });
  });

  interface Raised {
    readonly id: number;
    readonly source: string;
    readonly key: string | null;
    readonly recursOf?: number;
  }

  /** Raises a finding by plain inserts, and voids it, so that it is closed. Gives the code of the error, or "done". */
  const raised = ({ id, source, key, recursOf }: Raised): Promise<string> =>
    database()
      .asServer(supervisor.viewer, async (trx) => {
        await sql`insert into finding (estate_id, finding_id, source, severity, title, description, recurs_of, raised_on)
          values (${estateId}, ${id}, ${source}, 'GENERAL', 't', '', ${recursOf ?? null}, ${TODAY})`.execute(trx);
        for (const [at, action] of ["RAISE", "VOID"].entries())
          await sql`insert into finding_event (estate_id, finding_id, seq, action, to_state, round, actor_id, actor_name, actor_role, at, on_day, reason)
            values (${estateId}, ${id}, ${at + 1}, ${action}, '', 0, ${supervisor.personId}, 'x', 'SUPERVISOR', ${clock.now().toISOString()}, ${TODAY}, 'x')`.execute(
            trx,
          );
        // Whatever else is said of its source and its return is not believed.
        if (key !== null)
          await sql`insert into finding_origin (estate_id, finding_id, source, source_key, recurs_of)
            values (${estateId}, ${id}, 'MANUAL', ${key}, null)`.execute(trx);
      })
      .then(
        () => "done",
        (error: unknown) => codeOf(error) ?? "fault",
      );

  it("is one finding's, and that of its return once it is closed; a rule's finding has one", async () => {
    expect(await raised({ id: 1, source: "AUDIT", key: "rule:R1" })).toBe("done");
    expect(await raised({ id: 2, source: "AUDIT", key: "rule:R1" })).toBe("23505");
    expect(await raised({ id: 3, source: "COMPLAINT", key: "rule:R1" })).toBe("done");
    expect(await raised({ id: 4, source: "AUDIT", key: null })).toBe("23514");
    expect(await raised({ id: 5, source: "MANUAL", key: null })).toBe("done");
    expect(await raised({ id: 6, source: "AUDIT", key: "rule:R2", recursOf: 1 })).toBe("23514");
    expect(await raised({ id: 7, source: "COMPLAINT", key: "rule:R1", recursOf: 1 })).toBe("23514");
    expect(await raised({ id: 8, source: "AUDIT", key: "rule:R1", recursOf: 1 })).toBe("done");
    const origins = await database().asViewer(supervisor.viewer, (trx) =>
      sql`select finding_id as id, source, recurs_of as of from finding_origin order by 1`.execute(trx),
    );
    expect(origins.rows).toEqual([
      { id: 1, source: "AUDIT", of: null },
      { id: 3, source: "COMPLAINT", of: null },
      { id: 8, source: "AUDIT", of: 1 },
    ]);
  });
});
