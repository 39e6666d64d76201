-- Question: which estates were registered, and what was known of them, as known at K?
-- Grain: estate.
-- Formula: for each estate the latest version whose batch was recorded by K.
-- Counts: estates with a version known at K.
-- Excludes: nothing.
-- Decided: a null K means everything recorded. No region and no company are '', so that they form a group of their own.

create function figures.batches_at(p_known_at timestamptz) returns int[]
language plpgsql stable as $$
begin
  return (select coalesce(array_agg(batch_id), '{}') from public.batch where recorded_at <= p_known_at);
end $$;
comment on function figures.batches_at is 'The batches recorded by K.';

create type figures.registered_estate as (
  estate_id int, estate_code text, name text, region text, city_company text, handed_over_on date, exited_on date, acceptor text
);

create function figures.estate_at(p_known_at timestamptz) returns setof figures.registered_estate
language plpgsql stable rows 100 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select distinct on (v.estate_id) v.estate_id, e.estate_code, v.name, coalesce(v.region, ''), coalesce(v.city_company, ''),
    v.handed_over_on, v.exited_on, v.acceptor
  from public.estate_version v
  join public.estate e on e.estate_id = v.estate_id
  left join public.batch t on t.batch_id = v.batch_id
  where batches is null or v.batch_id = any (batches)
  -- A version of the batch that is being recorded has no time yet: it is the latest.
  order by v.estate_id, t.recorded_at desc nulls first, v.version_id desc;
end $$;
comment on function figures.estate_at is 'The register of estates as it stood at K.';
