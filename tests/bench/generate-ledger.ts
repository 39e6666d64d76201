import type pg from "pg";

/** The ledger that the benchmark is run on. */
export interface LedgerSize {
  readonly estates: number;
  readonly buildings: number;
  readonly units: number;
  readonly bills: number;
}

/** The benchmark's day: the last of the 36 months has been billed, and is partly paid. */
export const TODAY = "2026-11-20";
const MONTHS = 36;
const FIRST_MONTH = "2023-12-01";
const ESTATES = 300;

/** Buildings and units for about as many bills as asked for: one bill a unit and month, 300 estates. */
export function sizeOf(bills: number): LedgerSize {
  const perEstate = Math.max(1, Math.round(Math.cbrt(bills / 10_000_000) * 12));
  const perBuilding = Math.max(2, Math.round(bills / (ESTATES * perEstate * MONTHS)));
  const units = ESTATES * perEstate * perBuilding;
  return { estates: ESTATES, buildings: ESTATES * perEstate, units, bills: units * MONTHS };
}

/** The batch that records what is dated on a day: each month has one. */
const batchOf = (day: string): string =>
  `((extract(year from ${day}) - 2023) * 12 + extract(month from ${day}) - 11)::int`;

/**
 * Fills an empty schema with a ledger, in the database itself. Of the bills 60 % are paid in time, 28 % late, and the rest is
 * owed; some are waived in part or written off. Each unit has one liable person; a twelfth of them park. What a month brought is
 * recorded as it ends.
 */
export async function generateLedger(client: pg.Client, size: LedgerSize): Promise<void> {
  await client.query("set app.scope = 'all'");
  // Marks for millions of rows would measure nothing: the cells are built in one go afterwards.
  await client.query("set app.door = '1'");
  await client.query("set work_mem = '256MB'; set maintenance_work_mem = '1GB'; set synchronous_commit = off");
  const indexes = await dropIndexes(client);
  for (const statement of statements(size)) await client.query(statement);
  for (const { definition } of indexes) await client.query(definition);
  await client.query(
    `insert into cell_mark (estate_id, building_id, due_on) select distinct estate_id, building_id, due_on from bill`,
  );
  await client.query(
    `insert into held_mark (estate_id, day) select distinct estate_id, effective_on from posting where kind in ('CASH', 'ALLOCATION')`,
  );
  await client.query("analyze");
  await client.query(`
    select figures.refresh_open_bills(array_agg(estate_id), array_agg(bill_id))
    from (select estate_id, bill_id, row_number() over (order by estate_id, bill_id) / 100000 as part from bill) b group by part`);
  await client.query("analyze open_bill");
  await client.query("reset app.door");
}

