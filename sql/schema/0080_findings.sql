-- Findings 问题 and their rectification 整改 (P6.4–P6.7). A finding's row never changes; what happens to it is a sequence of events, and
-- where it stands is its last event. Whoever writes an event, over whatever route, passes the trigger at the end of this file.

create table finding (
  estate_id int not null references estate,
  finding_id int not null,
  source text not null check (source in ('AUDIT', 'CHECK', 'COMMITTEE', 'COMPLAINT', 'MANUAL', 'REVIEW')),
  source_key text check (source_key <> ''),
  severity text not null check (severity in ('GENERAL', 'MORE_SERIOUS', 'SEVERE')),
  title text not null check (length(btrim(title)) between 1 and 120),
  description text not null check (length(description) <= 4000),
  recurs_of int,
  raised_on date not null,
  primary key (estate_id, finding_id),
  foreign key (estate_id, recurs_of) references finding,
  check (recurs_of < finding_id),
  check (source <> 'AUDIT' or source_key is not null)
);
comment on table finding is 'A problem 问题; its number runs within its estate.';
comment on column finding.recurs_of is 'The closed finding of which this is the return 复发.';
-- A source opens one finding only, and after its end one that names it.
create unique index finding_once on finding (estate_id, source, source_key, coalesce(recurs_of, 0)) where source_key is not null;

-- What names households: never for their neighbours on the committee (P5.4).
create table finding_confidential (
  estate_id int not null,
  finding_id int not null,
  sealed text not null,
  primary key (estate_id, finding_id),
  foreign key (estate_id, finding_id) references finding
);
comment on column finding_confidential.sealed is 'The note, AES-256-GCM, bound to the finding.';

create table finding_event (
  estate_id int not null,
  finding_id int not null,
  seq int not null,
  action text not null,
  from_state text,
  to_state text not null,
  actor_id int not null,
  actor_name text not null,
  actor_role text not null,
  at timestamptz not null,
  on_day date not null,
  reason text not null default '' check (length(reason) <= 2000),
  root_cause text check (length(root_cause) <= 2000),
  corrective text check (length(corrective) <= 2000),
  preventive text check (length(preventive) <= 2000),
  until_on date,
  round int not null,
  assignee_id int,
  assignee_name text,
  submitter_id int,
  submitted_on date,
  original_due_on date,
  due_on date,
  primary key (estate_id, finding_id, seq),
  foreign key (estate_id, finding_id) references finding,
  -- Nobody accepts their own work; the trigger knows the rest of the team.
  constraint acceptor_is_not_doer check (action not in ('ACCEPT', 'REJECT', 'CONSENT_TO_RISK', 'GRANT_EXTENSION', 'UPHOLD')
    or (actor_id is distinct from assignee_id and actor_id is distinct from submitter_id)),
  constraint assigned_to_somebody check (action <> 'ASSIGN' or (assignee_id is not null and assignee_name <> '' and due_on is not null)),
  constraint reason_given check (btrim(reason) <> '' or action not in ('VOID', 'REJECT', 'REQUEST_EXTENSION', 'REFUSE_EXTENSION', 'DISPUTE',
    'UPHOLD', 'DISMISS', 'ACCEPT_RISK', 'PROPOSE_RISK', 'DECLINE_RISK', 'RESUME')),
  constraint until_given check (action not in ('REQUEST_EXTENSION', 'GRANT_EXTENSION', 'ACCEPT_RISK', 'PROPOSE_RISK', 'CONSENT_TO_RISK')
    or until_on > on_day),
  constraint work_described check (action <> 'SUBMIT' or (btrim(coalesce(root_cause, '')) <> '' and btrim(coalesce(corrective, '')) <> ''
    and btrim(coalesce(preventive, '')) <> '')),
  constraint sequence_starts check ((seq = 1) = (action = 'RAISE'))
);
comment on table finding_event is 'What happened to a finding 整改过程: who, in which role, when, why. The columns from round on say how it stands afterwards.';
comment on column finding_event.until_on is 'The day asked for or granted: of an extension 延期, or of a risk that is accepted until then 挂账.';
comment on column finding_event.due_on is 'Deadline with extensions granted; original_due_on stays what it was first.';
create index on finding_event (estate_id, assignee_id) where action = 'ASSIGN';

