import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import type { JournalEntry } from "./journal.type.ts";

export interface WantedEntries {
  readonly act: string | null;
  /** Part of who did it, or of the object. */
  readonly text: string | null;
  /** Objects of that name, as entries write them. */
  readonly subjects: readonly string[];
  /** First and last business day, in the time zone. */
  readonly from: string | null;
  readonly to: string | null;
  readonly timeZone: string;
}

/** An entry as it was recorded. */
export type RecordedEntry = Omit<JournalEntry, "subjectName">;

const matching = ({ act, text, subjects, from, to, timeZone }: WantedEntries) =>
  sql`(${act}::text is null or j.act = ${act})
      and (${text}::text is null or strpos(lower(concat_ws(' ', j.actor, j.subject)), lower(${text})) > 0
        or j.subject = any (${subjects}::text[]))
      and (${from}::date is null or j.recorded_at >= ${from}::date::timestamp at time zone ${timeZone})
      and (${to}::date is null or j.recorded_at < (${to}::date + 1)::timestamp at time zone ${timeZone})`;

/** Entries that the viewer may see, latest first, those before a place. */
export async function readJournal(
  trx: Trx,
  wanted: WantedEntries,
  before: string | null,
  limit: number,
): Promise<RecordedEntry[]> {
  const found = await sql<RecordedEntry>`
    select j.seq::text as seq, j.recorded_at as "recordedAt", j.actor, j.role, j.address, j.request_id as "requestId", j.act, j.subject,
      j.before, j.after, encode(l.hash, 'hex') as hash
    from journal_entry j join journal_link l on l.seq = j.seq
    where j.seq < coalesce(${before}::bigint, 9223372036854775807)
      and ${matching(wanted)}
    order by j.seq desc limit ${limit}`.execute(trx);
  return found.rows;
}

/** How many of them there are. */
export const countEntries = (trx: Trx, wanted: WantedEntries): Promise<RowCount> =>
  countRows(trx, sql`from journal_entry j where ${matching(wanted)}`);

const PERSON = /^Person (\d{1,9})$/;

/** What the people are called now whom entries name as their object, by that object; in scope of people. */
export async function readSubjectNames(
  trx: Trx,
  entries: readonly RecordedEntry[],
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ subject }) => Number(PERSON.exec(subject ?? "")?.[1] ?? 0) || []);
  if (ids.length === 0) return new Map();
  const found = await sql<{ id: number; name: string }>`
    select person_id as id, name from person where person_id = any (${[...new Set(ids)]}::int[])`.execute(trx);
  return new Map(found.rows.map(({ id, name }) => [`Person ${id}`, name]));
}

/** The people whose name holds a text, as entries name them; in scope of people. */
export async function readSubjectsNamed(trx: Trx, text: string): Promise<string[]> {
  const found = await sql<{ subject: string }>`
    select 'Person ' || person_id as subject from person where strpos(lower(name), lower(${text})) > 0`.execute(trx);
  return found.rows.map(({ subject }) => subject);
}
