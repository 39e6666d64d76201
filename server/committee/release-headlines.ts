import { sql } from "kysely";
import type { Database, Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { dayBefore, firstOfMonth } from "./month.rules.ts";
import { appendJournal } from "../platform/journal.ts";
import { insertRelease, lockWindow, makeSafe, readGround } from "./release.store.ts";

/** Estates over which somebody watches today. */
export async function watchedEstates(trx: Trx, today: string): Promise<readonly number[]> {
  const found = await sql<{ estateId: number }>`
    select e.estate_id as "estateId" from estate e
    where figures.holds_role(e.estate_id, null, 'COMMITTEE', ${today}, ${today}) order by 1`.execute(trx);
  return found.rows.map(({ estateId }) => estateId);
}

/**
 * Shows committees how their estate stands today, where since anything shown before either nobody or so many households have changed
 * that the difference names nobody. First comes the end of the month before, so that its bulletin can say the same.
 */
export async function releaseHeadlines(
  database: Database,
  clock: Clock,
  estates: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const today = clock.today();
  for (const estateId of estates) {
    if (signal?.aborted === true) return;
    await database.asServer({ scope: "all" }, async (trx) => {
      await lockWindow(trx, estateId);
      const last = await lastDayShown(trx, estateId);
      const monthEnd = dayBefore(firstOfMonth(today));
      if (last === null || last < monthEnd) await releaseHeadline(trx, clock, estateId, monthEnd);
      await releaseHeadline(trx, clock, estateId, today);
    });
  }
}

async function lastDayShown(trx: Trx, estateId: number): Promise<string | null> {
  const found = await sql<{ day: string | null }>`
    select max(r.as_of) as day from committee_release r where r.estate_id = ${estateId} and r.kind = 'HEADLINE'`.execute(
    trx,
  );
  return found.rows[0]?.day ?? null;
}

async function releaseHeadline(trx: Trx, clock: Clock, estateId: number, asOf: string): Promise<void> {
  const ground = await readGround(trx, estateId, asOf);
  if (ground.households === "[]" || (await isShown(trx, estateId, ground.households))) return;
  const { figures, told } = await makeSafe(trx, estateId, "HEADLINE", ground);
  if (!told) return;
  const at = clock.now().toISOString();
  const release = { estateId, kind: "HEADLINE", month: null, ground, figures, promise: "", at } as const;
  const { releaseId, sha256 } = await insertRelease(trx, release);
  const after = { release: releaseId, asOf, sha256 };
  await appendJournal(trx, [{ act: "RELEASED_HEADLINE", subject: `Headline ${asOf}`, estateId, after }]);
}

/** Whether the latest headline says the same already. */
async function isShown(trx: Trx, estateId: number, households: string): Promise<boolean> {
  const found = await sql<{ same: boolean }>`
    select h.households = ${households}::jsonb as same
    from committee_release r join committee_release_household h on h.estate_id = r.estate_id and h.release_id = r.release_id
    where r.estate_id = ${estateId} and r.kind = 'HEADLINE' order by r.release_id desc limit 1`.execute(trx);
  return found.rows[0]?.same ?? false;
}
