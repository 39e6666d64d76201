-- One address, one delivery: a chat that is in use takes the notices of an estate, or of the company, once.

alter table notice_hook add column address_digest text;
comment on column notice_hook.address_digest is 'Keyed digest of the address, by which it is recognised; null of hooks from before it was kept.';
create unique index notice_hook_once on notice_hook (address_digest, estate_id) nulls not distinct
  where ended_at is null and address_digest is not null;
