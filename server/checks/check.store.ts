import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import { countRows } from "../platform/count-rows.ts";
import type { RowCount } from "../platform/row-count.type.ts";
import type { CheckFilter } from "./checks.input.ts";
import { AssignedCheck, Check } from "./check.type.ts";

export interface CheckKey {
  readonly estateId: number;
  /** UUID that the inspector's phone made. */
  readonly checkId: string;
}

/** What people call a check: estate and the first digits of its id, known to the phone before anybody else hears of it. */
export const checkNumber = (estateCode: string, checkId: string): string =>
  `${estateCode}-C${checkId.slice(0, 8).toUpperCase()}`;

/** A check as the commands ask for it. */
export interface CheckRow extends CheckKey {
  readonly number: string;
  readonly inspectorId: number;
  readonly templateCode: string;
  readonly templateVersion: number;
  readonly startedAt: string;
  /** Of what was recorded; null before. */
  readonly digest: string | null;
  readonly confirmerName: string | null;
  readonly agreed: boolean | null;
}

export async function findCheck(trx: Trx, { estateId, checkId }: CheckKey): Promise<CheckRow | undefined> {
  const found = await sql<CheckRow>`
    select c.estate_id as "estateId", c.check_id as "checkId", c.number, c.inspector_id as "inspectorId", c.template_code as "templateCode",
      c.template_version as "templateVersion", c.started_at as "startedAt", r.digest, c.confirmer_name as "confirmerName", c.agreed
    from figures.check_state c left join check_record r on r.estate_id = c.estate_id and r.check_id = c.check_id
    where c.estate_id = ${estateId} and c.check_id::text = ${checkId}`.execute(trx);
  return found.rows[0];
}

/** How many photos were taken for each item. */
export async function photosByItem(trx: Trx, { estateId, checkId }: CheckKey): Promise<Map<string, number>> {
  const found = await sql<{ item: string; count: number }>`
    select p.item, count(*)::int as count from check_photo p where p.estate_id = ${estateId} and p.check_id = ${checkId}
    group by p.item`.execute(trx);
  return new Map(found.rows.map(({ item, count }) => [item, count]));
}

export const CHECK_COLUMNS =
  sql.raw(`c.estate_id as "estateId", c.check_id as "checkId", c.number, c.kind, c.template_code as "templateCode",
  c.template_version as "templateVersion", c.subject, c.plan_item as "planItem", c.draw_id as draw,
  (select p.code from inspection_plan p where p.plan_id = c.plan_id) as plan, c.inspector_id as "inspectorId", c.inspector_name as inspector,
  c.inspector_role as "inspectorRole", c.started_at as "startedAt", c.received_at as "receivedAt", c.finished_at as "finishedAt",
  c.recorded_at as "recordedAt", c.on_day as "onDay", c.remark, c.state, c.score::float8 as score, c.earned::int as earned,
  c.possible::int as possible, c.findings as "findingCount", c.confirmer_name as "confirmerName",
  c.confirmer_position as "confirmerPosition", c.agreed, c.confirmer_remark as "confirmerRemark", c.confirmed_at as "confirmedAt"`);

export const asCheck = (row: Check): Check => Object.assign(new Check(), row);

/** Where a page goes on. */
export interface CheckPlace {
  readonly receivedAt: string;
  readonly checkId: string;
}

function matching({ estates = null, kinds = null, states = null, plan = null, from = null, to = null }: CheckFilter) {
  return sql`from figures.check_state c
    where (${estates}::text[] is null or c.estate_code = any (${estates}::text[])) and (${kinds}::text[] is null or c.kind = any (${kinds}::text[]))
      and (${states}::text[] is null or c.state = any (${states}::text[]))
      and (${plan}::text is null or c.plan_id = (select p.plan_id from inspection_plan p where p.code = ${plan}))
      and (${from}::date is null or c.on_day >= ${from}::date) and (${to}::date is null or c.on_day <= ${to}::date)`;
}

/** How many checks match. */
export const countChecks = (trx: Trx, filter: CheckFilter): Promise<RowCount> => countRows(trx, matching(filter));

/** Checks that match, the one that became known last first. */
export async function listChecks(
  trx: Trx,
  filter: CheckFilter,
  { after, limit }: { readonly after: CheckPlace | null; readonly limit: number },
): Promise<Check[]> {
  const found = await sql<Check>`
    select ${CHECK_COLUMNS} ${matching(filter)}
      ${after === null ? sql`` : sql`and (c.received_at, c.check_id) < (${after.receivedAt}::timestamptz, ${after.checkId}::uuid)`}
    order by c.received_at desc, c.check_id desc limit ${limit}`.execute(trx);
  return found.rows.map(asCheck);
}

/** A check by its id; null where there is none in scope. */
export async function readCheck(trx: Trx, checkId: string): Promise<Check | null> {
  const found =
    await sql<Check>`select ${CHECK_COLUMNS} from figures.check_state c where c.check_id = ${checkId}`.execute(trx);
  return found.rows[0] === undefined ? null : asCheck(found.rows[0]);
}

/** What somebody is to carry out: items of plans in force that are not done, and lots of draws whose check has not started. */
export async function listAssigned(trx: Trx, personId: number): Promise<AssignedCheck[]> {
  const found = await sql<AssignedCheck>`
    select i.estate_id as "estateId", i.kind, i.template_code as "templateCode", i.content, i.plan_code as plan, i.item as "planItem",
      null::int as draw, i.starts_on as "startsOn", i.ends_on as "endsOn"
    from figures.plan_item_state i where i.person_id = ${personId} and i.done_on is null
    union all
    select l.estate_id, 'SURPRISE', d.template_code, d.title, null, null, l.draw_id, d.starts_on, d.ends_on
    from draw_lot l join draw d on d.draw_id = l.draw_id
    where l.inspector_id = ${personId}
      and not exists (select from site_check c where c.estate_id = l.estate_id and c.draw_id = l.draw_id)
    order by 9, 1, 6`.execute(trx);
  return found.rows.map((row) => Object.assign(new AssignedCheck(), row));
}

/** The key of a check by its id; null where there is none in scope. */
export async function findCheckKey(trx: Trx, checkId: string): Promise<CheckKey | null> {
  const found = await sql<CheckKey>`
    select estate_id as "estateId", check_id as "checkId" from site_check where check_id::text = ${checkId}`.execute(
    trx,
  );
  return found.rows[0] ?? null;
}
