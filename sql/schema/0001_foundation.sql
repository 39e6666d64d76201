-- The role under which every request runs, the batch that gives an entry its place in time, and the viewer's scope.
-- The role owns nothing and cannot bypass row security, so a forgotten `where` in a query leaks nothing.

do $$
begin
  create role collection_server nologin nosuperuser nobypassrls;
exception when duplicate_object or unique_violation then
  null; -- roles belong to the cluster: another database of it made this one first
end $$;

do $$
begin
  execute format('grant collection_server to %I', current_user);
exception when others then
  raise notice 'collection_server is not granted to %: %', current_user, sqlerrm;
end $$;

-- Sets whose rows the rest of the transaction may see. `scope` is 'all' or 'estates'; `estate_ids` is a comma-separated list.
-- EXECUTE with `set local` reaches the shards of a distributed database, set_config alone does not.
create function app_ctx(scope text, estate_ids text) returns void language plpgsql as $$
begin
  execute 'set local citus.propagate_set_commands = ''local''';
  execute format('set local app.scope = %L', coalesce(scope, ''));
  execute format('set local app.estate_ids = %L', coalesce(estate_ids, ''));
end $$;

-- One row per act of recording: an import, a withdrawal, a resubmission. It is inserted as the last act before commit, so
-- that recorded_at follows the order of commits and "what was known at K" never changes afterwards.
create table batch (
  batch_id int primary key,
  recorded_at timestamptz not null unique,
  kind text not null check (kind in ('IMPORT', 'RESUBMISSION', 'WITHDRAWAL', 'DEMO')),
  label text not null,
  withdraws_batch_id int references batch
);
create sequence batch_id_seq as int;
comment on table batch is 'One act of recording 批次. Every entry carries its batch; the batch carries recorded_at.';
comment on column batch.recorded_at is 'When the entries became known 入账时点; strictly increasing.';

-- Gives a batch its recorded_at. The lock is held until commit, so no two batches share an instant or overtake each other.
-- `at` stages history (demo, tests); it must lie after everything recorded so far.
create function record_batch(id int, batch_kind text, batch_label text, withdraws int, at timestamptz)
returns timestamptz language plpgsql as $$
declare
  latest timestamptz;
  chosen timestamptz;
begin
  perform pg_advisory_xact_lock(7410001);
  select max(recorded_at) into latest from batch;
  if at is not null and at <= latest then
    raise exception 'recorded_at % is not after %', at, latest using errcode = '22007';
  end if;
  chosen := coalesce(at, greatest(date_trunc('milliseconds', clock_timestamp()), latest + interval '1 millisecond'));
  insert into batch (batch_id, recorded_at, kind, label, withdraws_batch_id)
  values (id, chosen, batch_kind, batch_label, withdraws);
  return chosen;
end $$;
