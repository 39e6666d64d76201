-- requires: enter_scope policy_at
-- Question: who may accept the rectification of a finding (P6.6)?
-- Grain: estate, severity and day.
-- Formula: the role of the estate's acceptor of record 验收主体, and what policy adds for the severity.
-- Counts: 业委会 and, where there is none, 物管会 or 居委会 act as COMMITTEE; a third party 第三方 as AUDITOR.
-- Excludes: persons: who holds the role and has worked on the finding is asked apart (finding_objection).
-- Decided: where no acceptor is registered it is the committee; where nobody holds the committee's role that day the third party
--   stands in, or nothing could ever be accepted. policy 'finding.acceptor.GENERAL' = SUPERVISOR leaves general findings to the supervisor too.

create function figures.acceptor_role(p_acceptor text) returns text language sql immutable as $$
  select case when p_acceptor ~* '(第三方|审计|third|audit)' then 'AUDITOR' else 'COMMITTEE' end
$$;

-- Grants are seen in scope 'people' alone; nothing but the answer leaves the function.
create function figures.holds_role(p_estate_id int, p_person_id int, p_role text, p_from date, p_to date) returns boolean
language plpgsql stable as $$
declare
  before constant text := figures.enter_scope('people');
  holds boolean;
begin
  holds := exists (
    select from public.role_grant g
    where g.role = p_role and (g.estate_id = p_estate_id or g.estate_id is null) and (p_person_id is null or g.person_id = p_person_id)
      and g.starts_on <= p_to and coalesce(g.ends_on >= p_from, true)
      and (g.ended_at is null or g.ended_at::date > p_from)
  );
  perform figures.enter_scope(before);
  return holds;
end $$;
comment on function figures.holds_role is 'Whether somebody (anybody where none is named) held a role for the estate between two days.';

create function figures.finding_acceptors(p_estate_id int, p_severity text, p_day date) returns text[] language plpgsql stable as $$
declare
  of_record text := figures.acceptor_role((
    select v.acceptor from public.estate_version v where v.estate_id = p_estate_id order by v.version_id desc limit 1));
begin
  return array_remove(array[
    of_record,
    case when of_record = 'COMMITTEE' and not figures.holds_role(p_estate_id, null, 'COMMITTEE', p_day, p_day) then 'AUDITOR' end,
    figures.policy_word('finding.acceptor.' || p_severity, p_day)
  ], null);
end $$;
comment on function figures.finding_acceptors is 'Roles that may accept a finding of a severity in an estate on a day.';

create function figures.estate_managers(p_estate_id int, p_day date) returns table (person_id int, name text)
language plpgsql stable rows 5 as $$
declare
  before constant text := figures.enter_scope('people');
begin
  return query
  select p.person_id, p.name from public.person p
  where p.disabled_at is null and exists (
    select from public.role_grant g
    where g.person_id = p.person_id and g.role = 'ESTATE_MANAGER' and g.estate_id = p_estate_id
      and g.starts_on <= p_day and coalesce(g.ends_on >= p_day, true) and g.ended_at is null);
  perform figures.enter_scope(before);
end $$;
comment on function figures.estate_managers is 'Who can be made responsible in an estate on a day: its managers 项目经理.';
