import { sql } from "kysely";
import { takeLockOf } from "../../database/advisory-lock.ts";
import { HEADQUARTERS, type Database, type Trx } from "../../database/transaction.ts";
import type { Clock } from "../../platform/clock.ts";
import { moneyMonthsLoader, rateMonthsLoader } from "./outlook.loader.ts";
import { monthClosed, whollyBy } from "../period.rules.ts";
import { METHOD, referencesLoader } from "./warning.loader.ts";
import { hasLeft } from "./warning.rules.ts";
import { watchEstate } from "./watched-rates.rules.ts";

interface Waiting {
  readonly estateId: number;
  readonly batchId: number;
  readonly referenceId: bigint;
  readonly exitedOn: string | null;
}

/**
 * Looks at the rates of estates that wait for it, each in a transaction of its own, and keeps what it finds where that has changed; returns
 * how many there were. An estate waits when a month has ended, a batch has come, or somebody chose another reference year.
 */
export async function watchEstates(database: Database, clock: Clock, signal?: AbortSignal): Promise<number> {
  const today = whollyBy(clock.today(), clock.today());
  const waiting = await database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<Waiting>`
      select w.estate_id as "estateId", w.batch_id as "batchId", w.reference_id as "referenceId",
        e.exited_on as "exitedOn"
      from figures.warning_waiting(${today}, ${METHOD}) w join figures.estate_at(null) e on e.estate_id = w.estate_id`.execute(
      trx,
    );
    return found.rows;
  });
  let count = 0;
  for (const estate of waiting) {
    if (signal?.aborted === true) break;
    await database.asServer(HEADQUARTERS, (trx) => watchOne(trx, estate, today, clock.now().toISOString()));
    count += 1;
  }
  return count;
}

async function watchOne(trx: Trx, { estateId, batchId, referenceId, exitedOn }: Waiting, today: string, now: string) {
  await sql`select ${takeLockOf("WARNINGS", estateId)}`.execute(trx);
  const asOf = monthClosed(today);
  const key = { estateId, asOf, knownAt: null };
  const [households] = await rateMonthsLoader.batch(trx, [key]);
  const [money] = await moneyMonthsLoader.batch(trx, [key]);
  const [references] = await referencesLoader.batch(trx, [key]);
  if (households instanceof Error) throw households;
  if (money instanceof Error) throw money;
  if (references instanceof Error) throw references;
  const from = Object.fromEntries((references ?? []).map((reference) => [reference.rate, reference.from]));
  const left = hasLeft(exitedOn, asOf);
  const found = watchEstate({ households: households ?? [], money: money ?? [] }, from).map(({ rate, watch }) => {
    const { signal, at, since, expected, observed } = (left ? null : watch?.warning) ?? {};
    const ended = signal !== undefined ? null : left ? "LEFT" : "RECOVERED";
    return { rate, signal, at: at && `${at}-01`, since: since && `${since}-01`, expected, observed, ended };
  });
  await sql`
    insert into warning_found (estate_id, rate, as_of, signal, at_month, since_month, expected, observed, ended, found_at)
    select ${estateId}, n.rate, ${asOf}, n.signal, n."at", n.since, n.expected, n.observed, n.ended, ${now}
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb)
      n(rate text, signal text, "at" date, since date, expected numeric, observed numeric, ended text)
    left join lateral (
      select f.* from warning_found f where f.estate_id = ${estateId} and f.rate = n.rate order by f.warning_id desc limit 1
    ) l on true
    -- Nothing, where nothing was before, is no news.
    where (l.signal, l.at_month, l.since_month, round(l.expected, 6), round(l.observed, 6))
      is distinct from (n.signal, n."at", n.since, round(n.expected, 6), round(n.observed, 6))`.execute(trx);
  await sql`
    insert into warning_run (estate_id, as_of, batch_id, reference_id, method, ran_at)
    values (${estateId}, ${asOf}, ${batchId}, ${referenceId}, ${METHOD}, ${now})
    on conflict (estate_id) do update set as_of = excluded.as_of, batch_id = excluded.batch_id, reference_id = excluded.reference_id,
      method = excluded.method, ran_at = excluded.ran_at`.execute(trx);
}
