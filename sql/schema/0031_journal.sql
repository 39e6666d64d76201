-- The journal 操作日志 (P5.5, P2.4): every act, appended in the same transaction as its effect, and never changed.

create table journal_entry (
  seq bigint primary key,
  recorded_at timestamptz not null,
  person_id int,
  actor text not null,
  role text not null,
  address text,
  request_id text,
  act text not null,
  subject text,
  estate_id int,
  before text,
  after text
);
comment on table journal_entry is 'One act 操作记录: who, in which role, from where, what, on which object, before and after.';
comment on column journal_entry.actor is 'What the person was called at the time; the operator of the machine where nobody had signed in.';
comment on column journal_entry.subject is 'The object, as type and code, such as Estate E01.';
comment on column journal_entry.before is 'JSON, exactly as it was hashed.';
create index on journal_entry (estate_id, seq);
create index on journal_entry (person_id, seq);

-- The chain stands apart: whoever appends needs its end, also when the entry there is of an estate out of scope.
create table journal_link (
  seq bigint primary key,
  hash bytea not null check (length(hash) = 32)
);
comment on table journal_link is 'SHA-256 over the hash before and the entry''s canonical encoding: an edit, a deletion or a reorder breaks it.';

create policy viewer on journal_entry
  using (estate_id = any (string_to_array(nullif(current_setting('app.estate_ids', true), ''), ',')::int[])
    and current_setting('app.role', true) is distinct from 'COMMITTEE'
    or current_setting('app.scope', true) in ('all', 'people'))
  with check (current_setting('app.scope', true) in ('all', 'people', 'estates'));
create policy viewer on journal_link using (current_setting('app.scope', true) in ('all', 'people', 'estates'));
alter table journal_entry enable row level security;
alter table journal_entry force row level security;
alter table journal_link enable row level security;
alter table journal_link force row level security;
grant select, insert on journal_entry, journal_link to collection_server;

-- Not even the owner changes it by mistake.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is insert-only';
end $$;
create trigger insert_only before update or delete or truncate on journal_entry for each statement execute function refuse_change();
create trigger insert_only before update or delete or truncate on journal_link for each statement execute function refuse_change();