create table finding_evidence (
  estate_id int not null,
  finding_id int not null,
  evidence_id int not null,
  round int not null,
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  bytes int not null check (bytes between 1 and 20971520),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  effective_on date not null,
  replaces_id int,
  internal boolean not null,
  uploaded_at timestamptz not null,
  uploader_id int not null,
  uploader_name text not null,
  uploader_role text not null,
  primary key (estate_id, finding_id, evidence_id),
  foreign key (estate_id, finding_id) references finding,
  foreign key (estate_id, finding_id, replaces_id) references finding_evidence,
  check (replaces_id < evidence_id)
);
comment on table finding_evidence is 'Files that prove a problem or its rectification 佐证; the content lies in the file store under its SHA-256.';
comment on column finding_evidence.effective_on is 'Day that the file shows, apart from the day it was brought.';
comment on column finding_evidence.internal is 'Names households: not for the committee (P5.4).';

-- Not even the owner changes what happened by mistake.
create function refuse_finding_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name;
end $$;

do $$
declare
  t text;
  by_estate constant text := $p$(current_setting('app.scope', true) = 'all'
    or estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[]))$p$;
  not_committee constant text := $p$ and current_setting('app.role', true) is distinct from 'COMMITTEE'$p$;
begin
  foreach t in array array['finding', 'finding_event', 'finding_evidence', 'finding_confidential'] loop
    execute format('create policy viewer on %I using (%s) with check (%s)', t,
      case t when 'finding_confidential' then by_estate || not_committee
        when 'finding_evidence' then by_estate || ' and (not internal or current_setting(''app.role'', true) is distinct from ''COMMITTEE'')' else by_estate end,
      by_estate);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    -- What is sealed is sealed anew when the key changes, by the owner.
    continue when t = 'finding_confidential';
    execute format('create trigger insert_only before update or delete or truncate on %I for each statement execute function refuse_finding_change()', t);
  end loop;
end $$;
grant select, insert on finding, finding_event, finding_evidence, finding_confidential to collection_server;

-- Working days to rectify by severity (P6.5), days until somebody must have been made responsible, and the ladder of escalation.
insert into policy (code, valid_from, number, reason) values
  ('finding.days.GENERAL', '2025-01-01', 10, '一般问题整改期限（工作日）'),
  ('finding.days.MORE_SERIOUS', '2025-01-01', 7, '较重问题整改期限（工作日）'),
  ('finding.days.SEVERE', '2025-01-01', 3, '严重问题整改期限（工作日）'),
  ('finding.assign_days', '2025-01-01', 2, '问题登记后派单期限（工作日）'),
  ('finding.accept_days', '2025-01-01', 5, '提交后验收期限（工作日）'),
  ('finding.escalate.SUPERVISOR', '2025-01-01', 1, '逾期满此工作日数，提请督导'),
  ('finding.escalate.HEADQUARTERS', '2025-01-01', 5, '逾期满此工作日数，提请总部'),
  ('finding.recurrence_days', '2025-01-01', 180, '销号后多少日内再次出现计为复发');

-- Nobody raises, moves or closes a finding but by a line of the table of moves: the definitions say which (figures.finding_objection),
-- this fills in where the event leads. The columns that follow from what happened before are not the writer's to choose.
create function guard_finding_event() returns trigger language plpgsql as $$
declare
  last record;
  move record;
  objection text;
