-- requires: estate_flow held_flow
-- Question: how do cells that the ledger has outrun become current again?
-- Grain: one call takes a bounded number of cells.
-- Formula: choose marks, delete them, delete the cells' rows, insert them anew from the ledger; then the estates' from the buildings'.
-- Decided: recomputed, never incremented. The lock comes first: whoever waits for it takes its snapshot afterwards, so that an older
--   picture never overwrites a newer one; this holds under READ COMMITTED alone. A mark written meanwhile is not seen, stays, and
--   sends its cell round again.

create function figures.refresh_cells(p_limit int) returns int language plpgsql as $$
declare
  estates int[];
  buildings bigint[];
  dues date[];
  held int;
begin
  perform pg_advisory_xact_lock(7410003);
  held := figures.refresh_held(p_limit);
  select array_agg(c.estate_id), array_agg(c.building_id), array_agg(c.due_on) into estates, buildings, dues from (
    select distinct m.estate_id, m.due_on, m.building_id from (
      select m.estate_id, m.due_on, m.building_id from public.cell_mark m order by m.estate_id, m.due_on, m.building_id limit p_limit
    ) m
  ) c;
  if estates is null then
    return held;
  end if;
  -- Before the ledger is read: a mark that is deleted tells of rows that are seen then. The planner knows how many keys an array has,
  -- while its statistics of marks are always old.
  delete from public.cell_mark m using unnest(estates, buildings, dues) as c (estate_id, building_id, due_on)
  where m.estate_id = c.estate_id and m.due_on = c.due_on and m.building_id = c.building_id;
  perform figures.recompute_cells(estates, buildings, dues);
  return held + cardinality(estates);
end $$;
comment on function figures.refresh_cells is 'Recomputes up to p_limit marked cells, and as many days of held money; returns how many there were, 0 when none is left.';

-- The caller holds the lock.
create function figures.recompute_cells(estates int[], buildings bigint[], dues date[]) returns void language plpgsql as $$
begin
  perform figures.drop_cells(estates, buildings, dues);
  perform figures.write_building_cells(estates, buildings, dues);
  perform figures.refresh_estate_cells(estates, dues);
end $$;
comment on function figures.recompute_cells is 'Recomputes cells (estate, building, due date) and those of their estates.';

create function figures.drop_cells(p_estates int[], p_buildings bigint[], p_dues date[]) returns void language plpgsql as $$
declare
  cells text;
begin
  foreach cells in array array['money_month', 'money_day', 'household_month', 'household_day'] loop
    execute format(
      'delete from public.%I c using unnest($1, $2, $3) as g (estate_id, building_id, due_on)
       where c.estate_id = g.estate_id and c.building_id = g.building_id and c.due_on = g.due_on', cells)
    using p_estates, p_buildings, p_dues;
  end loop;
end $$;

-- Adds the cells of estates up from those of their buildings, for every due date in which one of them changed, and then their months
-- and years.
create function figures.refresh_estate_cells(p_estates int[], p_dues date[]) returns void language plpgsql as $$
declare
  estates int[];
  dues date[];
  level int;
begin
  foreach level in array array[0, -1, -2, -3] loop
    select array_agg(g.e), array_agg(g.d) into estates, dues from (
      select distinct u.e, case level when -2 then figures.month_of(u.d) when -3 then date_trunc('year', u.d::timestamp)::date else u.d end as d
      from unnest(p_estates, p_dues) as u (e, d)
    ) g;
    perform figures.drop_cells(estates, array_fill(level::bigint, array[cardinality(estates)]), dues);
    perform figures.write_estate_money(level, estates, dues);
    if level >= -1 then
      perform figures.write_estate_households(level, estates, dues);
    end if;
  end loop;
end $$;

create function figures.write_estate_money(p_level int, p_estates int[], p_dues date[]) returns void language plpgsql as $$
begin
  insert into public.money_month
  select f.estate_id, f.building_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.from_on, lead(f.from_on, 1, 'infinity'::date) over w,
    figures.total(f.bills) over w, figures.total(f.charged) over w, figures.total(f.waived) over w,
    figures.total(f.written_off) over w, figures.total(f.paid) over w, figures.total(f.on_time) over w
  from figures.estate_money_flow('money_month', p_level, p_estates, p_dues) f
  window w as (partition by f.estate_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on order by f.from_on);
  insert into public.money_day
  select f.estate_id, f.building_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.from_on, lead(f.from_on, 1, figures.month_after(f.from_on)) over w,
    figures.total(f.bills) over w, figures.total(f.charged) over w, figures.total(f.waived) over w,
    figures.total(f.written_off) over w, figures.total(f.paid) over w, figures.total(f.on_time) over w
  from figures.estate_money_flow('money_day', p_level, p_estates, p_dues) f
  window w as (partition by f.estate_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    figures.month_of(f.from_on) order by f.from_on);
end $$;

create function figures.write_estate_households(p_level int, p_estates int[], p_dues date[]) returns void language plpgsql as $$
begin
  insert into public.household_month
  select f.estate_id, f.building_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.from_on, lead(f.from_on, 1, 'infinity'::date) over w, f.block,
    bit_xor(f.billed) over w, bit_xor(f.unpaid) over w, bit_xor(f.owing) over w, bit_xor(f.late) over w
  from figures.estate_household_flow('household_month', p_level, p_estates, p_dues) f
  window w as (partition by f.estate_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.block
    order by f.from_on);
  insert into public.household_day
  select f.estate_id, f.building_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on,
    f.from_on, lead(f.from_on, 1, figures.month_after(f.from_on)) over w, f.block,
    bit_xor(f.billed) over w, bit_xor(f.unpaid) over w, bit_xor(f.owing) over w, bit_xor(f.late) over w
  from figures.estate_household_flow('household_day', p_level, p_estates, p_dues) f
  window w as (partition by f.estate_id, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.block,
    figures.month_of(f.from_on) order by f.from_on);
end $$;
