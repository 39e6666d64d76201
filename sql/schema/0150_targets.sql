-- Targets 目标 of an estate for a year (P1.1, P3.5). A version is never changed: what is decided otherwise is a later version with its
-- reason, and a review of an earlier time keeps the targets of that time.

create table estate_target (
  estate_id int not null references estate,
  year int not null check (year between 1991 and 2100),
  version int not null check (version > 0),
  valid_from date not null,
  current_rate int check (current_rate between 0 and 10000),
  on_time_rate int check (on_time_rate between 0 and 10000),
  overdue_rate int check (overdue_rate between 0 and 10000),
  recovery_rate int check (recovery_rate between 0 and 10000),
  planned bigint check (planned > 0),
  stage_until date,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  set_at timestamptz not null,
  setter_id int not null,
  setter_name text not null,
  primary key (estate_id, year, version),
  constraint target_says_something check (coalesce(current_rate, on_time_rate, overdue_rate, recovery_rate, planned) is not null
    or stage_until is not null)
);
comment on table estate_target is 'Targets 年度目标 of an estate, each version with its reason.';
comment on column estate_target.valid_from is 'The day from which the version holds.';
comment on column estate_target.current_rate is 'Current collection rate of the year in ten-thousandths: 9250 is 92.50 %.';
comment on column estate_target.overdue_rate is 'Overdue rate that is not to be passed, in ten-thousandths.';
comment on column estate_target.planned is 'Planned collections of the year 回款计划 in fen: of the year''s bills and of arrears.';
comment on column estate_target.stage_until is 'Last day of the estate''s take-over stage 接管期, where it is not what policy says.';

create function refuse_review_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name;
end $$;

create policy viewer on estate_target using (sees_estate(estate_id)) with check (sees_estate(estate_id));
create policy headquarters on estate_target to collection_headquarters using (true) with check (true);
alter table estate_target enable row level security;
alter table estate_target force row level security;
create trigger insert_only before update or delete or truncate on estate_target for each statement execute function refuse_review_change();
grant select, insert on estate_target to collection_server;

insert into policy (code, valid_from, number, reason) values
  ('review.stage_months', '2025-01-01', 12, '新接管项目自交付起此月数内为接管期，不参与排名');
