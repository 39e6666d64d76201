-- requires: bill_position
-- Question: what does each bill add to its cell, and on which day?
-- Grain: bill and day on which something about it changes.
-- Formula: the parts of bill_position as they stand by the end of a day less those by the end of the change before; so their sum up
--   to A is bill_position as of A. An allocation counts from its bill's issue on, as there.
-- Counts: bills of the groups asked for that are not voided; groups are (estate, building, due date).
-- Excludes: what is known by K: cells hold what is known now.
-- Decided: this is the only place where the ledger becomes cells; refreshed and live cells both come from here. That it agrees with
--   bill_position is proved over random ledgers by the tests.

create type figures.bill_flow as (
  estate_id int, building_id bigint, unit_id bigint, fee_class text, fee_item text, use text, liable_kind text, due_on date, day date,
  bills bigint, charged bigint, waived bigint, written_off bigint, paid bigint, on_time bigint,
  billed int, unpaid int, owing int, late int, cell int, whole int
);
comment on column figures.bill_flow.cell is 'Number of the cell within this call: its key is added up by one integer instead of seven columns.';
comment on column figures.bill_flow.whole is 'Number of the cell of whatever use and fee item, and whoever is no developer.';
comment on column figures.bill_flow.billed is '+1 when the bill begins to count for its household, -1 when its net becomes 0.';

create function figures.bill_flow(p_estates int[], p_buildings bigint[], p_dues date[]) returns setof figures.bill_flow
language plpgsql stable rows 20000 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  with grouped as materialized (
    select b.estate_id, b.bill_id, b.building_id, b.unit_id, b.fee_class, b.fee_item, b.use, b.liable_kind, b.due_on, b.issued_on, b.amount,
      dense_rank() over (order by b.estate_id, b.building_id, b.due_on, b.fee_class, b.fee_item, b.use, b.liable_kind)::int as cell,
      dense_rank() over (order by b.estate_id, b.building_id, b.due_on, b.fee_class, b.liable_kind = 'DEVELOPER')::int as whole
    from unnest(p_estates, p_buildings, p_dues) as g (estate_id, building_id, due_on)
    join public.bill b on b.estate_id = g.estate_id and b.building_id = g.building_id and b.due_on = g.due_on
    where not exists (select from public.void v
      where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
  ),
  -- Every change carries its bill's columns along: a join back to grouped would be planned for one row and run for thousands.
  change as (
    select g.*, g.issued_on as day, 1 as bills, g.amount as charged, 0::bigint as waived, 0::bigint as written_off, 0::bigint as paid
    from grouped g
    union all
    select g.*, g.due_on, 0, 0, 0, 0, 0 from grouped g
    union all
    select g.*, greatest(p.effective_on, g.issued_on), 0,
      case p.kind when 'CREDIT_NOTE' then -p.amount else 0 end,
      case p.kind when 'WAIVER' then p.amount else 0 end,
      case p.kind when 'WRITE_OFF' then p.amount else 0 end,
      case p.kind when 'ALLOCATION' then p.amount else 0 end
    from grouped g
    join public.posting p on p.estate_id = g.estate_id and p.bill_id = g.bill_id
  ),
  daily as (
    select c.estate_id, c.bill_id, c.day, c.cell, c.whole, c.building_id, c.unit_id, c.due_on, c.fee_class, c.fee_item, c.use, c.liable_kind,
      sum(c.bills) as bills, sum(c.charged)::bigint as charged, sum(c.waived)::bigint as waived,
      sum(c.written_off)::bigint as written_off, sum(c.paid)::bigint as paid
    from change c group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  ),
  standing as (
    select d.*,
      (sum(d.charged - d.waived) over upto)::bigint as net,
      (sum(d.paid) over upto)::bigint as paid_by_day,
      (sum(d.paid) filter (where d.day <= d.due_on) over whole)::bigint as paid_by_due,
      (sum(d.charged - d.waived - d.paid) filter (where d.day <= d.due_on) over whole)::bigint as unpaid_at_due
    from daily d
    window whole as (partition by d.estate_id, d.bill_id), upto as (partition by d.estate_id, d.bill_id order by d.day)
  ),
  judged as (
    select s.*,
      case when s.day >= s.due_on then least(s.paid_by_due, s.net) else 0 end as on_time,
      (c.counts and true)::int as billed,
      (c.counts and s.net <> s.paid_by_day)::int as unpaid,
      (c.counts and s.net > s.paid_by_day)::int as owing,
      (c.counts and s.day >= s.due_on and s.unpaid_at_due <> 0)::int as late
    from standing s
    cross join lateral (select s.net <> 0 and s.use not in ('PARKING', 'STORAGE') as counts) c
  )
  select j.estate_id, j.building_id, j.unit_id, j.fee_class, j.fee_item, j.use, j.liable_kind, j.due_on, j.day,
    j.bills, j.charged, j.waived, j.written_off, j.paid, j.on_time - lag(j.on_time, 1, 0::bigint) over before,
    j.billed - lag(j.billed, 1, 0) over before, j.unpaid - lag(j.unpaid, 1, 0) over before,
    j.owing - lag(j.owing, 1, 0) over before, j.late - lag(j.late, 1, 0) over before, j.cell, j.whole
  from judged j
  window before as (partition by j.estate_id, j.bill_id order by j.day);
end $$;
comment on function figures.bill_flow is 'What each bill of some cells adds to them, by day.';

-- A unit's bit in its block of 64, and the whole of a block among 1024.
create function figures.unit_bit(p_unit bigint) returns bigint language sql immutable as $$
  select 1::bigint << (p_unit % 64)::int
$$;

create function figures.widened(p_bits bigint, p_block bigint) returns bit varying language sql immutable as $$
  select ((p_bits::bit(64))::bit(1024) >> (64 * (p_block % 16))::int)::bit varying
$$;
comment on function figures.widened is 'A block of 64 units at its place in the block of 1024 around it.';
