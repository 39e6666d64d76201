import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS, type Viewer } from "../../server/database/transaction.ts";
import { OPERATOR } from "../../server/platform/actor.ts";
import { describeEngines } from "../support/engines.ts";

const READERS = [
  "figures.holds_role(1, null, 'COMMITTEE', '2026-01-01', '2026-01-31')",
  "figures.estate_managers(1, '2026-01-01')",
  "figures.draw_inspectors('2026-01-01')",
  "figures.service_figures('ALL', '2026-01-01', '2026-01-31', '2026-01-31', null, null, '2026-01-31')",
];

const OF_ONE = { scope: "estates", estateIds: [1] } as const;
const VIEWERS: readonly Viewer[] = [HEADQUARTERS, OF_ONE, { ...OF_ONE, actor: { ...OPERATOR, role: "COMMITTEE" } }];

describeEngines("a definition that reads what its viewer may not", (database) => {
  it.each(READERS)("leaves the viewer's scope and ledgers as they were: %s", async (reader) => {
    const left = await Promise.all(
      VIEWERS.map((viewer) =>
        database().asViewer(viewer, async (trx) => {
          await sql.raw(`select * from ${reader}`).execute(trx);
          const found = await sql<{ told: string }>`
            select concat_ws(' ', current_setting('app.scope'), current_setting('app.ledgers')) as told`.execute(trx);
          return found.rows[0]?.told;
        }),
      ),
    );
    expect(left).toEqual(["all ", "estates Y", "estates "]);
  });
});
