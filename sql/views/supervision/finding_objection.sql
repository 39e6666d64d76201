-- requires: finding_move finding_acceptors working_day
-- Question: may this person, in this role, do this with the finding today (P6.6: never the doer)?
-- Grain: finding, action, person and day.
-- Formula: the first objection of: no such move, not for the role, role not held, severity, deadline passed, side, acceptor, own work or team; else null.
-- Counts: everybody who ever was assignee or submitter of the finding, and whoever managed the estate at any time since it was raised.
-- Excludes: what an action needs to say (reason, evidence): constraints of finding_event ask that.
-- Decided: the trigger on finding_event asks this for every event, whoever writes it; the server asks the same before and for its buttons.

create function figures.finding_person_standing(p_estate_id int, p_finding_id int, p_person_id int, p_day date) returns text
language plpgsql stable as $$
begin
  if exists (select from public.finding_event e where e.estate_id = p_estate_id and e.finding_id = p_finding_id
    and e.action = 'ASSIGN' and e.assignee_id = p_person_id) then
    return 'ASSIGNEE';
  elsif exists (select from public.finding_event e where e.estate_id = p_estate_id and e.finding_id = p_finding_id
    and e.action = 'SUBMIT' and e.actor_id = p_person_id) then
    return 'SUBMITTER';
  elsif figures.holds_role(p_estate_id, p_person_id, 'ESTATE_MANAGER',
    coalesce((select f.raised_on - 1 from public.finding f where f.estate_id = p_estate_id and f.finding_id = p_finding_id), p_day), p_day) then
    return 'TEAM';
  end if;
  return 'NONE';
end $$;

create function figures.finding_objection(
  p_estate_id int, p_finding_id int, p_action text, p_person_id int, p_role text, p_day date
) returns text language plpgsql stable as $$
declare
  now_state text;
  now_due date;
  raised_by text;
  severity text;
  move record;
  standing text;
begin
  select e.to_state, e.due_on into now_state, now_due from public.finding_event e
  where e.estate_id = p_estate_id and e.finding_id = p_finding_id order by e.seq desc limit 1;
  select m.* into move from figures.finding_move m where m.from_state is not distinct from now_state and m.action = p_action;
  if not found then
    return 'NOT_IN_THIS_STATE';
  end if;
  if p_role is null or p_role <> all (move.roles) or not figures.holds_role(p_estate_id, p_person_id, p_role, p_day, p_day) then
    return 'NOT_IN_THIS_ROLE';
  end if;
  select f.severity, (select e.actor_role from public.finding_event e
    where e.estate_id = p_estate_id and e.finding_id = p_finding_id and e.seq = 1)
  into severity, raised_by from public.finding f where f.estate_id = p_estate_id and f.finding_id = p_finding_id;
  if ('GENERAL' = any (move.conditions) and severity in ('MORE_SERIOUS', 'SEVERE'))
    or ('SERIOUS' = any (move.conditions) and severity not in ('MORE_SERIOUS', 'SEVERE')) then
    return 'OTHER_SEVERITY';
  end if;
  if 'IN_TIME' = any (move.conditions) and now_due < p_day then
    return 'DEADLINE_PASSED';
  end if;
  if 'OWN_SIDE' = any (move.conditions) and (p_role in ('COMMITTEE', 'AUDITOR')) <> (raised_by in ('COMMITTEE', 'AUDITOR')) then
    return 'OTHER_SIDE';
  end if;
  if 'ACCEPTOR' = any (move.conditions) and p_role <> all (figures.finding_acceptors(p_estate_id, severity, p_day)) then
    return 'NOT_ACCEPTOR';
  end if;
  if 'INDEPENDENT' = any (move.conditions) then
    standing := figures.finding_person_standing(p_estate_id, p_finding_id, p_person_id, p_day);
    return case standing when 'NONE' then null when 'TEAM' then 'OWN_TEAM' else 'OWN_WORK' end;
  end if;
  return null;
end $$;
comment on function figures.finding_objection is 'Why the action is refused, as a word; null where it may be done.';

-- The deadline of a severity counts from the day of assignment and may be made shorter, never longer: for that there is an extension.
create function figures.finding_deadline(p_severity text, p_day date) returns date language sql stable as $$
  select figures.working_days_after(p_day, figures.policy_number('finding.days.' || p_severity, p_day)::int)
$$;

create function figures.assignment_objection(
  p_estate_id int, p_finding_id int, p_assignee_id int, p_due_on date, p_day date
) returns text language plpgsql stable as $$
begin
  if p_assignee_id is null or not figures.holds_role(p_estate_id, p_assignee_id, 'ESTATE_MANAGER', p_day, p_day) then
    return 'ASSIGNEE_NOT_OF_ESTATE';
  end if;
  if exists (select from public.finding_event e where e.estate_id = p_estate_id and e.finding_id = p_finding_id and e.action = 'ASSIGN') then
    return null;
  end if;
  if p_due_on is null or p_due_on <= p_day or p_due_on > (
    select figures.finding_deadline(f.severity, p_day) from public.finding f where f.estate_id = p_estate_id and f.finding_id = p_finding_id
  ) then
    return 'DUE_OUT_OF_RANGE';
  end if;
  return null;
end $$;
