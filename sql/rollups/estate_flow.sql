-- requires: cell_row register_at
-- Question: what do the cells of an estate's buildings add to those of the estate, and from which day on?
-- Grain: the key of an estate's cell and from_on; p_level is the building_id that such cells have (see 0040 and 0101).
-- Formula: each row of a finer cell less the row before it (of its month, for days), added up: buildings to estates (0, -1), due
--   dates to months (-2), months to years (-3). Those of p_dues are recomputed.
-- Counts: buildings by the property type under which the register has them now.
-- Excludes: nothing.
-- Decided: estates are added up from buildings, so that they agree by construction. Units of one building are none of another's, so
--   sets of households add up too; within a building a unit may stand in two uses, which is why buildings keep united sets.

-- The cells c that are added up to those of the level: found one by one through the index, since a join at once would read all cells
-- of all estates for a few. g tells which of the level's cells are wanted.
create function figures.finer_cells(p_table text, p_level int) returns text language sql immutable as $$
  select format(
    'unnest($1, $2) as g (estate_id, due_on) %s cross join lateral (
      select * from public.%I own where own.estate_id = g.estate_id and %s offset 0) c',
    case when p_level < -1 then '' else 'join public.building b on b.estate_id = g.estate_id' end,
    p_table,
    case p_level
      when -2 then 'own.building_id = -1 and own.due_on >= g.due_on and own.due_on < g.due_on + interval ''1 month'''
      when -3 then 'own.building_id = -2 and own.due_on >= g.due_on and own.due_on < g.due_on + interval ''1 year'''
      else 'own.building_id = b.building_id and own.due_on = g.due_on' end)
$$;

create function figures.estate_money_flow(p_table text, p_level int, p_estates int[], p_dues date[]) returns setof public.money_month
language plpgsql stable rows 5000 as $$
begin
  return query execute format(
    $q$select f.estate_id, (%3$s)::bigint, %4$s, f.fee_class, %5$s, f.stretch, f.from_on, f.from_on,
      sum(f.bills)::bigint, sum(f.charged)::bigint, sum(f.waived)::bigint, sum(f.written_off)::bigint, sum(f.paid)::bigint,
      sum(f.on_time)::bigint
    from (
      select c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, g.due_on as stretch, c.from_on,
        c.bills - lag(c.bills, 1, 0::bigint) over w as bills, c.charged - lag(c.charged, 1, 0::bigint) over w as charged,
        c.waived - lag(c.waived, 1, 0::bigint) over w as waived, c.written_off - lag(c.written_off, 1, 0::bigint) over w as written_off,
        c.paid - lag(c.paid, 1, 0::bigint) over w as paid, c.on_time - lag(c.on_time, 1, 0::bigint) over w as on_time
      from %1$s
      window w as (partition by c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on %2$s order by c.from_on)
    ) f %6$s
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9$q$,
    figures.finer_cells(p_table, p_level), case when p_table like '%_day' then ', figures.month_of(c.from_on)' else '' end, p_level,
    case when p_level < 0 then $q$''::text$q$ else 'r.property_type' end,
    case when p_level < 0 then $q$''::text, ''::text, figures.not_developer(f.liable_kind)$q$ else 'f.fee_item, f.use, f.liable_kind' end,
    case when p_level < 0 then ''
      else 'join figures.register_of(null, $1) r on r.estate_id = f.estate_id and r.building_id = f.building_id' end)
  using p_estates, p_dues;
end $$;

create function figures.estate_household_flow(p_table text, p_level int, p_estates int[], p_dues date[])
returns setof public.household_month language plpgsql stable rows 5000 as $$
begin
  return query execute format(
    $q$select f.estate_id, (%3$s)::bigint, %4$s, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.from_on, f.from_on, f.block / 16,
      bit_or(figures.widened(f.billed, f.block)::bit(1024))::bit varying, bit_or(figures.widened(f.unpaid, f.block)::bit(1024))::bit varying,
      bit_or(figures.widened(f.owing, f.block)::bit(1024))::bit varying, bit_or(figures.widened(f.late, f.block)::bit(1024))::bit varying
    from (
      select c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.from_on, c.block,
        c.billed::bit(64)::bigint # coalesce(lag(c.billed) over w, 0::bit(64))::bit(64)::bigint as billed,
        c.unpaid::bit(64)::bigint # coalesce(lag(c.unpaid) over w, 0::bit(64))::bit(64)::bigint as unpaid,
        c.owing::bit(64)::bigint # coalesce(lag(c.owing) over w, 0::bit(64))::bit(64)::bigint as owing,
        c.late::bit(64)::bigint # coalesce(lag(c.late) over w, 0::bit(64))::bit(64)::bigint as late
      from %1$s
      window w as (partition by c.estate_id, c.building_id, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, c.block %2$s
        order by c.from_on)
    ) f %6$s
    where f.use %5$s '' group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11$q$,
    figures.finer_cells(p_table, p_level), case when p_table like '%_day' then ', figures.month_of(c.from_on)' else '' end,
    p_level,
    case when p_level < 0 then $q$''::text$q$ else 'r.property_type' end,
    case when p_level < 0 then '=' else '<>' end,
    case when p_level < 0 then '' else 'join figures.register_of(null, $1) r on r.estate_id = f.estate_id and r.building_id = f.building_id' end)
  using p_estates, p_dues;
end $$;
