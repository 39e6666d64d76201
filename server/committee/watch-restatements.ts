import { sql } from "kysely";
import type { Database } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";

/** How far back bulletins are compared with the ledger, in months. */
const MONTHS = 24;

/** Notes the bulletins of which the ledger has since come to say something else 追溯调整; what was published stays as it was. */
export async function watchRestatements(database: Database, clock: Clock, signal?: AbortSignal): Promise<number> {
  const today = clock.today();
  const open = await database.asViewer({ scope: "all" }, async (trx) => {
    const found = await sql<{ estateId: number; releaseId: number }>`
      select r.estate_id as "estateId", r.release_id as "releaseId" from committee_release r
      where r.kind = 'BULLETIN' and r.as_of > ${today}::date - make_interval(months => ${MONTHS})
        and r.known_at is distinct from (select max(b.recorded_at) from batch b)
        and not exists (select from committee_restatement s where s.estate_id = r.estate_id and s.release_id = r.release_id)
      order by r.estate_id, r.release_id`.execute(trx);
    return found.rows;
  });
  let noted = 0;
  for (const { estateId, releaseId } of open) {
    if (signal?.aborted === true) break;
    noted += await database.asServer({ scope: "all" }, async (trx) => {
      const written = await sql`
        insert into committee_restatement (estate_id, release_id, found_at, found_on)
        select r.estate_id, r.release_id, ${clock.now().toISOString()}, ${today}
        from committee_release r join committee_release_household h on h.estate_id = r.estate_id and h.release_id = r.release_id
        where r.estate_id = ${estateId} and r.release_id = ${releaseId}
          and h.households <> figures.committee_households(r.estate_id, r.as_of, null)
        on conflict do nothing returning release_id`.execute(trx);
      return written.rows.length;
    });
  }
  return noted;
}
