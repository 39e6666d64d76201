-- requires: target_at estate_at policy_at
-- Question: is an estate still in its take-over stage 接管期, in which it is not ranked?
-- Grain: estate.
-- Formula: the stage's last day is what the targets of the day's year say; else the handover plus the months of policy, less a day.
-- Counts: every registered estate.
-- Excludes: nothing; an estate without a handover date has no stage.
-- Decided: the first bills of a new estate meet no old arrears and move-in discounts: neither rank compares like with like (P1.3).

create type figures.estate_stage_row as (estate_id int, stage_until date);

create function figures.estate_stage(p_day date) returns setof figures.estate_stage_row language plpgsql stable rows 100 as $$
declare
  months int := figures.policy_number('review.stage_months', p_day)::int;
begin
  return query
  select e.estate_id,
    coalesce(t.stage_until, (e.handed_over_on + make_interval(months => months))::date - 1)
  from figures.estate_at(null) e
  left join figures.target_at(p_day) t on t.estate_id = e.estate_id and t.year = extract(year from p_day)::int;
end $$;
comment on function figures.estate_stage is 'Last day of each estate''s take-over stage 接管期; null where it has none.';
