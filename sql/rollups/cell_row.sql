-- requires: bill_flow
-- Question: which rows do the cells of some groups have, worked out from the ledger?
-- Grain: as money_month, money_day, household_month and household_day, for the cells of buildings.
-- Formula: flows added up by month, and within a month by day; households by the units whose state flips.
-- Counts: bills of the groups asked for.
-- Excludes: cells of estates, which are added up from those of their buildings.
-- Decided: a row lasts until the next change, so what stands at a time is one row of a cell, not a sum over its history.

create view figures.money_cell with (security_invoker = true) as select m.*, 'M' as grain from public.money_month m;
create view figures.household_cell with (security_invoker = true) as select h.*, 'M' as grain from public.household_month h;

create function figures.not_developer(p_liable_kind text) returns text language sql immutable as $$
  select case p_liable_kind when 'DEVELOPER' then 'DEVELOPER' else 'OWNER' end
$$;

create function figures.month_of(p_day date) returns date language sql immutable as $$
  select (p_day - extract(day from p_day)::int + 1)
$$;

create function figures.month_after(p_day date) returns date language sql immutable as $$
  select (date_trunc('month', p_day::timestamp) + interval '1 month')::date
$$;

create function figures.money_cells(p_estates int[], p_buildings bigint[], p_dues date[]) returns setof figures.money_cell
language plpgsql stable rows 20000 as $$
begin
  return query
  with flow as materialized (
    select f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.day, figures.month_of(f.day) as month,
      sum(f.bills)::bigint as bills, sum(f.charged)::bigint as charged, sum(f.waived)::bigint as waived,
      sum(f.written_off)::bigint as written_off, sum(f.paid)::bigint as paid, sum(f.on_time)::bigint as on_time
    from figures.bill_flow(p_estates, p_buildings, p_dues) f
    where f.bills <> 0 or f.charged <> 0 or f.waived <> 0 or f.written_off <> 0 or f.paid <> 0 or f.on_time <> 0
    group by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.day
  ),
  monthly as (
    select f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.month,
      sum(f.bills)::bigint as bills, sum(f.charged)::bigint as charged, sum(f.waived)::bigint as waived,
      sum(f.written_off)::bigint as written_off, sum(f.paid)::bigint as paid, sum(f.on_time)::bigint as on_time
    from flow f group by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.month
  )
  select m.estate_id, m.building_id, '', m.fee_class, m.fee_item, m.use, m.liable_kind, m.due_on,
    m.month, lead(m.month, 1, 'infinity'::date) over w,
    (sum(m.bills) over w)::bigint, (sum(m.charged) over w)::bigint, (sum(m.waived) over w)::bigint,
    (sum(m.written_off) over w)::bigint, (sum(m.paid) over w)::bigint, (sum(m.on_time) over w)::bigint, 'M'
  from monthly m
  window w as (partition by m.estate_id, m.building_id, m.fee_class, m.fee_item, m.use, m.liable_kind, m.due_on order by m.month)
  union all
  select f.estate_id, f.building_id, '', f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.day, lead(f.day, 1, figures.month_after(f.month)) over w,
    (sum(f.bills) over w)::bigint, (sum(f.charged) over w)::bigint, (sum(f.waived) over w)::bigint,
    (sum(f.written_off) over w)::bigint, (sum(f.paid) over w)::bigint, (sum(f.on_time) over w)::bigint, 'D'
  from flow f
  window w as (partition by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.month order by f.day);
end $$;
comment on function figures.money_cells is 'Rows of money cells of buildings, from the ledger; grain M of months, D of days.';

create function figures.household_cells(p_estates int[], p_buildings bigint[], p_dues date[]) returns setof figures.household_cell
language plpgsql stable rows 20000 as $$
begin
  return query
  with counted as (
    select f.estate_id, f.building_id, f.fee_class, k.fee_item, k.use, k.liable_kind, f.due_on, f.unit_id, f.day,
      sum(f.billed) as billed, sum(f.unpaid) as unpaid, sum(f.owing) as owing, sum(f.late) as late
    from figures.bill_flow(p_estates, p_buildings, p_dues) f
    cross join lateral (
      values (f.fee_item, f.use, f.liable_kind), ('', '', figures.not_developer(f.liable_kind))
    ) k (fee_item, use, liable_kind)
    where f.billed <> 0 or f.unpaid <> 0 or f.owing <> 0 or f.late <> 0
    group by f.estate_id, f.building_id, f.fee_class, k.fee_item, k.use, k.liable_kind, f.due_on, f.unit_id, f.day
  ),
  stood as (
    select c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.unit_id, c.day,
      sum(c.billed) over w > 0 as billed, sum(c.unpaid) over w > 0 as unpaid, sum(c.owing) over w > 0 as owing, sum(c.late) over w > 0 as late
    from counted c
    window w as (partition by c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.unit_id order by c.day)
  ),
  flipped as (
    select s.*,
      case when s.billed <> lag(s.billed, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as billed_flip,
      case when s.unpaid <> lag(s.unpaid, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as unpaid_flip,
      case when s.owing <> lag(s.owing, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as owing_flip,
      case when s.late <> lag(s.late, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as late_flip
    from stood s
    window w as (partition by s.estate_id, s.building_id, s.fee_class, s.fee_item, s.use, s.liable_kind, s.due_on, s.unit_id order by s.day)
  ),
  flow as materialized (
    select f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.unit_id / 64 as block, f.day,
      figures.month_of(f.day) as month, bit_xor(f.billed_flip) as billed, bit_xor(f.unpaid_flip) as unpaid,
      bit_xor(f.owing_flip) as owing, bit_xor(f.late_flip) as late
    from flipped f
    where f.billed_flip <> 0 or f.unpaid_flip <> 0 or f.owing_flip <> 0 or f.late_flip <> 0
    group by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.unit_id / 64, f.day
  ),
  monthly as (
    select f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.block, f.month,
      bit_xor(f.billed) as billed, bit_xor(f.unpaid) as unpaid, bit_xor(f.owing) as owing, bit_xor(f.late) as late
    from flow f group by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.block, f.month
  )
  select m.estate_id, m.building_id, '', m.fee_class, m.fee_item, m.use, m.liable_kind, m.due_on,
    m.month, lead(m.month, 1, 'infinity'::date) over w, m.block,
    (bit_xor(m.billed) over w)::bit(64)::bit varying, (bit_xor(m.unpaid) over w)::bit(64)::bit varying,
    (bit_xor(m.owing) over w)::bit(64)::bit varying, (bit_xor(m.late) over w)::bit(64)::bit varying, 'M'
  from monthly m
  window w as (partition by m.estate_id, m.building_id, m.fee_class, m.fee_item, m.use, m.liable_kind, m.due_on, m.block order by m.month)
  union all
  select f.estate_id, f.building_id, '', f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.day, lead(f.day, 1, figures.month_after(f.month)) over w, f.block,
    (bit_xor(f.billed) over w)::bit(64)::bit varying, (bit_xor(f.unpaid) over w)::bit(64)::bit varying,
    (bit_xor(f.owing) over w)::bit(64)::bit varying, (bit_xor(f.late) over w)::bit(64)::bit varying, 'D'
  from flow f
  window w as (partition by f.estate_id, f.building_id, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.block, f.month
    order by f.day);
end $$;
comment on function figures.household_cells is 'Rows of household cells of buildings, from the ledger; grain M of months, D of days.';
