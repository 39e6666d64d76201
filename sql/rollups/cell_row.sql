-- requires: bill_flow
-- Question: which rows do the cells of some buildings have, worked out from the ledger?
-- Grain: one call writes the rows of money_month, money_day, household_month and household_day for the groups asked for.
-- Formula: flows added up by month, and within a month by day; households by the units whose state flips.
-- Counts: bills of the groups asked for, (estate, building, due date).
-- Excludes: cells of estates, which are added up from those of their buildings.
-- Decided: a row lasts until the next change, so what stands at a time is one row of a cell, not a sum over its history.

create function figures.not_developer(p_liable_kind text) returns text language sql immutable as $$
  select case p_liable_kind when 'DEVELOPER' then 'DEVELOPER' else 'OWNER' end
$$;

create function figures.month_of(p_day date) returns date language sql immutable as $$
  select (p_day - extract(day from p_day)::int + 1)
$$;

create function figures.month_after(p_day date) returns date language sql immutable as $$
  select (date_trunc('month', p_day::timestamp) + interval '1 month')::date
$$;

-- The planner thinks of a few rows where there are thousands: it would join them in nested loops, and sort what is better hashed.
create function figures.write_building_cells(p_estates int[], p_buildings bigint[], p_dues date[]) returns void
language plpgsql set enable_nestloop = off set enable_sort = off as $$
begin
  execute format($q$
  with %s,
  -- Money.
  daily as materialized (
    select f.cell, f.day, figures.month_of(f.day) as month,
      figures.total(f.bills) as bills, figures.total(f.charged) as charged, figures.total(f.waived) as waived,
      figures.total(f.written_off) as written_off, figures.total(f.paid) as paid, figures.total(f.on_time) as on_time
    from flow f
    where f.bills <> 0 or f.charged <> 0 or f.waived <> 0 or f.written_off <> 0 or f.paid <> 0 or f.on_time <> 0
    group by f.cell, f.day
  ),
  monthly as (
    select d.cell, d.month, figures.total(d.bills) as bills, figures.total(d.charged) as charged, figures.total(d.waived) as waived,
      figures.total(d.written_off) as written_off, figures.total(d.paid) as paid, figures.total(d.on_time) as on_time
    from daily d group by d.cell, d.month
  ),
  money_months as (
    insert into public.money_month
    select k.estate_id, k.building_id, '', k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on,
      m.month, m.until_on, m.bills, m.charged, m.waived, m.written_off, m.paid, m.on_time
    from (
      select m.cell, m.month, lead(m.month, 1, 'infinity'::date) over w as until_on,
        figures.total(m.bills) over w as bills, figures.total(m.charged) over w as charged, figures.total(m.waived) over w as waived,
        figures.total(m.written_off) over w as written_off, figures.total(m.paid) over w as paid, figures.total(m.on_time) over w as on_time
      from monthly m window w as (partition by m.cell order by m.month)
    ) m join key k on k.cell = m.cell
  ),
  money_days as (
    insert into public.money_day
    select k.estate_id, k.building_id, '', k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on,
      d.day, d.until_on, d.bills, d.charged, d.waived, d.written_off, d.paid, d.on_time
    from (
      select d.cell, d.day, lead(d.day, 1, figures.month_after(d.month)) over w as until_on,
        figures.total(d.bills) over w as bills, figures.total(d.charged) over w as charged, figures.total(d.waived) over w as waived,
        figures.total(d.written_off) over w as written_off, figures.total(d.paid) over w as paid, figures.total(d.on_time) over w as on_time
      from daily d window w as (partition by d.cell, d.month order by d.day)
    ) d join key k on k.cell = d.cell
  ),
  -- Households, by cell and by cell of whatever use and item (with a negative number).
  every_key as (
    select k.cell, k.estate_id, k.building_id, k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on from key k
    union all
    select distinct on (k.whole) -k.whole, k.estate_id, k.building_id, k.fee_class, '', '', figures.not_developer(k.liable_kind), k.due_on
    from key k
  ),
  -- Nearly every unit has one bill: its state changes whenever the bill's does.
  alone as materialized (
    select f.cell, f.whole, f.unit_id / 64 as block, f.day,
      bit_xor(abs(f.billed) * figures.unit_bit(f.unit_id)) as billed, bit_xor(abs(f.unpaid) * figures.unit_bit(f.unit_id)) as unpaid,
      bit_xor(abs(f.owing) * figures.unit_bit(f.unit_id)) as owing, bit_xor(abs(f.late) * figures.unit_bit(f.unit_id)) as late
    from flow f where f.alone and (f.billed <> 0 or f.unpaid <> 0 or f.owing <> 0 or f.late <> 0)
    group by f.cell, f.whole, f.unit_id / 64, f.day
  ),
  counted as (
    select k.cell, f.unit_id, f.day, sum(f.billed) as billed, sum(f.unpaid) as unpaid, sum(f.owing) as owing, sum(f.late) as late
    from flow f cross join lateral (values (f.cell), (-f.whole)) k (cell)
    where not f.alone and (f.billed <> 0 or f.unpaid <> 0 or f.owing <> 0 or f.late <> 0)
    group by k.cell, f.unit_id, f.day
  ),
  stood as (
    select c.cell, c.unit_id, c.day,
      figures.total(c.billed) over w > 0 as billed, figures.total(c.unpaid) over w > 0 as unpaid, figures.total(c.owing) over w > 0 as owing, figures.total(c.late) over w > 0 as late
    from counted c window w as (partition by c.cell, c.unit_id order by c.day)
  ),
  flipped as (
    select s.cell, s.unit_id / 64 as block, s.day,
      case when s.billed <> lag(s.billed, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as billed,
      case when s.unpaid <> lag(s.unpaid, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as unpaid,
      case when s.owing <> lag(s.owing, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as owing,
      case when s.late <> lag(s.late, 1, false) over w then figures.unit_bit(s.unit_id) else 0 end as late
    from stood s window w as (partition by s.cell, s.unit_id order by s.day)
  ),
  flips as materialized (
    select f.cell, f.block, f.day, figures.month_of(f.day) as month,
      bit_xor(f.billed) as billed, bit_xor(f.unpaid) as unpaid, bit_xor(f.owing) as owing, bit_xor(f.late) as late
    from (
      select f.cell, f.block, f.day, f.billed, f.unpaid, f.owing, f.late from flipped f
      where f.billed <> 0 or f.unpaid <> 0 or f.owing <> 0 or f.late <> 0
      union all
      select a.cell, a.block, a.day, a.billed, a.unpaid, a.owing, a.late from alone a
      union all
      select -a.whole, a.block, a.day, a.billed, a.unpaid, a.owing, a.late from alone a
    ) f
    group by f.cell, f.block, f.day
  ),
  monthly_flips as (
    select f.cell, f.block, f.month, bit_xor(f.billed) as billed, bit_xor(f.unpaid) as unpaid, bit_xor(f.owing) as owing, bit_xor(f.late) as late
    from flips f group by f.cell, f.block, f.month
  ),
  household_months as (
    insert into public.household_month
    select k.estate_id, k.building_id, '', k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on, m.month, m.until_on, m.block,
      m.billed::bit(64), m.unpaid::bit(64), m.owing::bit(64), m.late::bit(64)
    from (
      select m.cell, m.block, m.month, lead(m.month, 1, 'infinity'::date) over w as until_on, bit_xor(m.billed) over w as billed,
        bit_xor(m.unpaid) over w as unpaid, bit_xor(m.owing) over w as owing, bit_xor(m.late) over w as late
      from monthly_flips m window w as (partition by m.cell, m.block order by m.month)
    ) m join every_key k on k.cell = m.cell
  )
  insert into public.household_day
  select k.estate_id, k.building_id, '', k.fee_class, k.fee_item, k.use, k.liable_kind, k.due_on, d.day, d.until_on, d.block,
    d.billed::bit(64), d.unpaid::bit(64), d.owing::bit(64), d.late::bit(64)
  from (
    select f.cell, f.block, f.day, lead(f.day, 1, figures.month_after(f.month)) over w as until_on, bit_xor(f.billed) over w as billed,
      bit_xor(f.unpaid) over w as unpaid, bit_xor(f.owing) over w as owing, bit_xor(f.late) over w as late
    from flips f window w as (partition by f.cell, f.block, f.month order by f.day)
  ) d join every_key k on k.cell = d.cell$q$, figures.without_fences(figures.bill_flow_steps()))
  using p_estates, p_buildings, p_dues;
end $$;
comment on function figures.write_building_cells is 'Writes the rows of cells of buildings from the ledger; older rows of them must be gone.';
