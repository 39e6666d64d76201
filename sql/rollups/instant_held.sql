-- requires: held_flow cash_flow known_earlier money_group
-- Question: how much money is held as of A, told at once?
-- Grain: as cash_flow; groups in which nothing is held have no row.
-- Formula: changes of the months before, less those of their marked days, and of the days of A's month up to A that are not marked;
--   marked days from the postings. As known at K: less what was recorded since.
-- Counts: as held and unidentified of cash_flow.
-- Decided: a unit's use may change with the register, so groups and slices by use are the definition's.

create type figures.held_money as (group_key text, held bigint, unidentified bigint);

create function figures.instant_held(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.held_money
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  -- The first month that does not count as a whole.
  partial_month date := figures.month_of(p_as_of + 1);
  estates int[] := figures.slice_estates(p_slice);
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  regions text[] := figures.slice_words(p_slice, 'regions');
  companies text[] := figures.slice_words(p_slice, 'cityCompanies');
  types text[] := figures.slice_words(p_slice, 'propertyTypes');
  whole_estates boolean := p_by in ('portfolio', 'region', 'city_company', 'estate', 'fee_class') and buildings is null and types is null;
  later constant int[] := case when p_known_at is not null then figures.batches_after(p_known_at) end;
  marked_estates int[];
  marked_days date[];
begin
  if not figures.held_cover(p_by, p_known_at, p_slice) then
    return query select c.group_key, c.held, c.unidentified
      from figures.cash_flow(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) c;
    return;
  end if;
  select array_agg(m.estate_id), array_agg(m.day) into marked_estates, marked_days from (
    select distinct h.estate_id, h.day from public.held_mark h
    where h.day <= p_as_of and (estates is null or h.estate_id = any (estates))
  ) m;
  return query
  with marked as materialized (select u.e, u.d from unnest(marked_estates, marked_days) as u (e, d)),
  change as (
    select h.estate_id, h.building_id, h.fee_class, h.amount from public.held_month h
    where h.month < partial_month and (estates is null or h.estate_id = any (estates))
    union all
    select h.estate_id, h.building_id, h.fee_class, -h.amount from marked k
    join public.held_day h on h.estate_id = k.e and h.day = k.d
    where k.d < partial_month
    union all
    select h.estate_id, h.building_id, h.fee_class, h.amount from public.held_day h
    where h.day >= partial_month and h.day <= p_as_of and (estates is null or h.estate_id = any (estates))
      and not exists (select from marked k where k.e = h.estate_id and k.d = h.day)
    union all
    select f.estate_id, f.building_id, f.fee_class, f.amount from figures.held_flow(marked_estates, marked_days) f
    union all
    select f.estate_id, f.building_id, f.fee_class, -f.amount from figures.held_recorded(later, p_as_of, estates) f
  ),
  place as (
    select c.estate_id, c.building_id, c.fee_class, sum(c.amount) as amount from change c
    where (p_fee_class is null or c.fee_class = p_fee_class)
      and (buildings is null or c.building_id = any (buildings)) and (whole_estates or c.building_id > 0)
    group by 1, 2, 3
  )
  select s.g, coalesce(sum(s.amount) filter (where s.building_id > 0), 0)::bigint,
    case when whole_estates then coalesce(sum(s.amount) filter (where s.building_id = 0), 0)::bigint end
  from (
    select p.building_id, p.amount,
      figures.money_group(p_by, e.region, e.city_company, e.estate_code, r.building_code, r.property_type, p.fee_class) as g
    from place p
    join figures.estate_at(p_known_at) e on e.estate_id = p.estate_id
    left join figures.register_of(p_known_at, estates) r
      on (p_by in ('building', 'property_type') or types is not null) and r.estate_id = p.estate_id and r.building_id = p.building_id
    where (regions is null or e.region = any (regions)) and (companies is null or e.city_company = any (companies))
      and (types is null or r.property_type = any (types))
  ) s
  group by s.g;
end $$;
comment on function figures.instant_held is 'Held and unidentified money as cash_flow tells them, from cells where they can answer; in fen.';

-- Whether cells can answer: money itself must have the groups asked for, and few days may be marked.
create function figures.held_cover(p_by text, p_known_at timestamptz, p_slice jsonb) returns boolean
language plpgsql stable set plan_cache_mode = force_custom_plan as $$
declare
  estates int[] := figures.slice_estates(p_slice);
  -- Beyond this many the postings themselves answer sooner.
  most constant int := 5000;
begin
  return (p_known_at is null or figures.known_cover('portfolio', p_known_at, p_slice)) and p_by not in ('unit', 'use', 'liable_kind', 'fee_item', 'type_use_kind')
    and not p_slice ?| array['units', 'uses', 'liableKinds', 'feeItems'] and (
    select count(*) from (
      select distinct m.estate_id, m.day from public.held_mark m where estates is null or m.estate_id = any (estates) limit most + 1
    ) marked
  ) <= most;
end $$;
