-- requires: finding_now finding_objection
-- Question: whose is the next step of a finding?
-- Grain: finding, person and day.
-- Formula: by state: assigning and deciding belong to the company, rectifying to the person responsible, accepting to the acceptor.
-- Counts: findings of which the person may take the step today.
-- Excludes: what one may do without being waited for, such as voiding or putting off.
-- Decided: rectification awaits the person responsible alone, though the whole team may do it.

create function figures.finding_awaits(f figures.finding_day, p_person_id int, p_role text, p_day date) returns boolean
language plpgsql stable as $$
begin
  return case
    when f.state in ('ASSIGNED', 'IN_PROGRESS') then f.assignee_id = p_person_id and p_role = 'ESTATE_MANAGER'
    when f.state in ('RECORDED', 'EXTENSION_REQUESTED', 'DISPUTED', 'SUBMITTED', 'RISK_PROPOSED') then
      figures.finding_objection(f.estate_id, f.finding_id,
        case f.state when 'RECORDED' then 'ASSIGN' when 'EXTENSION_REQUESTED' then 'GRANT_EXTENSION' when 'DISPUTED' then 'UPHOLD'
          when 'SUBMITTED' then 'ACCEPT' else 'CONSENT_TO_RISK' end, p_person_id, p_role, p_day) is null
    else false
  end;
end $$;
comment on function figures.finding_awaits is 'Whether the next step is theirs.';
