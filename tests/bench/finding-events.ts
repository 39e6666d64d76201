import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../../server/database/transaction.ts";
import type { Acknowledged } from "./finding-users.ts";

export interface Audited {
  readonly events: number;
  readonly findings: number;
  /** What must not be, and how often it is. */
  readonly faults: Readonly<Record<string, number>>;
}

interface Told {
  readonly acknowledged: readonly Acknowledged[];
  readonly uncertain: readonly Acknowledged[];
}

/** Compares what was answered for with the events, the table of moves and the journal. */
export async function auditEvents(database: Database, { acknowledged, uncertain }: Told): Promise<Audited> {
  const rows = (told: readonly Acknowledged[]) =>
    JSON.stringify(told.map(({ code, seq, action, personId }) => ({ code, seq, action, person: personId })));
  return database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<Record<string, number>>`
      with acked as (select * from jsonb_to_recordset(${rows(acknowledged)}::jsonb) as a(code text, seq int, action text, person int)),
      unsure as (select * from jsonb_to_recordset(${rows(uncertain)}::jsonb) as a(code text, seq int, action text, person int)),
      event as (
        select s.estate_code || '-F' || e.finding_id as code, e.*, lag(e.to_state) over w as before, lag(e.seq) over w as seq_before
        from finding_event e join estate s on s.estate_id = e.estate_id
        window w as (partition by e.estate_id, e.finding_id order by e.seq)
      )
      select (select count(*) from event)::int as events, (select count(*) from finding)::int as findings,
        (select count(*) from acked a where not exists (select from event e
          where e.code = a.code and e.seq = a.seq and e.action = a.action and e.actor_id = a.person))::int as "answered for, and lost",
        (select count(*) - count(distinct (code, seq)) from acked)::int as "answered for twice",
        (select count(*) from event e where e.action <> 'RAISE' and not exists (select from acked a where a.code = e.code and a.seq = e.seq)
          and not exists (select from unsure u where u.code = e.code and u.seq = e.seq and u.person = e.actor_id))::int
          as "done, and answered for to nobody",
        (select count(*) from event e where e.seq <> coalesce(e.seq_before, 0) + 1)::int as "out of sequence",
        (select count(*) from event e where e.from_state is distinct from e.before)::int as "not from where it stood",
        (select count(*) from event e where not exists (select from figures.finding_move m
          where m.from_state is not distinct from e.from_state and m.action = e.action and m.to_state = e.to_state))::int as "no line of the table",
        (select count(*) from finding f where not exists (select from finding_event e
          where e.estate_id = f.estate_id and e.finding_id = f.finding_id and e.seq = 1))::int as "raised by nobody",
        abs((select count(*) from event) - (select count(*) from journal_entry j where j.subject like 'Finding %' and j.act <> 'ADDED_EVIDENCE'))::int
          as "events without their entry in the journal"`.execute(trx);
    const { events = 0, findings = 0, ...faults } = found.rows[0] ?? {};
    return { events, findings, faults };
  });
}
