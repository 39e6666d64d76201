-- Whether what a rule found once is still there, told beside the finding that was opened for it. Exceptions are hidden from the committee,
-- since they name households (P5.4); that a cause is gone names nobody, and whoever accepts has to know it (P6.6).

create table finding_cause (
  estate_id int not null,
  finding_id int not null,
  cause_seq int not null,
  event text not null check (event in ('GONE', 'BACK')),
  seen_at timestamptz not null,
  primary key (estate_id, finding_id, cause_seq),
  foreign key (estate_id, finding_id) references finding
);
comment on table finding_cause is 'When the rule that found a problem stopped finding it, or found it again, while its finding was open.';

create policy viewer on finding_cause using (sees_estate(estate_id)) with check (sees_estate(estate_id));
create policy headquarters on finding_cause to collection_headquarters using (true) with check (true);
alter table finding_cause enable row level security;
alter table finding_cause force row level security;
grant select, insert on finding_cause to collection_server;
create trigger insert_only before update or delete or truncate on finding_cause for each statement execute function refuse_finding_change();
