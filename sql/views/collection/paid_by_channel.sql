-- requires: bill_scope channel_allocation
-- Question: through which channels did the money come that is on the period's bills?
-- Grain: channel.
-- Formula: sum of allocations by A on the bills due in the period, by the channel of the receipt that they came from.
-- Counts: as collected: money on the period's bills, whenever it came; the channels add up to it.
-- Excludes: money on other bills, held money.
-- Decided: read from the ledger: cells know of no channels.

create function figures.paid_by_channel(
  p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns table (channel text, paid bigint)
language plpgsql stable rows 6 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
begin
  return query
  with scope as materialized (
    select s.estate_id, s.bill_id from figures.bill_scope('portfolio', p_as_of, p_known_at, p_fee_class, p_slice) s
    where s.due_on between p_from and p_to
  )
  select a.channel, sum(a.amount)::bigint
  from scope s
  join figures.channel_allocation a on a.estate_id = s.estate_id and a.bill_id = s.bill_id
  where a.effective_on <= p_as_of
    and (batches is null or a.batch_id = any (batches))
    and (estates is null or a.estate_id = any (estates))
  group by a.channel;
end $$;
comment on function figures.paid_by_channel is 'Money on the bills of a period by the channel it came through.';
