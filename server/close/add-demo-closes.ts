import { sql } from "kysely";
import type { Database, Viewer } from "../database/transaction.ts";
import { systemClock } from "../platform/clock.ts";
import { demoDigest } from "../platform/demo/demo-account.ts";
import { closeMonth } from "./close-month.ts";

/** The month that the demonstration's headquarters closed once its records were in. */
const MONTH = "2026-09-01";
const CLOSED_AT = new Date("2026-10-05T02:00:00Z");

/** Shows a closed month as it was known then, unless there is any: what was recorded since restates it. */
export async function addDemoCloses(database: Database): Promise<void> {
  const known = await database.asViewer({ scope: "all" }, async (trx) => {
    const closed = await sql`select from month_close limit 1`.execute(trx);
    if (closed.rows.length > 0) return null;
    const found = await sql<{ at: string }>`
      select recorded_at as at from batch where kind = 'DEMO' and recorded_at < ${CLOSED_AT.toISOString()}::timestamptz
      order by recorded_at desc limit 1`.execute(trx);
    return found.rows[0]?.at ?? null;
  });
  const actor = await database.asServer({ scope: "people" }, async (trx) => {
    const found = await sql<{ personId: number; name: string }>`
      select p.person_id as "personId", p.name from person p join role_grant g on g.person_id = p.person_id
      where p.email_digest = ${demoDigest(trx.vault, "headquarters")} and g.role = 'HEADQUARTERS' order by p.person_id limit 1`.execute(
      trx,
    );
    return found.rows[0];
  });
  if (known === null || actor === undefined) return;
  const viewer: Viewer = { scope: "all", actor: { ...actor, role: "HEADQUARTERS", address: null, requestId: null } };
  const clock = systemClock("Asia/Shanghai", () => CLOSED_AT);
  await database.asServer(viewer, async (trx) => {
    const { refused } = await closeMonth(trx, clock, {
      month: MONTH,
      reason: "待处理数据已与项目核对，不影响本月",
      knownAt: known,
    });
    if (refused !== undefined) throw new Error(`the demonstration's closes: ${JSON.stringify(refused)}`);
  });
}
