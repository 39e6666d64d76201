-- Batches are read by everybody, for they say when something was known; what they are called is not for everybody: a complaint logged by hand
-- bears its number, and a withdrawal why, which may name a household (P5.4). Labels stand apart, for whoever may read a ledger.
create table batch_label (
  batch_id int primary key references batch,
  label text not null
);
comment on table batch_label is 'What a batch is called: its file or folder, or why it withdraws another.';

insert into batch_label (batch_id, label) select batch_id, label from batch;
alter table batch drop column label;

create or replace function record_batch(id int, batch_kind text, batch_label text, withdraws int, at timestamptz)
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
  insert into batch (batch_id, recorded_at, kind, withdraws_batch_id) values (id, chosen, batch_kind, withdraws);
  insert into batch_label (batch_id, label) values (id, batch_label);
  return chosen;
end $$;

do $$
begin
  create policy viewer on batch_label using (current_setting('app.scope', true) = 'all' or current_setting('app.ledgers', true) like '%Y%');
  create policy headquarters on batch_label to collection_headquarters using (true) with check (true);
  alter table batch_label enable row level security;
  alter table batch_label force row level security;
  grant select, insert on batch_label to collection_server;
end $$;
