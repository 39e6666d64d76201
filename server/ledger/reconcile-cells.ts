import { sql } from "kysely";
import { takeLock } from "../database/advisory-lock.ts";
import { HEADQUARTERS, type Database, type Trx } from "../database/transaction.ts";

const TABLES = ["money_month", "money_day", "household_month", "household_day"] as const;

/** A row of a cell that is stored and should not be, or should be stored and is not. */
export interface CellDifference {
  readonly table: string;
  readonly side: "STORED" | "MISSING";
  readonly estate: string;
  /** Null for the cells of the whole estate, and for money without a household. */
  readonly building: string | null;
  /** Due date of a cell; of held money its day, or the first of its month. */
  readonly dueOn: string;
  /** The whole row, as JSON. */
  readonly row: string;
}

/** Ends the transaction without leaving a trace, carrying out what was found. */
class Undo extends Error {
  constructor(readonly found: readonly CellDifference[]) {
    super("nothing to keep");
  }
}

/**
 * Recomputes every cell and every open bill of every estate and names each row that differs from what is stored; changes nothing. Marked
 * cells are left out: figures do not read them. Estates come one by one, so that writers and readers never wait long.
 */
export async function* reconcileCells(database: Database): AsyncGenerator<CellDifference> {
  const estates = await database.asViewer(HEADQUARTERS, async (trx) => {
    const found = await sql<{ estate_id: number }>`select estate_id from estate order by estate_code`.execute(trx);
    return found.rows.map((row) => row.estate_id);
  });
  for (const estate of estates) yield* await differencesOf(database, estate);
}

async function differencesOf(database: Database, estate: number): Promise<readonly CellDifference[]> {
  try {
    await database.asServer(HEADQUARTERS, async (trx) => {
      await sql`select ${takeLock("CELLS")}`.execute(trx);
      await keepStored(trx, estate);
      await recompute(trx, estate);
      throw new Undo([
        ...(await compare(trx, estate)),
        ...(await compareHeld(trx, estate)),
        ...(await compareOpen(trx, estate)),
      ]);
    });
  } catch (error) {
    if (error instanceof Undo) return error.found;
    throw error;
  }
  return [];
}

async function keepStored(trx: Trx, estate: number): Promise<void> {
  for (const table of TABLES)
    await sql`create temp table ${sql.table(`stored_${table}`)} on commit drop as
      select * from ${sql.table(table)} where estate_id = ${estate}`.execute(trx);
  await sql`create temp table waiting on commit drop as
    select distinct building_id, due_on from cell_mark where estate_id = ${estate}`.execute(trx);
}

/** All cells that the ledger has bills for, and all that are stored. */
async function recompute(trx: Trx, estate: number): Promise<void> {
  await sql`
    select figures.recompute_cells(array_agg(${estate}::int), array_agg(building_id), array_agg(due_on)) from (
      select building_id, due_on from bill where estate_id = ${estate}
      union select building_id, due_on from money_month where estate_id = ${estate} and building_id > 0
      union select building_id, due_on from household_month where estate_id = ${estate} and building_id > 0
    ) cells having count(*) > 0`.execute(trx);
}

/** Cells that were marked before or meanwhile are left out, and so are the estate's on their due dates, and in their months and years. */
async function compare(trx: Trx, estate: number): Promise<CellDifference[]> {
  await sql`insert into waiting select building_id, due_on from cell_mark where estate_id = ${estate}`.execute(trx);
  const differences: CellDifference[] = [];
  for (const table of TABLES) {
    const [stored, computed] = [sql.table(`stored_${table}`), sql.table(table)];
    const found = await sql<CellDifference>`
      select ${table} as "table", d.side, e.estate_code as estate, b.building_code as building, d.due_on as "dueOn", d.row
      from (
        select 'STORED' as side, s.building_id, s.due_on, to_jsonb(s)::text as row
        from (select * from ${stored} except all select * from ${computed} where estate_id = ${estate}) s
        union all
        select 'MISSING', c.building_id, c.due_on, to_jsonb(c)::text
        from (select * from ${computed} where estate_id = ${estate} except all select * from ${stored}) c
      ) d
      join estate e on e.estate_id = ${estate}
      left join building b on b.estate_id = ${estate} and b.building_id = d.building_id
      where not exists (select from waiting w
        where (w.building_id = d.building_id or d.building_id <= 0)
          and d.due_on = case d.building_id
            when -2 then figures.month_of(w.due_on)
            when -3 then date_trunc('year', w.due_on::timestamp)::date
            else w.due_on end)
      order by d.due_on, building, d.side`.execute(trx);
    differences.push(...found.rows);
  }
  return differences;
}

