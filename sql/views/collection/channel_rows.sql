-- requires: paid_by_channel
-- Question: which payments stand behind what a channel gave to a rate at two positions?
-- Grain: receipt on a bill.
-- Formula: allocations of the channel by each position's A on the bills due in its period, a receipt's on a bill together; each side adds
--   up to that channel's paid_by_channel because both sum the same allocations.
-- Counts: rows that give something at either position.
-- Excludes: receipts whose money was taken back from the bill by both.
-- Decided: ordered by household, then bill, so that what a household paid before stands beside what it paid now. A row that both
--   positions know stands once.
-- p_before, p_now: {"from": date, "to": date, "as_of": date, "known_at": time or null, "fee_class": code or null, "slice": {}}.

create function figures.channel_rows_at(p_channel text, p_position jsonb) returns table (
  estate_id int, unit_id bigint, bill_id bigint, receipt_id bigint, receipt_no text, paid_on date, paid bigint
)
language plpgsql stable rows 1000 set plan_cache_mode = force_custom_plan as $$
declare
  as_of date := p_position ->> 'as_of';
  known_at timestamptz := p_position ->> 'known_at';
  slice jsonb := p_position -> 'slice';
  batches int[] := case when known_at is not null then figures.batches_at(known_at) end;
  estates int[] := figures.slice_estates(slice);
begin
  return query
  with scope as materialized (
    select s.estate_id, s.unit_id, s.bill_id
    from figures.bill_scope('portfolio', as_of, known_at, p_position ->> 'fee_class', slice) s
    where s.due_on between (p_position ->> 'from')::date and (p_position ->> 'to')::date
  )
  select s.estate_id, s.unit_id, s.bill_id, a.receipt_id, a.receipt_no, a.paid_on, sum(a.amount)::bigint
  from scope s
  join figures.channel_allocation a on a.estate_id = s.estate_id and a.bill_id = s.bill_id
  where a.channel = p_channel and a.effective_on <= as_of
    and (batches is null or a.batch_id = any (batches))
    and (estates is null or a.estate_id = any (estates))
  group by s.estate_id, s.unit_id, s.bill_id, a.receipt_id, a.receipt_no, a.paid_on;
end $$;
comment on function figures.channel_rows_at is 'Payments of a channel on the bills of a period, receipt by receipt.';

create function figures.channel_rows(p_channel text, p_before jsonb, p_now jsonb, p_after text, p_limit int) returns table (
  row_key text, estate_id int, unit_id bigint, bill_no text, due_on date, receipt_no text, paid_on date,
  paid_before bigint, paid_now bigint
)
language plpgsql stable rows 100 as $$
begin
  return query
  select t.k, t.estate_id, t.unit_id, b.bill_no, b.due_on, t.receipt_no, t.paid_on, t.before, t.now
  from (
    select concat_ws('/', lpad(r.estate_id::text, 10, '0'), lpad(r.unit_id::text, 19, '0'), lpad(r.bill_id::text, 19, '0'),
        lpad(coalesce(r.receipt_id, 0)::text, 19, '0')) as k,
      r.estate_id, r.unit_id, r.bill_id, r.receipt_no, r.paid_on, sum(r.before)::bigint as before, sum(r.now)::bigint as now
    from (
      select x.*, x.paid as before, 0::bigint as now from figures.channel_rows_at(p_channel, p_before) x
      union all
      select x.*, 0::bigint, x.paid from figures.channel_rows_at(p_channel, p_now) x
    ) r
    group by r.estate_id, r.unit_id, r.bill_id, r.receipt_id, r.receipt_no, r.paid_on
  ) t
  join public.bill b on b.estate_id = t.estate_id and b.bill_id = t.bill_id
  where (t.before <> 0 or t.now <> 0) and (p_after is null or t.k > p_after collate "C")
  order by t.k collate "C" limit p_limit;
end $$;
comment on function figures.channel_rows is 'The payments behind what a channel gave to a rate at two positions.';