/** Indexes that no constraint rests on: made again over all rows they cost less than kept row by row. */
async function dropIndexes(client: pg.Client): Promise<{ name: string; definition: string }[]> {
  const found = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = any (array['bill', 'receipt', 'posting', 'adjustment']::regclass[])
      and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`);
  for (const { name } of found.rows) await client.query(`drop index ${name}`);
  return found.rows;
}

const statements = ({ estates, buildings, units }: LedgerSize): string[] => [
  `insert into batch (batch_id, recorded_at, kind)
    select n + 1, least(timestamptz '${FIRST_MONTH}T18:00:00Z' + (n + 1) * interval '1 month', '${TODAY}T02:00:00Z'), 'IMPORT'
    from generate_series(0, ${MONTHS - 1}) n`,
  `insert into batch_label (batch_id, label) select batch_id, 'benchmark' from batch`,
  `select setval('batch_id_seq', ${MONTHS})`,
  `insert into estate (estate_id, estate_code, batch_id) overriding system value
    select e, 'E' || lpad(e::text, 4, '0'), 1 from generate_series(1, ${estates}) e`,
  `insert into estate_version (estate_id, batch_id, name, region, city_company)
    select estate_id, 1, 'Estate ' || estate_id, 'Region ' || estate_id % 4, 'Company ' || estate_id % 12 from estate`,
  `insert into building (estate_id, building_id, building_code, batch_id) overriding system value
    select (b - 1) / ${buildings / estates} + 1, b, lpad(b::text, 5, '0'), 1 from generate_series(1, ${buildings}) b`,
  `insert into building_version (estate_id, building_id, batch_id, name, property_type)
    select estate_id, building_id, 1, 'Building ' || building_code,
      (array['HIGH_RISE_RESIDENTIAL', 'HIGH_RISE_RESIDENTIAL', 'MIXED_USE', 'INDUSTRIAL_PARK', 'ANCILLARY_COMMERCIAL'])[building_id % 5 + 1]
    from building`,
  `insert into unit (estate_id, unit_id, building_id, unit_code, batch_id) overriding system value
    select b.estate_id, u, b.building_id, b.building_code || '-' || lpad(u::text, 7, '0'), 1
    from generate_series(1, ${units}) u join building b on b.building_id = (u - 1) / ${units / buildings} + 1`,
  `insert into unit_version (estate_id, unit_id, batch_id, gross_area_m2, use, occupant_kind)
    select estate_id, unit_id, 1, 60 + unit_id % 90,
      case when unit_id % 12 = 0 then 'PARKING' when unit_id % 12 = 1 then 'COMMERCIAL' else 'RESIDENTIAL' end,
      case when unit_id % 10 = 0 then 'TENANT' when unit_id % 25 = 1 then 'DEVELOPER' else 'OWNER' end from unit`,
  `insert into account (estate_id, account_id, unit_id, building_id, party_code, fee_class) overriding system value
    select estate_id, unit_id, unit_id, building_id, 'P', case when unit_id % 12 = 0 then 'PARKING' else 'PROPERTY_FEE' end from unit`,
  `insert into bill (estate_id, bill_id, bill_no, account_id, unit_id, building_id, fee_class, fee_item, use, liable_kind,
      period_start, period_end, amount, issued_on, due_on, batch_id) overriding system value
    select u.estate_id, m * ${units} + u.unit_id, 'B' || m * ${units} + u.unit_id, u.unit_id, u.unit_id, u.building_id,
      case when v.use = 'PARKING' then 'PARKING' else 'PROPERTY_FEE' end,
      case when v.use = 'PARKING' then 'parking' else 'property fee' end, v.use, v.occupant_kind,
      d.first, (d.first + interval '1 month')::date - 1, 18000 + (u.unit_id * 7919) % 30000, d.first, d.first + 14, m + 1
    from generate_series(0, ${MONTHS - 1}) m
    cross join lateral (select ('${FIRST_MONTH}'::date + m * interval '1 month')::date as first) d
    cross join unit u join unit_version v on v.estate_id = u.estate_id and v.unit_id = u.unit_id`,
  `create temp table pays as
    select * from (
      select bill_id, estate_id, unit_id, account_id, fee_class, amount, bill_no,
        case when h < 60 then issued_on + (h2 % 15) when h < 85 then due_on + 1 + (h2 % 90)
          when h < 88 then due_on + 91 + (h2 % 300) end as paid_on
      from (select b.*, abs(hashint8(bill_id)) % 100 as h, abs(hashint8(bill_id + 1000000007)) as h2 from bill b) b
    ) p where paid_on <= '${TODAY}'`,
  `insert into receipt (estate_id, receipt_id, receipt_no, unit_id, party_code, kind, amount, channel, paid_on, fee_class,
      bill_no, prepay, batch_id) overriding system value
    select estate_id, bill_id, 'R' || bill_id, unit_id, 'P', 'PAYMENT', amount,
      (array['ONLINE', 'ONLINE', 'BANK_TRANSFER', 'CASH', 'CARD'])[bill_id % 5 + 1], paid_on, fee_class, bill_no, false, ${batchOf("paid_on")} from pays order by paid_on`,
  `insert into posting (estate_id, account_id, receipt_id, kind, effective_on, amount, batch_id)
    select estate_id, account_id, bill_id, 'CASH', paid_on, amount, ${batchOf("paid_on")} from pays order by paid_on`,
  `insert into posting (estate_id, account_id, bill_id, receipt_id, kind, effective_on, amount, batch_id)
    select estate_id, account_id, bill_id, bill_id, 'ALLOCATION', paid_on, amount, ${batchOf("paid_on")} from pays order by paid_on`,
  `create temp table eased as
    select b.estate_id, b.bill_id, b.account_id, abs(hashint8(bill_id)) % 100 as h, least(b.due_on + 25, '${TODAY}') as on_day, b.amount
    from bill b where abs(hashint8(bill_id)) % 100 >= 97`,
  `insert into adjustment (estate_id, adjustment_id, adjustment_no, bill_id, kind, amount, effective_on, reason, batch_id)
      overriding system value
    select estate_id, bill_id, 'A' || bill_id, bill_id, case when h = 99 then 'WRITE_OFF' else 'WAIVER' end,
      case when h = 99 then amount else amount / 10 end, on_day, 'benchmark', ${batchOf("on_day")} from eased order by on_day`,
  `insert into posting (estate_id, account_id, bill_id, adjustment_id, kind, effective_on, amount, batch_id)
    select estate_id, account_id, bill_id, bill_id, case when h = 99 then 'WRITE_OFF' else 'WAIVER' end, on_day,
      case when h = 99 then amount else amount / 10 end, ${batchOf("on_day")} from eased order by on_day`,
  `drop table pays, eased`,
  ...["bill", "receipt", "adjustment", "unit", "building", "estate", "account"].map(
    (table) =>
      `select setval(pg_get_serial_sequence('${table}', '${table}_id'), coalesce(max(${table}_id), 1)) from ${table}`,
  ),
];
