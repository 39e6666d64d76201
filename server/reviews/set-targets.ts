import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";
import type { Clock } from "../platform/clock.ts";
import { appendJournal } from "../platform/journal.ts";
import { done, type Outcome } from "../platform/outcome.ts";
import { refusalOf } from "./review-refusal.rules.ts";

export interface GivenTarget {
  readonly estate: string;
  readonly currentRate?: number | null;
  readonly onTimeRate?: number | null;
  readonly overdueRate?: number | null;
  readonly recoveryRate?: number | null;
  readonly planned?: bigint | null;
  readonly stageUntil?: string | null;
}

export interface GivenTargets {
  readonly year: number;
  readonly validFrom: string;
  readonly reason: string;
  readonly rows: readonly GivenTarget[];
}

const MOST = 1_000;

/** Sets targets 下达目标 of estates for a year (P1.1): a new version of each, and none where one of them is wrong. */
export async function setTargets(trx: Trx, clock: Clock, given: GivenTargets): Promise<Outcome<number>> {
  const flawed = refuseFlawed(given);
  if (flawed !== null) return flawed;
  const { year, validFrom, rows } = given;
  const reason = given.reason.trim();
  await sql`select ${takeLock("TARGETS")}`.execute(trx);
  const found = await sql<{ code: string; estateId: number; version: number; validFrom: string | null }>`
    select e.estate_code as code, e.estate_id as "estateId", coalesce(max(t.version), 0) as version, max(t.valid_from) as "validFrom"
    from estate e left join estate_target t on t.estate_id = e.estate_id and t.year = ${year}
    where e.estate_code = any (${rows.map(({ estate }) => estate)}::text[]) group by e.estate_code, e.estate_id`.execute(
    trx,
  );
  const known = new Map(found.rows.map((row) => [row.code, row]));
  const late = found.rows.find((row) => row.validFrom !== null && row.validFrom > validFrom);
  if (late !== undefined) return refusalOf("VALID_BEFORE_LAST", { estate: late.code });
  const { personId, name } = trx.actor;
  const versions = [];
  for (const row of rows) {
    const estate = known.get(row.estate);
    if (estate === undefined) return refusalOf("ESTATE_UNKNOWN", { estate: row.estate });
    versions.push({
      ...row,
      planned: row.planned?.toString() ?? null,
      estateId: estate.estateId,
      version: estate.version + 1,
    });
  }
  await sql`
    insert into estate_target (estate_id, year, version, valid_from, current_rate, on_time_rate, overdue_rate, recovery_rate, planned,
      stage_until, reason, set_at, setter_id, setter_name)
    select r."estateId", ${year}, r.version, ${validFrom}, r."currentRate", r."onTimeRate", r."overdueRate", r."recoveryRate", r.planned,
      r."stageUntil", ${reason}, ${clock.now().toISOString()}, ${personId}, ${name}
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) r("estateId" int, version int, "currentRate" int, "onTimeRate" int,
      "overdueRate" int, "recoveryRate" int, planned bigint, "stageUntil" date)`.execute(trx);
  await appendJournal(
    trx,
    versions.map(({ estateId, estate, ...after }) => ({
      act: "SET_TARGETS" as const,
      subject: `Estate ${estate}`,
      estateId,
      after: { ...after, year, validFrom, reason },
    })),
  );
  return done(versions.length);
}

function refuseFlawed({ year, reason, rows }: GivenTargets): Outcome<never> | null {
  if (!Number.isInteger(year) || year < 1991 || year > 2100) return refusalOf("TARGET_YEAR");
  if (reason.trim() === "" || reason.length > 500) return refusalOf("WHY_MISSING");
  if (rows.length === 0 || rows.length > MOST) return refusalOf("TARGETS_MISSING");
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.estate)) return refusalOf("TARGET_TWICE", { estate: row.estate });
    seen.add(row.estate);
    const { currentRate, onTimeRate, overdueRate, recoveryRate, planned, stageUntil } = row;
    const rates = [currentRate, onTimeRate, overdueRate, recoveryRate];
    const says = [...rates, planned, stageUntil].some((value) => value !== null && value !== undefined);
    if (!says) return refusalOf("TARGET_EMPTY", { estate: row.estate });
    const within = rates.every((rate) => rate === null || rate === undefined || (rate >= 0 && rate <= 10_000));
    if (!within || (planned !== null && planned !== undefined && planned <= 0n))
      return refusalOf("TARGET_OUT_OF_RANGE", { estate: row.estate });
  }
  return null;
}
