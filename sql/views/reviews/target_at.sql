-- Question: which targets does an estate have for a year, as they hold on a day?
-- Grain: estate and year.
-- Formula: of the versions that are valid on the day, the highest.
-- Counts: versions whose valid_from has come.
-- Excludes: versions that begin later.
-- Decided: a later version begins no earlier than the one before it, so the highest that has begun is the one in force.

create function figures.target_at(p_day date) returns setof public.estate_target language plpgsql stable rows 100 as $$
begin
  return query
  select distinct on (t.estate_id, t.year) t.* from public.estate_target t
  where t.valid_from <= p_day
  order by t.estate_id, t.year, t.version desc;
end $$;
comment on function figures.target_at is 'Targets 年度目标 in force on a day, by estate and year.';
