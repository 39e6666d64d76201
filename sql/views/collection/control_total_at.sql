-- requires: estate_at
-- Question: what do bank and finance say of days and months, as known at K?
-- Grain: estate, days covered, source, channel and figure.
-- Formula: of each the latest row recorded by K, save rows of batches withdrawn by K.
-- Counts: rows recorded by K.
-- Excludes: earlier versions.
-- Decided: a null K means everything recorded.

create type figures.stated_total as (
  estate_id int, from_on date, to_on date, source text, channel text, figure text, amount bigint
);

create function figures.control_total_at(p_known_at timestamptz) returns setof figures.stated_total
language plpgsql stable as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select distinct on (t.estate_id, t.key_digest)
    t.estate_id, t.from_on, t.to_on, t.source, t.channel, t.figure, t.amount
  from public.control_total t
  where (batches is null or t.batch_id = any (batches))
    and not exists (select from public.batch w where w.withdraws_batch_id = t.batch_id
      and (batches is null or w.batch_id = any (batches)))
  order by t.estate_id, t.key_digest, t.row_id desc;
end $$;
comment on function figures.control_total_at is 'Control totals 对账总额 as known at K.';
