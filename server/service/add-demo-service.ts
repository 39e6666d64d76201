import { sql } from "kysely";
import type { Database } from "../database/transaction.ts";
import { nextBatchId } from "../ledger/record-batch.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";

/** A number from 0 to 99 that is always the same for a text. */
const chance = (text: string) => sql.raw(`(('x' || substr(md5(${text}), 1, 7))::bit(28)::int % 100)`);

const LABEL = "演示 Demo 投诉与满意度";

/** Shows complaints of the last months and a survey of last month of each estate, unless there are any; always the same for a day. */
export async function addDemoService(database: Database, clock: Clock): Promise<void> {
  const today = clock.today();
  const now = clock.now().toISOString();
  await database.asServer({ scope: "all" }, async (trx) => {
    const known = await sql`select from complaint limit 1`.execute(trx);
    if (known.rows.length > 0) return;
    const batchId = await nextBatchId(trx);
    const place = sql`select e.estate_id, e.estate_code, b.building_id, b.building_code, row_number() over (partition by e.estate_id order by b.building_code) as at
      from estate e join building b on b.estate_id = e.estate_id`;
    await sql`
      with place as (${place}),
      told as (
        select p.*, n, ${chance("p.estate_code || p.building_code || n || 'd'")} as d, ${chance("p.estate_code || p.building_code || n || 'r'")} as r,
          ${chance("p.estate_code || p.building_code || n || 's'")} as s, ${chance("p.estate_code || p.building_code || n || 'k'")} as k,
          ${chance("p.estate_code || p.building_code || n || 'j'")} as j
        from place p cross join generate_series(1, 28) n where p.at <= 4 and n <= 4 + 8 * (${chance("p.estate_code || p.building_code")} % 4)
      ),
      timed as (
        select t.*, (${today}::date - (1 + t.n % 4) * 27 + t.d % 25)::timestamp at time zone ${clock.timeZone} + make_interval(mins => 540 + t.s * 5) as received
        from told t
      )
      insert into complaint (estate_id, batch_id, key_digest, digest, complaint_no, building_id, kind, channel, subject, received_at, responded_at, settled_at)
      select estate_id, ${batchId}, md5(no), md5(no), no, building_id, case when s < 25 then 'ENQUIRY' else 'COMPLAINT' end,
        case when k < 46 then 'PHONE' when k < 84 then 'APP' when k < 91 then 'VISIT' when k < 96 then 'HOTLINE' else 'GROUP' end,
        case when j < 40 then 'REPAIRS' when j < 68 then 'CHARGES' when j < 80 then 'CLEANING' when j < 88 then 'SECURITY' when j < 95 then 'FACILITIES'
          else 'STAFF' end, received,
        -- Nearly all are responded to within a day, a few later, a few not at all.
        case when r < 93 then received + make_interval(mins => case when r < 82 then 20 + r * 16 else 1500 + r * 20 end) end,
        case when r < 74 then received + make_interval(mins => 1600 + r * 90) end
      from (select t.*, 'TS-' || lpad((row_number() over (partition by t.estate_id order by t.received, t.building_code, t.n))::text, 4, '0') as no
        from timed t where t.received < ${now}::timestamptz) t
      where received + make_interval(days => 8) < ${now}::timestamptz`.execute(trx);
    await sql`
      insert into survey (estate_id, batch_id, key_digest, digest, survey_no, building_id, channel, sent_on, sent)
      select p.estate_id, ${batchId}, md5(p.building_code), md5(p.building_code), 'DC-1', p.building_id, 'APP', date_trunc('month', ${today}::timestamp)::date - 25, 14 + ${chance("p.estate_code || p.building_code")} % 8
      from (${place}) p where p.at <= 3`.execute(trx);
    await sql`
      with answer as (
        select p.*, n, ${chance("p.estate_code || 'm'")} as mood, ${chance("p.estate_code || p.building_code || n")} as c
        from (${place}) p cross join generate_series(1, 10) n where p.at <= 3 and n <= 4 + ${chance("p.building_code || p.estate_code")} % 7
      )
      insert into survey_response (estate_id, batch_id, key_digest, digest, response_no, survey_no, building_id, channel, answered_on, speed, correctness, manner)
      select estate_id, ${batchId}, md5(no), md5(no), no, 'DC-1', building_id, 'APP', date_trunc('month', ${today}::timestamp)::date - 24 + c % 20,
        least(5, greatest(1, 3 + (mood + c) % 3 - c % 2)), least(5, greatest(1, 3 + (mood + c / 4) % 3)), least(5, greatest(1, 3 + (mood + c * 7) % 4 - c % 3))
      from (select a.*, 'DF-' || a.building_code || '-' || a.n as no from answer a) t`.execute(trx);
    await sql`select record_batch(${batchId}, 'DEMO', ${LABEL}, null, null)`.execute(trx);
    await appendJournal(trx, [{ act: "SEEDED_DEMO", subject: `Batch ${batchId}`, after: { label: LABEL } }]);
  });
}
