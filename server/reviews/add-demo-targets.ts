import { sql } from "kysely";
import type { Database, Viewer } from "../database/transaction.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import { demoDigest } from "../platform/demo/demo-account.ts";
import { setTargets } from "./set-targets.ts";

/** Sets the demonstration's targets of last year and this one, unless it has any: each a point above the rate of the year before. */
export async function addDemoTargets(database: Database, clock: Clock): Promise<void> {
  const there = await database.asViewer({ scope: "all" }, (trx) => sql`select from estate_target limit 1`.execute(trx));
  const head = await headOf(database);
  if (there.rows.length > 0 || head === null) return;
  const year = Number(clock.today().slice(0, 4));
  for (const each of [year - 1, year]) {
    const at = systemClock(clock.timeZone, () => new Date(`${each - 1}-12-20T10:00:00+08:00`));
    await database.asServer(head, async (trx) => {
      const found = await sql<{ estate: string; currentRate: number; overdueRate: number; planned: bigint }>`
        select n.group_key as estate, least(9800, 100 + 50 * round(200 * b.current_rate))::int as "currentRate",
          greatest(100, 10000 - least(9800, 100 + 50 * round(200 * b.current_rate)))::int as "overdueRate",
          (n.net_billed * least(0.98, b.current_rate + 0.01))::bigint as planned
        from figures.instant_money('estate', ${`${each}-01-01`}, ${`${each}-12-31`}, ${`${each}-12-31`}, null, 'PROPERTY_FEE', '{}') n
        join figures.instant_money('estate', ${`${year - 1}-01-01`}, ${`${year - 1}-12-31`}, ${`${year - 1}-12-31`}, null, 'PROPERTY_FEE',
          '{}') b on b.group_key = n.group_key
        where b.current_rate is not null and n.net_billed > 0 order by n.group_key`.execute(trx);
      const rows = found.rows.map((row) => ({ ...row, onTimeRate: null, recoveryRate: 5000 }));
      const given = { year: each, validFrom: `${each}-01-01`, reason: `${each}年度收缴计划`, rows };
      const { refused } = await setTargets(trx, at, given);
      if (refused !== undefined) throw new Error(`the demonstration's targets: ${JSON.stringify(refused)}`);
    });
  }
}

async function headOf(database: Database): Promise<Viewer | null> {
  const found = await database.asViewer({ scope: "people" }, (trx) =>
    sql<{ personId: number; name: string }>`
      select p.person_id as "personId", p.name from person p join role_grant g on g.person_id = p.person_id
      where p.email_digest = ${demoDigest(trx.vault, "headquarters")} and g.role = 'HEADQUARTERS' order by p.person_id limit 1`.execute(
      trx,
    ),
  );
  const [head] = found.rows;
  if (head === undefined) return null;
  return { scope: "all", actor: { ...head, role: "HEADQUARTERS", address: null, requestId: null } };
}
