-- requires: cell_row register_at without_fences
-- Question: what do finer cells of an estate add to its coarser ones, and from which day on?
-- Grain: the key of an estate's cell and from_on; p_level is the building_id that such cells have (see 0040 and 0101).
-- Formula: each row of a finer cell counts from its first day on and is taken back when the next row begins (within its month, for
--   days), added up: buildings to estates by type, use and item (0), those to estates as a whole (-1), due dates to months (-2),
--   months to years (-3). Those of p_dues are recomputed.
-- Counts: buildings by the property type under which the register has them now.
-- Excludes: nothing.
-- Decided: estates are added up from buildings, so that they agree by construction. Units of one building are none of another's, so
--   sets of households add up too; within a building a unit may stand in two uses, which is why buildings keep united sets, and why
--   an estate's united sets come from those.

-- The cells c that are added up to those of the level, once with their first day and once, negative, with the day after their last:
-- found one by one through the index, since a join at once would read all cells of all estates for a few. g tells which of the
-- level's cells are wanted.
create function figures.finer_cells(p_table text, p_level int) returns text language sql immutable as $$
  select format(
    'unnest($1, $2) as g (estate_id, due_on) %s cross join lateral (
      select * from public.%I own where own.estate_id = g.estate_id and %s offset 0) c
     cross join lateral (values (c.from_on, 1), (c.until_on, -1)) s (day, sign)',
    case when finer.of_buildings then 'join public.building b on b.estate_id = g.estate_id' else '' end,
    p_table,
    case
      when finer.of_buildings then 'own.building_id = b.building_id and own.due_on = g.due_on'
      when p_level = -1 then 'own.building_id = 0 and own.due_on = g.due_on'
      when p_level = -2 then 'own.building_id = -1 and own.due_on >= g.due_on and own.due_on < g.due_on + interval ''1 month'''
      when p_level = -3 then 'own.building_id = -2 and own.due_on >= g.due_on and own.due_on < g.due_on + interval ''1 year'''
    end)
  from (select p_level = 0 or p_level = -1 and p_table like 'household%' as of_buildings) finer
$$;

-- Whether the day of s lies within the time that rows of the table tell of: a month, or for ever.
create function figures.finer_days(p_table text) returns text language sql immutable as $$
  select case when p_table like '%_day' then 's.day < figures.month_after(c.from_on)' else $q$s.day < 'infinity'$q$ end
$$;

-- Groups are hashed: the planner expects few and would sort them, by nine columns.
create function figures.estate_money_flow(p_table text, p_level int, p_estates int[], p_dues date[]) returns setof public.money_month
language plpgsql stable rows 5000 set enable_sort = off as $$
begin
  return query execute format(
    $q$select g.estate_id, (%2$s)::bigint, %3$s, c.fee_class, %4$s, g.due_on, s.day, s.day,
      figures.total(s.sign * c.bills), figures.total(s.sign * c.charged), figures.total(s.sign * c.waived),
      figures.total(s.sign * c.written_off), figures.total(s.sign * c.paid), figures.total(s.sign * c.on_time)
    from %1$s %5$s
    where %6$s
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9$q$,
    figures.without_fences(figures.finer_cells(p_table, p_level)), p_level,
    case when p_level < 0 then $q$''::text$q$ else 'r.property_type' end,
    case when p_level < 0 then $q$''::text, ''::text, figures.not_developer(c.liable_kind)$q$ else 'c.fee_item, c.use, c.liable_kind' end,
    case when p_level < 0 then ''
      else 'join figures.register_of(null, $1) r on r.estate_id = c.estate_id and r.building_id = c.building_id' end,
    figures.finer_days(p_table))
  using p_estates, p_dues;
end $$;

create function figures.estate_household_flow(p_table text, p_level int, p_estates int[], p_dues date[])
returns setof public.household_month language plpgsql stable rows 5000 set enable_sort = off as $$
begin
  return query execute format(
    $q$select f.estate_id, (%2$s)::bigint, f.property_type, f.fee_class, f.fee_item, f.use, f.liable_kind, f.due_on, f.day, f.day, f.block / 16,
      bit_or(figures.widened(f.billed, f.block)::bit(1024))::bit varying, bit_or(figures.widened(f.unpaid, f.block)::bit(1024))::bit varying,
      bit_or(figures.widened(f.owing, f.block)::bit(1024))::bit varying, bit_or(figures.widened(f.late, f.block)::bit(1024))::bit varying
    from (
      select c.estate_id, %3$s as property_type, c.fee_class, c.fee_item, c.use, c.liable_kind, c.due_on, s.day, c.block,
        bit_xor(c.billed::bit(64)::bigint) as billed, bit_xor(c.unpaid::bit(64)::bigint) as unpaid,
        bit_xor(c.owing::bit(64)::bigint) as owing, bit_xor(c.late::bit(64)::bigint) as late
      from %1$s %5$s
      where c.use %4$s '' and %6$s
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    ) f
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11$q$,
    figures.without_fences(figures.finer_cells(p_table, p_level)), p_level,
    case when p_level < 0 then $q$''::text$q$ else 'r.property_type' end,
    case when p_level < 0 then '=' else '<>' end,
    case when p_level < 0 then '' else 'join figures.register_of(null, $1) r on r.estate_id = c.estate_id and r.building_id = c.building_id' end,
    figures.finer_days(p_table))
  using p_estates, p_dues;
end $$;
