-- Month close 月结: the figures of every estate as headquarters closed a month. What was closed is only ever inserted; what is recorded
-- later changes later known-at times alone, and the restatement 追溯调整 tells by which rows.

create table month_close (
  month date primary key check (extract(day from month) = 1),
  known_at timestamptz not null,
  closed_at timestamptz not null,
  person_id int,
  actor text not null,
  reason text not null check (length(reason) <= 2000),
  estates int not null,
  open_exceptions int not null,
  quarantined int not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  outputs_sha256 text not null check (outputs_sha256 ~ '^[0-9a-f]{64}$')
);
comment on table month_close is 'Months that headquarters has closed 月结; each once.';
comment on column month_close.known_at is 'Known-at time 入账截止时点 of the close: when the latest batch it knew was recorded.';
comment on column month_close.inputs_sha256 is 'SHA-256 over the estates'' codes and digests of entries, in order of code.';
comment on column month_close.outputs_sha256 is 'The same over their figures.';

create table month_close_estate (
  estate_id int not null references estate,
  month date not null,
  entries int not null,
  figures text not null,
  inputs_sha256 text not null check (inputs_sha256 ~ '^[0-9a-f]{64}$'),
  outputs_sha256 text not null check (outputs_sha256 ~ '^[0-9a-f]{64}$'),
  open_exceptions int not null,
  quarantined int not null,
  primary key (estate_id, month)
);
comment on table month_close_estate is 'An estate''s figures of a closed month.';
comment on column month_close_estate.figures is 'The figures as the bytes that outputs_sha256 is the digest of: JSON with names in order.';
comment on column month_close_estate.entries is 'Bills, receipts, adjustments and voids that the figures were worked out from.';

create table month_close_exception (
  estate_id int not null references estate,
  month date not null,
  rule text not null,
  open int not null check (open > 0),
  amount bigint not null,
  primary key (estate_id, month, rule)
);
comment on table month_close_exception is 'Exceptions 审计疑点 that stood open when a month was closed, by rule.';

do $$
declare
  t text;
begin
  foreach t in array array['month_close_estate', 'month_close_exception'] loop
    execute format('create policy viewer on %I using (sees_estate(estate_id)%s) with check (sees_estate(estate_id))', t,
      -- Exceptions concern households: not their neighbours on the committee (P5.4).
      case t when 'month_close_exception' then ' and current_setting(''app.role'', true) is distinct from ''COMMITTEE''' else '' end);
    execute format('create policy headquarters on %I to collection_headquarters using (true) with check (true)', t);
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  create policy viewer on month_close using (current_setting('app.scope', true) in ('all', 'estates'))
    with check (current_setting('app.scope', true) = 'all');
  alter table month_close enable row level security;
  alter table month_close force row level security;
  foreach t in array array['month_close', 'month_close_estate', 'month_close_exception'] loop
    execute format('grant select, insert on %I to collection_server', t);
    execute format('create trigger insert_only before update or delete or truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;
