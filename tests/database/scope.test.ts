import { sql } from "kysely";
import { expect, it } from "vitest";
import { HEADQUARTERS } from "../../server/database/transaction.ts";
import { describeEngines } from "../support/engines.ts";

const READERS = [
  "figures.holds_role(1, null, 'COMMITTEE', '2026-01-01', '2026-01-31')",
  "figures.estate_managers(1, '2026-01-01')",
  "figures.draw_inspectors('2026-01-01')",
];

describeEngines("a definition that reads who holds a role", (database) => {
  it.each(READERS)("leaves the viewer's scope as it was: %s", async (reader) => {
    const scopes = await Promise.all(
      [HEADQUARTERS, { scope: "estates" as const, estateIds: [1] }].map((viewer) =>
        database().asViewer(viewer, async (trx) => {
          await sql.raw(`select * from ${reader}`).execute(trx);
          const found = await sql<{ scope: string }>`select current_setting('app.scope') as scope`.execute(trx);
          return found.rows[0]?.scope;
        }),
      ),
    );
    expect(scopes).toEqual(["all", "estates"]);
  });
});
