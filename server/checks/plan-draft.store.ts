import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import type { Trx } from "../database/transaction.ts";

/** The latest version of a plan, which is a draft until it is published. */
export interface PlanDraft {
  readonly planId: number;
  readonly version: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly published: boolean;
  readonly items: number;
  /** A number that no check of any version has had. */
  readonly nextItem: number;
}

/** The latest version of a plan, locked against others who change it; null where there is no such plan. */
export async function openDraft(trx: Trx, code: string): Promise<PlanDraft | null> {
  const found = await sql<PlanDraft>`
    select p.plan_id as "planId", v.version, p.starts_on as "startsOn", p.ends_on as "endsOn",
      exists (select from plan_publication u where u.plan_id = v.plan_id and u.version = v.version) as published,
      (select count(*)::int from plan_item i where i.plan_id = v.plan_id and i.version = v.version) as items,
      (select coalesce(max(i.item), 0) + 1 from plan_item i where i.plan_id = v.plan_id) as "nextItem"
    from (select ${takeLock("PLANS")}) l
    cross join inspection_plan p join plan_version v on v.plan_id = p.plan_id
    where p.code = ${code} order by v.version desc limit 1`.execute(trx);
  return found.rows[0] ?? null;
}
