-- requires: unit_standing estate_at
-- Question: how does each household of a building stand as of A, as known at K, and how many stand how?
-- Grain: household (unit); building.
-- Formula: the household's standing; its counts by standing over the building.
-- Counts: every unit registered by K, also one without a bill. In the counts a household is a unit that is no parking or storage unit.
-- Excludes: units registered after K.
-- Decided: each household has one standing; holding money is told apart, since a household may owe and hold money at once.

create function figures.building_household(p_as_of date, p_known_at timestamptz, p_slice jsonb) returns table (
  estate_id int, building_id bigint, unit_id bigint, estate_code text, unit_code text, use text, status text, open bigint, overdue bigint, held bigint
)
language plpgsql stable rows 200 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_ids(p_slice, 'estates')::int[];
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
begin
  return query
  select u.estate_id, u.building_id, u.unit_id, e.estate_code, u.unit_code, v.use, s.status,
    coalesce(s.open, 0), coalesce(s.overdue, 0), coalesce(s.held, 0)
  from public.unit u
  join public.estate e on e.estate_id = u.estate_id
  join lateral (
    select n.use from public.unit_version n join public.batch t on t.batch_id = n.batch_id
    where n.estate_id = u.estate_id and n.unit_id = u.unit_id and (batches is null or n.batch_id = any (batches))
    order by t.recorded_at desc nulls first, n.version_id desc limit 1
  ) v on true
  left join figures.unit_standing(p_as_of, p_known_at, p_slice) s on s.estate_id = u.estate_id and s.unit_id = u.unit_id
  where (estates is null or u.estate_id = any (estates))
    and (buildings is null or u.building_id = any (buildings))
  order by u.estate_id, u.building_id, u.unit_code collate "C";
end $$;
comment on function figures.building_household is 'How each household of buildings stands.';

create function figures.building_standing(p_as_of date, p_known_at timestamptz, p_slice jsonb) returns table (
  estate_id int, building_id bigint, households int, paid int, overdue int, unpaid int, written_off int, waived int, unbilled int, holding int
)
language plpgsql stable rows 50 as $$
begin
  return query
  select h.estate_id, h.building_id, count(*)::int,
    count(*) filter (where h.status = 'PAID')::int,
    count(*) filter (where h.status = 'OVERDUE')::int,
    count(*) filter (where h.status = 'UNPAID')::int,
    count(*) filter (where h.status = 'WRITTEN_OFF')::int,
    count(*) filter (where h.status = 'WAIVED')::int,
    count(*) filter (where h.status is null)::int,
    count(*) filter (where h.held > 0)::int
  from figures.building_household(p_as_of, p_known_at, p_slice) h
  where h.use not in ('PARKING', 'STORAGE')
  group by h.estate_id, h.building_id;
end $$;
comment on function figures.building_standing is 'How many households of each building stand how; holding counts those with money held, whatever they owe.';
