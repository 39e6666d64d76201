import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { Who } from "./finding-case.store.ts";
import type { FindingFilter, FindingOrder } from "./finding-list.input.ts";
import type { FindingListCount } from "./finding-list.type.ts";
import { Finding } from "./finding.type.ts";

export interface FindingQuery {
  readonly filter: FindingFilter;
  /** Whose findings "mine" and "awaiting me" are. */
  readonly who: Who;
  readonly today: string;
}

/** Where a page goes on: the day that the last row is sorted by, its estate and its number. */
export interface FindingPlace {
  readonly day: string;
  readonly estate: number;
  readonly number: number;
}

export const FINDING_COLUMNS =
  sql.raw(`f.estate_id as "estateId", f.finding_id as "findingId", f.finding_code as code, f.source,
  f.source_key as "sourceKey", f.severity, f.title, f.description, f.recurs_of as "recursOfNumber", f.raised_on as "raisedOn",
  f.raised_by as "raisedBy", f.raiser_role as "raiserRole", f.state, f.list, f.version, f.round, f.assignee_id as "assigneeId",
  f.assignee_name as "assigneeName", f.original_due_on as "originalDueOn", f.due_on as "dueOn", f.until_on as "untilOn",
  f.submitted_on as "submittedOn", f.closed_on as "closedOn", f.awaited_by as "awaitedBy", f.overdue, f.days_late as "daysLate",
  f.escalated_to as "escalatedTo"`);

export const asFinding = (row: Finding): Finding => Object.assign(new Finding(), row);

/** What awaits nobody any more is sorted behind all days. */
const NEVER = "9999-12-31";

const among = (column: string, values: readonly string[] | null | undefined) =>
  values === null || values === undefined ? sql`true` : sql`${sql.raw(column)} = any (${[...values]}::text[])`;

const countedBy = (counted: FindingFilter["counted"]) =>
  counted == null
    ? sql`true`
    : sql`(f.estate_id, f.finding_id) in (select c.estate_id, c.finding_id
        from figures.finding_counted(${counted.by}, ${counted.from}::date, ${counted.to}::date, ${counted.asOf}::date) c)`;

function matching({ filter, who: { personId, role }, today }: FindingQuery) {
  const text = filter.text?.trim() || null;
  return sql`from figures.finding_at(${today}) f
    where ${countedBy(filter.counted)} and ${among("f.estate_code", filter.estates)} and ${among("f.state", filter.states)}
      and ${among("f.severity", filter.severities)} and ${among("f.source", filter.sources)}
      and (${filter.list ?? null}::text is null or f.list = ${filter.list ?? null})
      and (${filter.overdue !== true} or f.overdue)
      and (${filter.evidenced !== true} or exists (
        select from finding_evidence v where v.estate_id = f.estate_id and v.finding_id = f.finding_id))
      and (${filter.mine ?? null}::boolean is null or (f.assignee_id is not distinct from ${personId}::int) = ${filter.mine ?? null})
      and (${filter.awaitingMe ?? null}::boolean is null
        or coalesce(figures.finding_awaits(f, ${personId}::int, ${role}, ${today}), false) = ${filter.awaitingMe ?? null})
      and (${filter.from ?? null}::date is null or f.raised_on >= ${filter.from ?? null}::date)
      and (${filter.to ?? null}::date is null or f.raised_on <= ${filter.to ?? null}::date)
      and (${text}::text is null or strpos(lower(concat_ws(' ', f.finding_code, f.title, f.assignee_name)), lower(${text})) > 0)`;
}

/** Findings that match, in order. */
export async function listFindings(
  trx: Trx,
  query: FindingQuery,
  { sort, after, limit }: { readonly sort: FindingOrder; readonly after: FindingPlace | null; readonly limit: number },
): Promise<Finding[]> {
  const key = sort === "DUE" ? sql`coalesce(f.awaited_by, ${NEVER}::date)` : sql`f.raised_on`;
  const [down, beyond] = sort === "DUE" ? [sql``, sql`>`] : [sql`desc`, sql`<`];
  const place =
    after &&
    sql`and (${key}, f.estate_id, f.finding_id) ${beyond} (${after.day}::date, ${after.estate}, ${after.number})`;
  const found = await sql<Finding>`
    select ${FINDING_COLUMNS} ${matching(query)} ${place ?? sql``}
    order by ${key} ${down}, f.estate_id ${down}, f.finding_id ${down} limit ${limit}`.execute(trx);
  return found.rows.map(asFinding);
}

/** The place of a row in an order. */
export function placeOf({ estateId, findingId, awaitedBy, raisedOn }: Finding, sort: FindingOrder): string {
  return `${sort === "DUE" ? (awaitedBy ?? NEVER) : raisedOn}/${estateId}/${findingId}`;
}

/** How many of those that match stand in each list; every list is there. */
export async function countFindings(trx: Trx, query: FindingQuery): Promise<FindingListCount[]> {
  const found = await sql<FindingListCount>`
    select l.list, coalesce(n.count, 0)::int as count, coalesce(n.overdue, 0)::int as overdue
    from (values (1, 'PROBLEM'), (2, 'RECTIFICATION'), (3, 'ACCEPTANCE')) l (nth, list)
    left join (
      select f.list, count(*) as count, count(*) filter (where f.overdue) as overdue ${matching(query)} group by f.list
    ) n on n.list = l.list order by l.nth`.execute(trx);
  return found.rows;
}
