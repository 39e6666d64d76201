import { sql } from "kysely";
import type { Trx } from "../database/transaction.ts";
import type { LoaderKind } from "../platform/context.ts";
import {
  ClosedEstate,
  ClosingCheck,
  ClosingException,
  ClosingIdentity,
  MonthClose,
  type Closing,
} from "./close.type.ts";
import { endOfMonth } from "./month.rules.ts";

const COLUMNS =
  sql.raw(`c.month, (c.month::timestamp + interval '1 month')::date - 1 as "asOf", c.known_at as "knownAt", c.closed_at as "closedAt",
  c.actor as "closedBy", c.reason, c.estates as "estateCount", c.open_exceptions as "openExceptions", c.quarantined as "quarantinedRows",
  c.inputs_sha256 as "inputsSha256", c.outputs_sha256 as "outputsSha256"`);

/** Closed months, the latest first. */
export async function readCloses(trx: Trx): Promise<MonthClose[]> {
  const found = await sql<MonthClose>`select ${COLUMNS} from month_close c order by c.month desc`.execute(trx);
  return found.rows.map((row) => Object.assign(new MonthClose(), row));
}

export async function readClose(trx: Trx, month: string): Promise<MonthClose | null> {
  const found = await sql<MonthClose>`select ${COLUMNS} from month_close c where c.month = ${month}::date`.execute(trx);
  const [row] = found.rows;
  return row === undefined ? null : Object.assign(new MonthClose(), row);
}

export interface ClosedKey {
  readonly month: string;
  /** Null: all in scope. */
  readonly estateIds: readonly number[] | null;
}

/** Frozen figures of closed months, in order of estates' codes. */
export const closedEstatesLoader: LoaderKind<ClosedKey, ClosedEstate[]> = {
  key: (key) => JSON.stringify(key),
  async batch(trx, keys) {
    const given = JSON.stringify(keys.map(({ month, estateIds }, call) => ({ call, month, estates: estateIds })));
    const found = await sql<ClosedEstate & { readonly call: number }>`
      select q.call, c.estate_id as "estateId", c.entries, c.figures, c.inputs_sha256 as "inputsSha256", c.outputs_sha256 as "outputsSha256",
        c.open_exceptions as "openExceptions", c.quarantined as "quarantinedRows"
      from jsonb_to_recordset(${given}::jsonb) as q(call int, month date, estates int[])
      join month_close_estate c on c.month = q.month and (q.estates is null or c.estate_id = any (q.estates))
      join estate e on e.estate_id = c.estate_id
      order by q.call, e.estate_code collate "C"`.execute(trx);
    const calls = Map.groupBy(found.rows, ({ call }) => call);
    return keys.map((_key, call) => (calls.get(call) ?? []).map((row) => Object.assign(new ClosedEstate(), row)));
  },
};

/** Exceptions that stood open when months were closed, by rule. */
export const closedExceptionsLoader: LoaderKind<string, ClosingException[]> = {
  key: (month) => month,
  async batch(trx, months) {
    const found = await sql<ClosingException & { readonly month: string }>`
      select x.month, x.rule, sum(x.open)::int as open, sum(x.amount)::bigint as amount from month_close_exception x
      where x.month = any (${[...months]}::date[]) group by x.month, x.rule order by x.month, 3 desc, x.rule`.execute(
      trx,
    );
    const own = Map.groupBy(found.rows, ({ month }) => month);
    return months.map((month) => (own.get(month) ?? []).map((row) => Object.assign(new ClosingException(), row)));
  },
};

const OPEN = `{"standings": ["OPEN"]}`;

/** What closing a month would freeze, in the snapshot of the transaction. */
export async function readClosing(trx: Trx, month: string, today: string): Promise<Closing> {
  const [checks, exceptions, health] = [
    await readChecks(trx, month),
    await sql<ClosingException>`
      select s.rule, s.open, s.amount from figures.audit_summary(${OPEN}::jsonb, ${today}::date) s order by s.open desc, s.rule`.execute(
      trx,
    ),
    await sql<{ estates: number; quarantined: number; behind: string[]; knownAt: string | null }>`
      select (select count(*)::int from figures.estate_at(null)) as estates, (select max(recorded_at) from batch) as "knownAt",
        (select h.quarantined_rows from figures.scope_health(null, ${today}::date, '{}') h) as quarantined,
        array(select e.estate_code from figures.estate_at(null) e
          join figures.estate_health(null, ${today}::date, array(select i.estate_id from figures.estate_at(null) i)) h on h.estate_id = e.estate_id
          where coalesce(h.latest_entry_on <= ${endOfMonth(month)}::date, true)
          order by e.estate_code collate "C") as behind`.execute(trx),
  ];
  const [row] = health.rows;
  if (row === undefined) throw new Error("the health of the records is one row");
  return {
    month,
    knownAt: row.knownAt,
    estates: row.estates,
    checks,
    exceptions: exceptions.rows.map((each) => Object.assign(new ClosingException(), each)),
    quarantinedRows: row.quarantined,
    estatesBehind: row.behind,
  };
}

