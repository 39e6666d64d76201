-- requires: finding_now finding_awaits policy_at working_day
-- Question: what is somebody to be told of today: due 待办, due soon 临期, overdue 逾期, and called upon by the ladder 提请?
-- Grain: finding, for one person in one role on one day.
-- Formula: awaits = the next step is theirs; soon = awaited within policy 'notice.due_days' working days; escalated = the ladder names their role.
-- Counts: findings in the viewer's scope that await the person, or that are escalated to their role.
-- Excludes: findings of which nothing is to be done by them, however late.
-- Decided: what is escalated to the supervisor stays with headquarters out of it until the ladder reaches them; who is called upon is told
--   beside whoever has to act, never instead.

create view figures.notice_due_row with (security_invoker = true) as
select f.estate_id, f.finding_id, f.finding_code, f.title, f.severity, f.state, f.awaited_by, f.days_late, f.overdue, false as awaits, false as soon,
  false as escalated
from figures.finding_day f;

create function figures.notice_due(p_person_id int, p_role text, p_day date) returns setof figures.notice_due_row
language plpgsql stable rows 100 as $$
declare
  horizon date := figures.working_days_after(p_day, figures.policy_number('notice.due_days', p_day)::int);
begin
  return query
  select * from (
    select f.estate_id, f.finding_id, f.finding_code, f.title, f.severity, f.state, f.awaited_by, f.days_late, f.overdue,
      figures.finding_awaits(f, p_person_id, p_role, p_day) as awaits, not f.overdue and f.awaited_by <= horizon as soon,
      coalesce(f.escalated_to = p_role, false) as escalated
    from figures.finding_at(p_day) f
    where f.closed_on is null
  ) n
  where n.awaits or n.escalated
  order by n.overdue desc, n.awaited_by nulls last, n.estate_id, n.finding_id;
end $$;
comment on function figures.notice_due is 'What a person in a role is to be told of on a day.';

-- The same for an estate's group chat, or the company's: whatever is overdue or nearly due, whoever has to act.
create function figures.notice_due_of(p_estate_id int, p_day date) returns setof figures.notice_due_row
language plpgsql stable rows 100 as $$
declare
  horizon date := figures.working_days_after(p_day, figures.policy_number('notice.due_days', p_day)::int);
begin
  return query
  select f.estate_id, f.finding_id, f.finding_code, f.title, f.severity, f.state, f.awaited_by, f.days_late, f.overdue, true,
    not f.overdue and f.awaited_by <= horizon, f.escalated_to is not null
  from figures.finding_at(p_day) f
  where f.closed_on is null and f.awaited_by <= horizon and (p_estate_id is null or f.estate_id = p_estate_id)
  order by f.overdue desc, f.awaited_by, f.estate_id, f.finding_id;
end $$;
comment on function figures.notice_due_of is 'What an estate, or the whole company where none is named, is to be told of on a day.';
