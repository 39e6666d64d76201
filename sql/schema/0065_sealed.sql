-- Personal data is encrypted at rest (P5.5). What names or reaches a person stands in one sealed text a row, which is bound to the
-- row's place; masked forms stand beside it, so that a list opens nothing. The server seals what an earlier version left in plain,
-- and from here on no row takes plain text: "not valid" spares the rows that wait for it.

alter table occupant
  add column sealed text,
  add column masked_name text,
  add column masked_phone text,
  add constraint occupant_sealed check (sealed is not null and name is null and phone is null) not valid;
comment on column occupant.sealed is 'Name and phone, AES-256-GCM, bound to the household code.';
comment on column occupant.masked_name is 'Such as 王**; empty where none is known.';
comment on column occupant.masked_phone is 'Such as 138****5678; **** where it is no mobile number.';

alter table quarantine_content
  alter column content drop not null,
  add column sealed text,
  add constraint quarantine_content_sealed check (sealed is not null and value is null and content is null) not valid;
comment on column quarantine_content.sealed is 'The row as it came and the cell at fault, AES-256-GCM, bound to the row''s fingerprint.';

alter table contact_content
  alter column content drop not null,
  alter column outcome drop not null,
  alter column spoken_by drop not null,
  add column sealed text,
  add constraint contact_content_sealed
    check (sealed is not null and content is null and outcome is null and spoken_by is null) not valid;
comment on column contact_content.sealed is 'What was said, what came of it and by whom, AES-256-GCM, bound to the contact''s digest.';

-- Empty once all is sealed, so that a start finds out at once that nothing waits.
create index occupant_plain on occupant (estate_id, unit_id, version_id) where sealed is null;
create index quarantine_content_plain on quarantine_content (quarantine_id) where sealed is null;
create index contact_content_plain on contact_content (estate_id, row_id) where sealed is null;

-- A random secret under which equal rows have equal digests, so that a row is recognised without being opened. It is sealed with
-- the data key itself: whoever cannot open it has the wrong key, and learns so before anything is read or written.
create table data_secret (
  singleton boolean primary key default true check (singleton),
  sealed text not null
);
