-- A row put aside also ends where a later import holds a row about the same thing that went in: nobody corrected it in its place.
alter table quarantine_outcome
  drop constraint quarantine_outcome_outcome_check,
  add constraint quarantine_outcome_outcome_check check (outcome in ('ACCEPTED', 'RESUBMITTED', 'WITHDRAWN', 'SUPERSEDED'));

alter table quarantine_row add column about text;
comment on column quarantine_row.about is 'Digest of the table and number that the row is about, by which a later row about the same is recognised; null where its cells do not tell, and in rows put aside before there was this column.';
create index on quarantine_row (about) where about is not null;
