-- requires: plan_item_state
-- Question: how much of a plan is done?
-- Grain: plan, as of a day A.
-- Formula: plan completion 计划完成率 = items done by A / items planned.
-- Counts: items of the version in force, whenever they are due.
-- Excludes: surprise checks: they are drawn, not planned.
-- Decided: what is done late is done; due tells how many should be done by A, overdue how many of them are not.

create type figures.plan_completion_row as (plan_id int, planned int, done int, due int, overdue int, completion numeric);

create function figures.plan_completion(p_as_of date) returns setof figures.plan_completion_row language plpgsql stable rows 20 as $$
begin
  return query
  select s.plan_id, s.planned, s.done, s.due, s.overdue, figures.ratio(s.done, s.planned)
  from (
    select i.plan_id, count(*)::int as planned, (count(*) filter (where i.done_on <= p_as_of))::int as done,
      (count(*) filter (where i.ends_on < p_as_of))::int as due,
      (count(*) filter (where i.ends_on < p_as_of and (i.done_on is null or i.done_on > p_as_of)))::int as overdue
    from figures.plan_item_state i group by i.plan_id
  ) s;
end $$;
comment on function figures.plan_completion is 'Items planned, done by A, due before A and overdue, by plan.';
