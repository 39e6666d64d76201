-- requires: due_flow estate_at
-- Question: what is warned of as of A, as found by K, and what are an estate's rates compared with?
-- Grain: estate and rate.
-- Formula: the latest row of each, of what was found by A.
-- Counts: rates whose latest row names a signal.
-- Excludes: warnings that have ended.
-- Decided: estimators are functions of the server; what they found is kept, so that audit rules, lists and the outlook tell the same.

create function figures.warning_now(p_estates int[], p_as_of date, p_known_at timestamptz default null) returns setof public.warning_found
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select w.* from (
    select distinct on (f.estate_id, f.rate) f.* from public.warning_found f
    where f.as_of <= p_as_of and (p_known_at is null or f.found_at <= p_known_at) and (p_estates is null or f.estate_id = any (p_estates))
    order by f.estate_id, f.rate, f.warning_id desc
  ) w
  where w.signal is not null;
end $$;
comment on function figures.warning_now is 'Warnings that stand as of A, as found by K.';

create function figures.reference_now(p_estates int[], p_known_at timestamptz default null) returns setof public.warning_reference
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
begin
  return query
  select distinct on (r.estate_id, r.rate) r.* from public.warning_reference r
  where (p_estates is null or r.estate_id = any (p_estates)) and (p_known_at is null or r.set_at <= p_known_at)
  order by r.estate_id, r.rate, r.reference_id desc;
end $$;
comment on function figures.reference_now is 'The reference years that somebody had chosen by K, the latest of each rate.';

-- Estates whose rates were not looked at since a month ended, a batch came, or a reference year or the method changed; and those that have
-- left while a warning stands, of which the register alone tells.
create function figures.warning_waiting(p_as_of date, p_method int) returns table (estate_id int, batch_id int, reference_id bigint)
language plpgsql stable rows 100 as $$
begin
  return query
  select m.estate_id, m.batch, m.reference from (
    select b.estate_id, max(b.batch_id) as batch,
      coalesce((select max(r.reference_id) from public.warning_reference r where r.estate_id = b.estate_id), 0) as reference
    from public.batch_estate b group by b.estate_id
  ) m
  where not exists (select from public.warning_run r where r.estate_id = m.estate_id and r.as_of = figures.month_closed(p_as_of)
    and r.batch_id = m.batch and r.reference_id = m.reference and r.method = p_method)
    or exists (select from figures.warning_now(array[m.estate_id], p_as_of) w join figures.estate_at(null) e on e.estate_id = w.estate_id
      where e.exited_on <= figures.month_closed(p_as_of))
  order by m.estate_id;
end $$;
comment on function figures.warning_waiting is 'Estates that wait for early warning to look at them.';
