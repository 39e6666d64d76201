-- What the commands ask of an event beside who may do it, asked of plain SQL as well: that days go forward, for roles and independence
-- are asked of an event's day; that an extension is no longer than was asked for; and that a rectification which was rejected is not
-- proved by the same file once more.

create function guard_finding_event_in_time() returns trigger language plpgsql as $$
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
-- After guard, by its name: whoever may not act at all is told so first.
create trigger guard_in_time before insert on finding_event for each row execute function guard_finding_event_in_time();

-- A file counts as the estate's only where its uploader is of the estate.
create function guard_finding_evidence_uploader() returns trigger language plpgsql as $$
declare
  day constant date := (new.uploaded_at at time zone 'UTC')::date;
begin
  if not figures.holds_role(new.estate_id, new.uploader_id, new.uploader_role, day - 1, day + 1) then
    raise exception 'finding %/%: a file is refused: NOT_IN_THIS_ROLE', new.estate_id, new.finding_id
      using errcode = '23514', constraint = 'finding_evidence_not_in_this_role';
  end if;
  return new;
end $$;
create trigger guard_uploader before insert on finding_evidence for each row execute function guard_finding_evidence_uploader();