async function readChecks(trx: Trx, month: string): Promise<ClosingCheck[]> {
  const found = await sql<{ identity: ClosingIdentity; difference: bigint; estates: string[] }>`
    select c.identity, c.difference, c.estates from figures.closing_checks(${month}::date) c`.execute(trx);
  return found.rows.map((row) => Object.assign(new ClosingCheck(), row));
}

/** A month's close about to be written. */
export interface NewClose {
  readonly month: string;
  readonly reason: string;
  readonly today: string;
  readonly at: string;
  /** Stages history (the demonstration, tests); null: everything recorded. */
  readonly knownAt: string | null;
}

/**
 * Freezes a month in one statement, and so in one snapshot: what it was known at, its figures and their digests belong together. Writes
 * nothing where an identity does not hold; tells how many estates it froze.
 */
export async function insertClose(trx: Trx, { month, reason, today, at, knownAt }: NewClose): Promise<number> {
  const { personId, name } = trx.actor;
  const known = sql`${knownAt}::timestamptz`;
  const found = await sql<{ estates: number }>`
    with frozen as materialized (select f.* from figures.closing_figures(${month}::date, ${known}, '{}') f),
    entered as materialized (select i.* from figures.closing_inputs(${endOfMonth(month)}::date, ${known}, null) i),
    exception as materialized (
      select x.estate_id, x.rule, count(*)::int as open, coalesce(sum(x.amount), 0)::bigint as amount
      from figures.audit_exceptions(${OPEN}::jsonb, ${today}::date) x group by x.estate_id, x.rule
    ),
    health as materialized (select h.* from figures.estate_health(${known}, ${today}::date, array(select f.estate_id from frozen f)) h),
    estate_row as materialized (
      select f.estate_id, f.estate_code, i.entries, f.figures, i.sha256 as inputs, figures.sha256_of(f.figures) as outputs,
        coalesce((select sum(x.open)::int from exception x where x.estate_id = f.estate_id), 0) as open, coalesce(h.quarantined_rows, 0) as waiting
      from frozen f join entered i on i.estate_id = f.estate_id left join health h on h.estate_id = f.estate_id
      where not exists (select from frozen b where b.bridge_difference <> 0 or b.cash_difference <> 0 or b.ageing_difference <> 0)
    ),
    estate_written as (
      insert into month_close_estate (estate_id, month, entries, figures, inputs_sha256, outputs_sha256, open_exceptions, quarantined)
      select estate_id, ${month}::date, entries, figures, inputs, outputs, open, waiting from estate_row
    ),
    exception_written as (
      insert into month_close_exception (estate_id, month, rule, open, amount)
      select x.estate_id, ${month}::date, x.rule, x.open, x.amount from exception x where x.estate_id in (select estate_id from estate_row)
    )
    insert into month_close (month, known_at, closed_at, person_id, actor, reason, estates, open_exceptions, quarantined, inputs_sha256, outputs_sha256)
    select ${month}::date, coalesce(${known}, (select max(b.recorded_at) from batch b)), ${at}::timestamptz, ${personId}, ${name}, ${reason},
      count(*)::int, sum(r.open)::int, sum(r.waiting)::int,
      figures.sha256_of(string_agg(r.estate_code || ' ' || r.inputs, e'\n' order by r.estate_code collate "C")),
      figures.sha256_of(string_agg(r.estate_code || ' ' || r.outputs, e'\n' order by r.estate_code collate "C"))
    from estate_row r having count(*) > 0
    returning estates`.execute(trx);
  return found.rows[0]?.estates ?? 0;
}

/** What an estate's closed month is when it is worked out anew. */
interface ReplayedEstate {
  readonly code: string;
  /** Whether the entries recorded by then are those that were closed. */
  readonly inputs: boolean;
  /** Whether the figures are the same bytes. */
  readonly outputs: boolean;
}

/** Works a closed month out anew from the ledger, as known at its close: all of the viewer's estates, or those with these codes. */
export async function replayClose(
  trx: Trx,
  { month, asOf, knownAt }: MonthClose,
  codes: readonly string[] | null,
): Promise<readonly ReplayedEstate[]> {
  const chosen = codes === null ? null : [...codes];
  const found = await sql<ReplayedEstate>`
    with chosen as materialized (
      select c.estate_id, e.estate_code, c.figures, c.inputs_sha256, c.outputs_sha256
      from month_close_estate c join estate e on e.estate_id = c.estate_id
      where c.month = ${month}::date and (${chosen}::text[] is null or e.estate_code = any (${chosen}::text[]))
    )
    select c.estate_code as code, coalesce(i.sha256 = c.inputs_sha256, false) as inputs,
      coalesce(f.figures = c.figures and figures.sha256_of(c.figures) = c.outputs_sha256, false) as outputs
    from chosen c
    left join figures.closing_figures(${month}::date, ${knownAt}::timestamptz,
      (select jsonb_build_object('estates', coalesce(jsonb_agg(h.estate_id), '[]')) from chosen h)) f on f.estate_id = c.estate_id
    left join figures.closing_inputs(${asOf}::date, ${knownAt}::timestamptz, array(select h.estate_id from chosen h)) i
      on i.estate_id = c.estate_id
    order by c.estate_code collate "C"`.execute(trx);
  return found.rows;
}
