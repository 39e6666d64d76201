-- A warning that ends says why: the rate has recovered, or the estate is no longer the company's to look after.

alter table warning_found add column ended text check (ended in ('RECOVERED', 'LEFT'));
alter table warning_found add constraint ended_says_why check (ended is null or signal is null);
comment on column warning_found.ended is 'Why nothing is warned of any longer: RECOVERED, or the estate has LEFT. Null while it stands; of ends before this was kept it is not known.';
