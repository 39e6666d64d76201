-- Phone numbers and e-mail addresses of staff are encrypted at rest as those of owners are (P5.5). Whoever signs in is found by a
-- keyed digest of what they write: numbers are few enough that a plain digest would be guessed. The server seals what an earlier
-- version left in plain; "not valid" spares the rows that wait for it.

alter table person
  add column sealed text,
  add column phone_digest text unique,
  add column email_digest text unique,
  drop constraint person_check,
  add constraint person_sealed check (
    sealed is not null and phone is null and email is null and (phone_digest is not null or email_digest is not null)
  ) not valid;
comment on column person.sealed is 'Phone number and e-mail address, AES-256-GCM, bound to the person.';
comment on column person.phone_digest is 'By which a phone number is found without being opened.';
comment on column person.email_digest is 'By which an e-mail address is found without being opened.';

-- Empty once all is sealed, so that a start finds out at once that nothing waits.
create index person_plain on person (person_id) where sealed is null;
