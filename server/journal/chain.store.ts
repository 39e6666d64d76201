import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { JournalEntry } from "../platform/journal.rules.ts";

/** An entry with its stored hash; either may be missing where somebody deleted it. */
export interface StoredLink {
  readonly seq: bigint;
  readonly hash: string | null;
  readonly entry: JournalEntry | null;
}

interface Row extends Omit<JournalEntry, "seq"> {
  readonly seq: bigint;
  readonly hash: string | null;
  readonly found: boolean;
}

/** Entries and hashes after a number, in order. */
export async function readChain(trx: Trx, after: bigint, limit: number): Promise<StoredLink[]> {
  const found = await sql<Row>`
    select coalesce(e.seq, l.seq) as seq, encode(l.hash, 'hex') as hash, e.seq is not null as found,
      to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
      e.person_id::text as "personId", e.actor, e.role, e.address, e.request_id as "requestId", e.act, e.subject,
      e.estate_id::text as "estateId", e.before, e.after
    from (select * from journal_entry where seq > ${after} order by seq limit ${limit}) e
    full join (select * from journal_link where seq > ${after} order by seq limit ${limit}) l on l.seq = e.seq
    order by 1 limit ${limit}`.execute(trx);
  return found.rows.map(({ seq, hash, found: there, ...rest }) => ({
    seq,
    hash,
    entry: there ? { seq: seq.toString(), ...rest } : null,
  }));
}

/** The last entry of each business day, with its hash. */
export async function readDayEnds(trx: Trx, timeZone: string): Promise<{ day: string; seq: string; hash: string }[]> {
  const found = await sql<{ day: string; seq: string; hash: string }>`
    select d.day::text as day, d.seq::text as seq, encode(l.hash, 'hex') as hash
    from (select (recorded_at at time zone ${timeZone})::date as day, max(seq) as seq from journal_entry group by 1) d
    join journal_link l on l.seq = d.seq
    order by d.seq`.execute(trx);
  return found.rows;
}
