-- How far ahead an extension or a risk that is accepted may reach: what is put off for ever is closed without anybody's acceptance.

insert into policy (code, valid_from, number, reason) values
  ('finding.until_days', '2025-01-01', 180, '延期或挂账最长天数，到期再议');

create or replace function guard_finding_event_in_time() returns trigger language plpgsql as $$
declare
  last record;
  objection text;
begin
  select e.on_day, e.until_on, e.due_on, e.round into last from finding_event e
  where e.estate_id = new.estate_id and e.finding_id = new.finding_id order by e.seq desc limit 1;
  objection := case
    when new.action = 'RAISE' and new.on_day is distinct from (
      select f.raised_on from finding f where f.estate_id = new.estate_id and f.finding_id = new.finding_id) then 'DAY_NOT_OF_RAISING'
    when new.on_day < last.on_day then 'BEFORE_LAST'
    -- The business's day is a moment's in some time zone.
    when abs(new.on_day - (new.at at time zone 'UTC')::date) > 1 then 'DAY_NOT_OF_MOMENT'
    when new.action = 'REQUEST_EXTENSION' and new.until_on <= last.due_on then 'UNTIL_TOO_EARLY'
    when new.action in ('REQUEST_EXTENSION', 'ACCEPT_RISK', 'PROPOSE_RISK')
      and new.until_on > new.on_day + figures.policy_number('finding.until_days', new.on_day)::int then 'UNTIL_TOO_FAR'
    when new.action = 'GRANT_EXTENSION' and new.until_on > last.until_on then 'UNTIL_OUT_OF_RANGE'
    when new.action = 'SUBMIT' and not exists (
      select from finding_evidence v where v.estate_id = new.estate_id and v.finding_id = new.finding_id and v.round = last.round
        and v.uploader_role = 'ESTATE_MANAGER' and not exists (
          select from finding_evidence b where b.estate_id = v.estate_id and b.finding_id = v.finding_id and b.round < v.round
            and b.sha256 = v.sha256)) then 'EVIDENCE_REPEATED'
  end;
  if objection is not null then
    raise exception 'finding %/%: % is refused: %', new.estate_id, new.finding_id, new.action, objection
      using errcode = '23514', constraint = 'finding_event_' || lower(objection);
  end if;
  return new;
end $$;
