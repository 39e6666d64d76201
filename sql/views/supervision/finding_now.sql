-- requires: working_day working_days_between policy_at
-- Question: where does each finding stand (P6.4)?
-- Grain: finding.
-- Formula: its last event says so; nothing of it is stored apart.
-- Counts: every finding that was raised.
-- Excludes: whether it is overdue: that depends on the day (finding_at).
-- Decided: a finding is closed by acceptance 已销号 or by being voided 已作废; one whose risk is accepted 挂账 stays open. Each stands in one
--   of the three lists 问题清单, 整改清单, 验收清单 (P6.7): who has to act next decides in which.

create view figures.finding_now with (security_invoker = true) as
select f.estate_id, f.finding_id, e.estate_code || '-F' || f.finding_id as finding_code, e.estate_code, f.source, o.source_key, f.severity, f.title,
  f.description, f.recurs_of, f.raised_on, r.actor_id as raiser_id, r.actor_name as raised_by, r.actor_role as raiser_role,
  l.seq as version, l.to_state as state, l.round, l.assignee_id, l.assignee_name, l.submitter_id, l.submitted_on, l.original_due_on, l.due_on,
  case when l.to_state in ('RECORDED', 'DISPUTED', 'VOIDED') then 'PROBLEM' when l.to_state in ('SUBMITTED', 'ACCEPTED') then 'ACCEPTANCE'
    else 'RECTIFICATION' end as list,
  l.until_on, l.at as moved_at, l.on_day as moved_on,
  case when l.to_state in ('ACCEPTED', 'VOIDED') then l.on_day end as closed_on,
  case when l.to_state = 'ACCEPTED' then l.on_day end as accepted_on
from public.finding f
join public.estate e on e.estate_id = f.estate_id
left join public.finding_origin o on o.estate_id = f.estate_id and o.finding_id = f.finding_id
join public.finding_event r on r.estate_id = f.estate_id and r.finding_id = f.finding_id and r.seq = 1
join lateral (
  select * from public.finding_event n where n.estate_id = f.estate_id and n.finding_id = f.finding_id order by n.seq desc limit 1
) l on true;
comment on view figures.finding_now is 'Findings 问题 as they stand.';

-- A view of the row type alone: table functions return sets of it.
create view figures.finding_day with (security_invoker = true) as
select f.*, null::date as awaited_by, 0 as days_late, false as overdue, null::text as escalated_to from figures.finding_now f;
comment on column figures.finding_day.awaited_by is 'Until when the next step is awaited: assignment, rectification, acceptance, or the end of an accepted risk.';
comment on column figures.finding_day.overdue is 'Whether that day has passed 逾期: derived, never stored.';
comment on column figures.finding_day.days_late is 'Working days since.';
comment on column figures.finding_day.escalated_to is 'Who is called upon by the ladder of escalation 逾期升级, while it is overdue.';

create function figures.finding_at(p_day date) returns setof figures.finding_day language plpgsql stable rows 500 as $$
declare
  assign_days int := figures.policy_number('finding.assign_days', p_day);
  accept_days int := figures.policy_number('finding.accept_days', p_day);
  to_supervisor int := figures.policy_number('finding.escalate.SUPERVISOR', p_day);
  to_headquarters int := figures.policy_number('finding.escalate.HEADQUARTERS', p_day);
begin
  return query
  select d.*, coalesce(d.awaited < p_day, false),
    case when d.late >= to_headquarters then 'HEADQUARTERS' when d.late >= to_supervisor then 'SUPERVISOR' end
  from (
    select w.*, case when w.awaited < p_day then figures.working_days_between(w.awaited, p_day) else 0 end as late
    from (
      select f.*, case
        when f.state = 'RECORDED' then figures.working_days_after(f.raised_on, assign_days)
        when f.state = 'SUBMITTED' then figures.working_days_after(f.submitted_on, accept_days)
        when f.state = 'RISK_ACCEPTED' then f.until_on
        when f.state in ('ACCEPTED', 'VOIDED') then null
        else f.due_on
      end as awaited
      from figures.finding_now f
    ) w
  ) d;
end $$;
comment on function figures.finding_at is 'Findings with what is overdue on a day.';