begin
  select e.seq, e.to_state, e.round, e.assignee_id, e.assignee_name, e.submitter_id, e.submitted_on, e.original_due_on, e.due_on, e.until_on
  into last from finding_event e
  where e.estate_id = new.estate_id and e.finding_id = new.finding_id order by e.seq desc limit 1;
  if new.seq is distinct from coalesce(last.seq, 0) + 1 then
    raise exception 'finding %/%: event % does not follow event %', new.estate_id, new.finding_id, new.seq, coalesce(last.seq, 0)
      using errcode = '40001', constraint = 'finding_event_follows';
  end if;
  objection := figures.finding_objection(new.estate_id, new.finding_id, new.action, new.actor_id, new.actor_role, new.on_day);
  if objection is null and new.action = 'ASSIGN' then
    objection := figures.assignment_objection(new.estate_id, new.finding_id, new.assignee_id, new.due_on, new.on_day);
  elsif objection is null and new.action = 'SUBMIT' and not exists (
    select from finding_evidence v where v.estate_id = new.estate_id and v.finding_id = new.finding_id
      and v.round = last.round and v.uploader_role = 'ESTATE_MANAGER'
  ) then
    objection := 'EVIDENCE_MISSING';
  end if;
  if objection is not null then
    raise exception 'finding %/%: % is refused: %', new.estate_id, new.finding_id, new.action, objection
      using errcode = '23514', constraint = 'finding_event_' || lower(objection);
  end if;
  select m.to_state into strict move from figures.finding_move m where m.from_state is not distinct from last.to_state and m.action = new.action;

  new.from_state := last.to_state;
  new.to_state := move.to_state;
  new.round := coalesce(last.round, 1) + case new.action when 'REJECT' then 1 else 0 end;
  new.submitter_id := case new.action when 'SUBMIT' then new.actor_id else last.submitter_id end;
  new.submitted_on := case new.action when 'SUBMIT' then new.on_day else last.submitted_on end;
  if new.action = 'ASSIGN' then
    new.due_on := coalesce(last.due_on, new.due_on);
    new.original_due_on := coalesce(last.original_due_on, new.due_on);
  else
    new.assignee_id := last.assignee_id;
    new.assignee_name := last.assignee_name;
    new.original_due_on := last.original_due_on;
    if new.action = 'CONSENT_TO_RISK' then
      new.until_on := last.until_on;
    end if;
    new.due_on := case when new.action = 'GRANT_EXTENSION' then new.until_on
      when new.action = 'RESUME' then greatest(last.due_on, last.until_on) else last.due_on end;
  end if;
  if new.action not in ('REQUEST_EXTENSION', 'GRANT_EXTENSION', 'ACCEPT_RISK', 'PROPOSE_RISK', 'CONSENT_TO_RISK') then
    new.until_on := null;
  end if;
  if new.action <> 'SUBMIT' then
    new.root_cause := null;
    new.corrective := null;
    new.preventive := null;
  end if;
  return new;
end $$;
create trigger guard before insert on finding_event for each row execute function guard_finding_event();

-- A return names a finding that is closed, and of the same source where it comes from one.
create function guard_finding() returns trigger language plpgsql as $$
begin
  if new.recurs_of is not null and not exists (
    select from finding f join lateral (select e.to_state from finding_event e where e.estate_id = f.estate_id and e.finding_id = f.finding_id
      order by e.seq desc limit 1) s on true
    where f.estate_id = new.estate_id and f.finding_id = new.recurs_of and s.to_state in ('ACCEPTED', 'VOIDED')
      and (new.source_key is null or (f.source = new.source and f.source_key = new.source_key))
  ) then
    raise exception 'finding %/%: only a closed finding recurs', new.estate_id, new.finding_id
      using errcode = '23514', constraint = 'finding_recurs_of_closed';
  end if;
  return new;
end $$;
create trigger guard before insert on finding for each row execute function guard_finding();

-- What proves a closed finding is complete.
create function guard_finding_evidence() returns trigger language plpgsql as $$
declare
  last record;
begin
  select e.to_state, e.round into last from finding_event e
  where e.estate_id = new.estate_id and e.finding_id = new.finding_id order by e.seq desc limit 1;
  if last.to_state is null or last.to_state in ('ACCEPTED', 'VOIDED') then
    raise exception 'finding %/% is closed', new.estate_id, new.finding_id using errcode = '23514', constraint = 'evidence_of_open_finding';
  end if;
  new.round := last.round;
  return new;
end $$;
create trigger guard before insert on finding_evidence for each row execute function guard_finding_evidence();

-- A finding has been raised by somebody, or it is none.
create function require_finding_raised() returns trigger language plpgsql as $$
begin
  if not exists (select from finding_event e where e.estate_id = new.estate_id and e.finding_id = new.finding_id) then
    raise exception 'finding %/% was raised by nobody', new.estate_id, new.finding_id
      using errcode = '23514', constraint = 'finding_raised';
  end if;
  return null;
end $$;
create constraint trigger raised after insert on finding deferrable initially deferred
  for each row execute function require_finding_raised();
