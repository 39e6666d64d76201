import { sql } from "kysely";
import { HEADQUARTERS, type Database } from "../database/transaction.ts";
import { importTables } from "../intake/import-tables.ts";
import { sourceTable } from "./source-table.ts";

const LABEL = "演示 Demo 沟通记录";

/** One household of so many that are late is called. */
const CALLED = 9;

interface Call {
  readonly estate: string;
  readonly unit: string;
  readonly calledOn: string;
  readonly promisedOn: string;
  /** In yuan; null where all that was due was promised. */
  readonly amount: string | null;
}

/**
 * Shows calls with households that were late, and what they promised (P7.2), unless there are any: whether it was kept, their payments
 * tell.
 */
export async function addDemoPromises(database: Database): Promise<void> {
  const calls = await database.asViewer(HEADQUARTERS, async (trx) => {
    const known = await sql`select from contact limit 1`.execute(trx);
    return known.rows.length > 0 ? [] : (await lateHouseholds.execute(trx)).rows;
  });
  if (calls.length === 0) return;
  const rows = calls.map(({ estate, unit, calledOn, promisedOn, amount }) => ({
    estate_code: estate,
    unit_code: unit,
    at: `${calledOn} 10:30`,
    channel: "PHONE",
    direction: "OUT",
    action: "DUNNING",
    content: "提醒账单已逾期，询问缴费安排",
    outcome: amount === null ? `承诺 ${promisedOn} 前缴清` : `承诺 ${promisedOn} 前先缴 ${amount} 元`,
    promised_on: promisedOn,
    promised_amount: amount ?? "",
    by: "楼栋管家",
  }));
  const source = { name: LABEL, tables: [sourceTable("contacts", rows)] };
  // No cell is touched by what was said.
  await importTables(database, source, { kind: "DEMO", timeZone: "Asia/Shanghai", label: LABEL, refresh: false });
}

/** Bills of the last half year that were not paid twelve days after they were due, some of them; the same each time. */
const lateHouseholds = sql<Call>`
  select e.estate_code as estate, u.unit_code as unit, (b.due_on + 12)::text as "calledOn", (b.due_on + 20 + l.luck % 15)::text as "promisedOn",
    case when l.luck % 3 = 0 then round(b.amount / 200.0)::text end as amount
  from bill b
  join estate e on e.estate_id = b.estate_id
  join unit u on u.estate_id = b.estate_id and u.unit_id = b.unit_id
  cross join lateral (select ('x' || substr(md5(e.estate_code || u.unit_code || b.due_on), 1, 6))::bit(24)::int as luck) l
  where b.fee_class = 'PROPERTY_FEE' and b.amount >= 20000 and l.luck % ${sql.lit(CALLED)} = 0
    and b.due_on between (select max(due_on) from bill) - 190 and (select max(due_on) from bill) - 40
    and b.amount > coalesce((select sum(p.amount) from posting p
      where p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= b.due_on + 12), 0)
  order by 1, 2, 3`;
