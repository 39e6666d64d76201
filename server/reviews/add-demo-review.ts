import { sql } from "kysely";
import type { Database, Viewer } from "../database/transaction.ts";
import type { Role } from "../platform/actor.ts";
import { systemClock, type Clock } from "../platform/clock.ts";
import { demoDigest, type DemoAccountName } from "../platform/demo/demo-account.ts";
import type { Outcome } from "../platform/outcome.ts";
import { actOnCard } from "./act-on-card.ts";
import { readCards } from "./card.store.ts";
import { readCycles } from "./cycle.store.ts";
import { drawCycle } from "./draw-cycle.ts";
import { openCycle } from "./open-cycle.ts";
import { dayAfter } from "./period.rules.ts";
import { publishCycle } from "./publish-cycle.ts";

const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.done === undefined) throw new Error(`the demonstration's review: ${JSON.stringify(outcome.refused)}`);
  return outcome.done;
};

/** Shows a review of the quarter that ended last, published three days ago, with an appeal to be decided, unless there is any. */
export async function addDemoReview(database: Database, clock: Clock): Promise<void> {
  const there = await database.asViewer({ scope: "all" }, (trx) => readCycles(trx));
  const [head, manager] = await Promise.all([playerOf(database, "headquarters"), playerOf(database, "manager2")]);
  if (there.length > 0 || head == null || manager == null) return;
  const today = clock.today();
  const code = lastQuarter(today);
  const at = (ago: number): Clock =>
    systemClock(clock.timeZone, () => new Date(`${dayAfter(today, -ago)}T10:00:00+08:00`));
  await database.asServer(head, async (trx) => {
    must(await openCycle(trx, at(5), { code, appealDays: null }));
    must(await drawCycle(trx, at(4), { code }));
    must(await publishCycle(trx, at(3), { code }));
  });
  await database.asServer(manager, async (trx) => {
    const [cycle] = await readCycles(trx, code);
    const [card] = cycle === undefined ? [] : await readCards(trx, cycle.cycleId);
    if (card === undefined) return;
    const reason = "裙楼两家大户已签分期协议，逾期率应剔除协议期内的应收款，协议已随附件提交。";
    must(await actOnCard(trx, at(1), { ...card, reason }, "APPEAL"));
  });
}

function lastQuarter(today: string): string {
  const [year, quarter] = [Number(today.slice(0, 4)), Math.ceil(Number(today.slice(5, 7)) / 3)];
  return quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`;
}

/** Somebody of the demonstration as they act in it; null where there is no such account. */
async function playerOf(database: Database, account: DemoAccountName): Promise<Viewer | null> {
  const found = await database.asViewer({ scope: "people" }, (trx) =>
    sql<{ personId: number; name: string; role: Role; estateIds: number[] }>`
      select p.person_id as "personId", p.name, min(g.role) as role,
        coalesce(array_agg(g.estate_id) filter (where g.estate_id is not null), '{}') as "estateIds"
      from person p join role_grant g on g.person_id = p.person_id
      where p.email_digest = ${demoDigest(trx.vault, account)} group by p.person_id`.execute(trx),
  );
  const [player] = found.rows;
  if (player === undefined) return null;
  const { estateIds, ...who } = player;
  const actor = { ...who, address: null, requestId: null };
  return estateIds.length === 0 ? { scope: "all", actor } : { scope: "estates", estateIds, actor };
}
