-- By what its source knows a finding: a rule's key names bills, receipts and households, and a complaint's its slip. A committee reads the
-- findings of its estate row by row, so keys stand apart, where row security tells whom (P5.4).
create table finding_origin (
  estate_id int not null,
  finding_id int not null,
  source text not null,
  source_key text not null check (source_key <> ''),
  recurs_of int,
  primary key (estate_id, finding_id),
  foreign key (estate_id, finding_id) references finding
);
comment on table finding_origin is 'By what its source knows a finding 来源编号: it opens one finding only, and another when that one is closed.';
comment on column finding_origin.source is 'That of the finding, as recurs_of is.';

do $$
begin
  perform app_ctx('all', '');
  insert into finding_origin (estate_id, finding_id, source, source_key, recurs_of)
  select estate_id, finding_id, source, source_key, recurs_of from finding where source_key is not null;
end $$;

-- Definitions are made anew after this.
drop view if exists figures.finding_now cascade;
alter table finding drop column source_key;
create unique index finding_once on finding_origin (estate_id, source_key, source, coalesce(recurs_of, 0));

create or replace function guard_finding() returns trigger language plpgsql as $$
begin
  if new.recurs_of is not null and not exists (
    select from finding f join lateral (select e.to_state from finding_event e where e.estate_id = f.estate_id and e.finding_id = f.finding_id
      order by e.seq desc limit 1) s on true
    where f.estate_id = new.estate_id and f.finding_id = new.recurs_of and s.to_state in ('ACCEPTED', 'VOIDED')
  ) then
    raise exception 'finding %/%: only a closed finding recurs', new.estate_id, new.finding_id
      using errcode = '23514', constraint = 'finding_recurs_of_closed';
  end if;
  return new;
end $$;

-- Source and return are the finding's own; a return is of the same source.
create function guard_finding_origin() returns trigger language plpgsql as $$
begin
  select f.source, f.recurs_of into new.source, new.recurs_of from finding f where f.estate_id = new.estate_id and f.finding_id = new.finding_id;
  if new.recurs_of is not null and not exists (
    select from finding_origin o where o.estate_id = new.estate_id and o.finding_id = new.recurs_of
      and o.source = new.source and o.source_key = new.source_key
  ) then
    raise exception 'finding %/%: only what has the same source recurs', new.estate_id, new.finding_id
      using errcode = '23514', constraint = 'finding_recurs_of_source';
  end if;
  return new;
end $$;
create trigger guard before insert on finding_origin for each row execute function guard_finding_origin();

-- What a rule found names it, once the transaction is done.
create function guard_rule_finding() returns trigger language plpgsql as $$
begin
  if new.source = 'AUDIT' and not exists (
    select from finding_origin o where o.estate_id = new.estate_id and o.finding_id = new.finding_id
  ) then
    raise exception 'finding %/% names no rule', new.estate_id, new.finding_id using errcode = '23514', constraint = 'finding_of_rule';
  end if;
  return null;
end $$;
create constraint trigger of_rule after insert on finding deferrable initially deferred for each row execute function guard_rule_finding();

do $$
begin
  execute format($p$create policy viewer on finding_origin using (%s
    and (source not in ('AUDIT', 'COMPLAINT') or current_setting('app.role', true) is distinct from 'COMMITTEE')) with check (%1$s)$p$,
    estate_policy('estates'));
  create policy headquarters on finding_origin to collection_headquarters using (true) with check (true);
  alter table finding_origin enable row level security;
  alter table finding_origin force row level security;
  create trigger insert_only before update or delete or truncate on finding_origin for each statement execute function refuse_finding_change();
  grant select, insert on finding_origin to collection_server;
end $$;
