-- requires: policy_at
-- Question: how had each finding that was raised in a period fared by the end of a day A?
-- Grain: finding.
-- Formula: its last event by A.
-- Counts: findings raised in the period and by A, whatever became of them later.
-- Excludes: those voided by A: they were no problem.
-- Decided: a return counts for the accepted finding that it names, if it was raised within policy 'finding.recurrence_days' of its
--   acceptance and by A.

create view figures.finding_part with (security_invoker = true) as
select f.estate_id, f.finding_id, ''::text as estate_code, f.severity, f.source, f.raised_on, null::int as assignee_id, ''::text as assignee_name, 0 as round,
  null::date as submitted_on, null::date as original_due_on, null::date as due_on, null::date as accepted_on, false as returned, f.raised_on as as_of
from public.finding f;

create function figures.finding_parts(p_from date, p_to date, p_as_of date) returns setof figures.finding_part language plpgsql stable rows 500 as $$
declare
  days int := figures.policy_number('finding.recurrence_days', p_as_of);
begin
  return query
  select f.estate_id, f.finding_id, s.estate_code, f.severity, f.source, f.raised_on, e.assignee_id, e.assignee_name, e.round, e.submitted_on,
    e.original_due_on, e.due_on, a.accepted, a.accepted is not null and exists (
      select from public.finding r where r.estate_id = f.estate_id and r.recurs_of = f.finding_id
        and r.raised_on <= least(a.accepted + days, p_as_of)),
    p_as_of
  from public.finding f
  join public.estate s on s.estate_id = f.estate_id
  join lateral (
    select * from public.finding_event n where n.estate_id = f.estate_id and n.finding_id = f.finding_id and n.on_day <= p_as_of
    order by n.seq desc limit 1
  ) e on true
  cross join lateral (select case when e.to_state = 'ACCEPTED' then e.on_day end as accepted) a
  where f.raised_on between p_from and least(p_to, p_as_of) and e.to_state <> 'VOIDED';
end $$;
comment on function figures.finding_parts is 'Findings raised in a period, as they stood at the end of a day.';
