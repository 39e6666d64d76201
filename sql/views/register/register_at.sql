-- requires: estate_at
-- Question: which buildings were registered, and how were they and their estates called and classified, as known at K?
-- Grain: building.
-- Formula: for each building and its estate the latest version whose batch was recorded by K.
-- Counts: buildings with a version known at K.
-- Excludes: nothing.
-- Decided: a null K means everything recorded. A building whose estate has no region belongs to the group '' (no region).

create type figures.registered_building as (
  estate_id int, building_id bigint, estate_code text, building_code text, estate_name text, building_name text,
  region text, city_company text, handed_over_on date, exited_on date, property_type text, steward text
);

-- p_estates: only the buildings of these estates; all when null.
create function figures.register_of(p_known_at timestamptz, p_estates int[]) returns setof figures.registered_building
language plpgsql stable rows 500 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select distinct on (v.estate_id, v.building_id)
    v.estate_id, v.building_id, e.estate_code, b.building_code, e.name, v.name, e.region,
    e.city_company, e.handed_over_on, e.exited_on, v.property_type, v.steward
  from public.building_version v
  join public.building b on b.estate_id = v.estate_id and b.building_id = v.building_id
  join figures.estate_at(p_known_at) e on e.estate_id = v.estate_id
  left join public.batch t on t.batch_id = v.batch_id
  where (batches is null or v.batch_id = any (batches)) and (p_estates is null or v.estate_id = any (p_estates))
  order by v.estate_id, v.building_id, t.recorded_at desc nulls first, v.version_id desc;
end $$;
comment on function figures.register_of is 'The register of the buildings of some estates as it stood at K.';

create function figures.register_at(p_known_at timestamptz) returns setof figures.registered_building
language plpgsql stable rows 500 as $$
begin
  return query select * from figures.register_of(p_known_at, null);
end $$;
comment on function figures.register_at is 'The register of buildings and their estates as it stood at K.';