/** Held money needs no second writing: what it changed by is worked out beside what is stored. Months with a marked day are left out. */
async function compareHeld(trx: Trx, estate: number): Promise<CellDifference[]> {
  const found = await sql<CellDifference>`
    with known as (
      select effective_on as d from posting where estate_id = ${estate} and kind in ('CASH', 'ALLOCATION')
      union select month from held_month where estate_id = ${estate}
      union select day from held_day where estate_id = ${estate}
    ),
    month as (
      select distinct figures.month_of(d) as m from known
      except select figures.month_of(day) from held_mark where estate_id = ${estate}
    ),
    flow as materialized (
      select f.* from (
        select array_agg(${estate}::int) as e, array_agg(d) as d from known where figures.month_of(d) in (select m from month)
      ) g cross join lateral figures.held_flow(g.e, g.d) f
    ),
    computed as materialized (
      select 'held_day' as "table", building_id, fee_class, day, amount from flow
      union all
      select 'held_month', building_id, fee_class, figures.month_of(day), sum(amount)::bigint from flow
      group by 2, 3, 4 having sum(amount) <> 0
    ),
    stored as materialized (
      select 'held_day' as "table", building_id, fee_class, day, amount from held_day
      where estate_id = ${estate} and figures.month_of(day) in (select m from month)
      union all
      select 'held_month', building_id, fee_class, month, amount from held_month where estate_id = ${estate} and month in (select m from month)
    )
    select d."table", d.side, e.estate_code as estate, b.building_code as building, d.day as "dueOn", d.row
    from (
      select 'STORED' as side, s.*, to_jsonb(s)::text as row from (select * from stored except all select * from computed) s
      union all
      select 'MISSING', c.*, to_jsonb(c)::text from (select * from computed except all select * from stored) c
    ) d
    join estate e on e.estate_id = ${estate}
    left join building b on b.estate_id = ${estate} and b.building_id = d.building_id
    order by d.day, building, d.side`.execute(trx);
  return found.rows;
}

/** Bills of which something is unpaid. Settled ones wait in the table until their day has passed, and are left out whenever that is. */
async function compareOpen(trx: Trx, estate: number): Promise<CellDifference[]> {
  await sql`create temp table stored_open_bill on commit drop as
    select * from open_bill where estate_id = ${estate} and unpaid <> 0`.execute(trx);
  await sql`select figures.refresh_open_bills(array_agg(estate_id), array_agg(bill_id)) from bill where estate_id = ${estate}
    having count(*) > 0`.execute(trx);
  const computed = sql`select * from open_bill where estate_id = ${estate} and unpaid <> 0`;
  const found = await sql<CellDifference>`
    select 'open_bill' as "table", d.side, e.estate_code as estate, b.building_code as building, d.due_on as "dueOn", d.row
    from (
      select 'STORED' as side, s.building_id, s.due_on, to_jsonb(s)::text as row
      from (select * from stored_open_bill except all ${computed}) s
      union all
      select 'MISSING', c.building_id, c.due_on, to_jsonb(c)::text from (${computed} except all select * from stored_open_bill) c
    ) d
    join estate e on e.estate_id = ${estate}
    left join building b on b.estate_id = ${estate} and b.building_id = d.building_id
    order by d.due_on, building, d.side`.execute(trx);
  return found.rows;
}
