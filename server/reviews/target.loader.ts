import { sql, type RawBuilder } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import { Target } from "./target.type.ts";

const columns = sql`t.estate_id as "estateId", t.year, t.version, t.valid_from as "validFrom", t.current_rate as "currentRate",
  t.on_time_rate as "onTimeRate", t.overdue_rate as "overdueRate", t.recovery_rate as "recoveryRate", t.planned,
  t.stage_until as "stageUntil", t.reason, t.set_at as "setAt", t.setter_name as setter`;

async function byEstate(
  trx: Trx,
  estates: readonly number[],
  from: RawBuilder<unknown>,
): Promise<(readonly Target[])[]> {
  const found = await sql<Target>`
    select ${columns} from ${from} t where t.estate_id = any (${[...estates]}::int[]) order by t.year desc, t.version desc`.execute(
    trx,
  );
  const grouped = Map.groupBy(
    found.rows.map((row) => Object.assign(new Target(), row)),
    ({ estateId }) => estateId,
  );
  return estates.map((estateId) => grouped.get(estateId) ?? []);
}

/** An estate on a day. */
export interface EstateDay {
  readonly estateId: number;
  readonly day: string;
}

/** Targets in force, one a year; all keys of a request name the same day. */
export const targetsLoader: LoaderKind<EstateDay, readonly Target[]> = {
  key: ({ estateId, day }) => `${estateId}/${day}`,
  batch: (trx, keys) =>
    byEstate(
      trx,
      keys.map(({ estateId }) => estateId),
      sql`figures.target_at(${keys[0]?.day ?? "1990-01-01"}::date)`,
    ),
};

/** Every version, the latest first. */
export const targetVersionsLoader: LoaderKind<number, readonly Target[]> = {
  key: String,
  batch: (trx, keys) => byEstate(trx, keys, sql`estate_target`),
};

/** Last day of take-over stages; all keys of a request name the same day. */
export const stageLoader: LoaderKind<EstateDay, string | null> = {
  key: ({ estateId, day }) => `${estateId}/${day}`,
  async batch(trx, keys) {
    const found = await sql<{ estateId: number; until: string | null }>`
      select estate_id as "estateId", stage_until as until from figures.estate_stage(${keys[0]?.day ?? "1990-01-01"}::date)`.execute(
      trx,
    );
    const known = new Map(found.rows.map(({ estateId, until }) => [estateId, until]));
    return keys.map(({ estateId }) => known.get(estateId) ?? null);
  },
};
