-- requires: household_changes household_sets instant_cohorts
-- Question: of households billed in two months, how many did otherwise in the one than in the other, told at once?
-- Grain: as household_changes.
-- Formula: of each estate, month due and age the sets of households billed, unpaid and late, united over the month's due dates; on time is
--   billed less late, settled billed less unpaid. Those in both months are their intersection, those that changed the difference of what
--   they did within it.
-- Counts: cells of estates as a whole; estates of which one of these cells is marked by the definition, and so added up: no household is in two.
-- Excludes: known-at times, units, and slices that those cells do not know: the definition answers those.
-- Decided: a month ends where a row of a month stands, so that nothing is taken back.

create function figures.changes_from_cells(p_by text, p_first date, p_closed date, p_fee_class text, p_slice jsonb, p_without int[])
returns setof figures.household_change
language plpgsql stable rows 600 as $$
begin
  return query execute format($q$
  with told as materialized (
    select %1$s as g, c.estate_id, c.block, c.due_month, a.age,
      bit_or(c.billed::bit(1024)) as billed,
      bit_or(c.billed::bit(1024)) & ~bit_or(case a.age when 0 then c.late else c.unpaid end::bit(1024)) as did
    from (values (0), (1)) a (age)
    cross join lateral (
      select h.*, figures.month_of(h.due_on) as due_month from public.household_month h
      where h.building_id = -1 and h.due_on between $1 and $2 and not h.estate_id = any ($3)
        and h.from_on <= figures.month_of(h.due_on) + make_interval(months => a.age)
        and h.until_on > figures.month_of(h.due_on) + make_interval(months => a.age)
        and figures.month_of(h.due_on) + make_interval(months => a.age) <= $2
    ) c %2$s %3$s
    group by 1, 2, 3, 4, 5
  )
  select n.g, n.due_month, n.age, b.apart, sum(bit_count(n.billed & t.billed))::bigint, sum(bit_count((n.did # t.did) & n.billed & t.billed))::bigint
  from told n
  cross join (values (1), (6)) b (apart)
  join told t on t.estate_id = n.estate_id and t.block = n.block and t.age = n.age and t.due_month = n.due_month - make_interval(months => b.apart)
  group by n.g, n.due_month, n.age, b.apart
  having sum(bit_count(n.billed & t.billed)) > 0$q$,
    figures.cell_group(p_by, false, false), figures.cell_register(p_by, false, false, null, p_slice), figures.cell_conditions(p_fee_class, p_slice))
  using p_first, p_closed, p_without;
end $$;

create function figures.instant_changes(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_change
language plpgsql stable rows 600 as $$
declare
  closed constant date := figures.month_closed(p_as_of);
  first constant date := (date_trunc('month', closed::timestamp) - make_interval(months => p_months - 1))::date;
  estates constant int[] := figures.slice_estates(p_slice);
  -- The definition's part of the estates.
  marked int[];
begin
  if figures.due_source(p_by, p_known_at, p_slice) = 'due_flow' then
    return query select * from figures.household_changes(p_by, p_months, p_as_of, p_known_at, p_fee_class, p_slice);
    return;
  end if;
  marked := array(select distinct m.estate_id from public.cell_mark m
    where m.due_on between first and closed and (estates is null or m.estate_id = any (estates)));
  return query
  select s.group_key, s.due_month, s.age, s.apart, sum(s.households)::bigint, sum(s.changed)::bigint
  from (
    select c.* from figures.changes_from_cells(p_by, first, closed, p_fee_class, p_slice, marked) c
    union all
    select d.* from figures.household_changes(p_by, p_months, p_as_of, null, p_fee_class, p_slice || jsonb_build_object('estates', marked)) d
    where cardinality(marked) > 0
  ) s
  group by s.group_key, s.due_month, s.age, s.apart
  order by s.group_key, s.due_month, s.age, s.apart;
end $$;
comment on function figures.instant_changes is 'As household_changes, from cells where they can answer.';
