-- requires: control_total_at collection_money estate_at
-- Question: where does the ledger differ from what bank and finance say 对账差异 (P5.1)?
-- Grain: estate, month, source, channel and figure of which there is a control total.
-- Formula: difference = recorded − stated; recorded is, over the same days,
--   RECEIVED: payments − reversals − refunds; the bank's by the day they were banked (else paid), finance's by the day paid;
--   BILLED: 应收 billed of the bills due then, as of the last of the days; OPENING: 期初欠费 opening arrears (METRICS.md).
-- Counts: all fee classes, unidentified money included; entries recorded by K.
-- Excludes: failed and voided receipts; days of a month of which there is a total of the whole month.
-- Decided: where only single days are stated, only those days are compared and `days` says how many; of an opening balance
--   it is the earliest one. A missing channel compares all channels together.
-- p_slice: {"estates": [ids]}; null or an absent key does not narrow.

create function figures.reconciliation(p_from date, p_to date, p_known_at timestamptz, p_slice jsonb)
returns table (
  estate_id int, estate_code text, month date, source text, channel text, figure text, days int, stated bigint,
  recorded bigint, difference bigint
)
language plpgsql stable rows 100 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_ids(p_slice, 'estates')::int[];
begin
  return query
  with totals as materialized (
    select t.*, date_trunc('month', t.from_on)::date as month_on, t.to_on > t.from_on as whole,
      row_number() over (partition by t.estate_id, t.source, t.channel, t.figure, date_trunc('month', t.from_on)
        order by t.to_on > t.from_on desc, t.from_on) as nth,
      bool_or(t.to_on > t.from_on) over (partition by t.estate_id, t.source, t.channel, t.figure,
        date_trunc('month', t.from_on)) as has_whole
    from figures.control_total_at(p_known_at) t
    where t.from_on <= p_to and t.to_on >= p_from and (estates is null or t.estate_id = any (estates))
  ),
  kept as materialized (
    select row_number() over () as n, t.* from totals t
    where case when t.has_whole or t.figure = 'OPENING' then t.nth = 1 else true end
  ),
  received as materialized (
    select k.n, sum(case r.kind when 'PAYMENT' then r.amount else -r.amount end) as amount
    from kept k
    join public.receipt r on r.estate_id = k.estate_id
    where k.figure = 'RECEIVED' and r.kind in ('PAYMENT', 'REVERSAL', 'REFUND') and (k.channel is null or r.channel = k.channel)
      and case k.source when 'BANK' then coalesce(r.banked_on, r.paid_on) else r.paid_on end between k.from_on and k.to_on
      and (batches is null or r.batch_id = any (batches))
      and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
        and v.entry_id = r.receipt_id and (batches is null or v.batch_id = any (batches)))
    group by k.n
  ),
  positions as materialized (
    select p.from_on, p.to_on, m.group_key, m.billed, m.opening_arrears
    from (select distinct k.from_on, k.to_on from kept k where k.figure <> 'RECEIVED') p
    cross join lateral figures.collection_money('estate', p.from_on, p.to_on, p.to_on, p_known_at, null,
      coalesce(p_slice, '{}'::jsonb)) m
  ),
  compared as (
    select k.*, e.estate_code as code,
      case k.figure
        when 'RECEIVED' then coalesce(i.amount, 0)
        when 'BILLED' then coalesce(m.billed, 0)
        else coalesce(m.opening_arrears, 0)
      end as recorded_then
    from kept k
    join figures.estate_at(p_known_at) e on e.estate_id = k.estate_id
    left join received i on i.n = k.n
    left join positions m on m.group_key = e.estate_code and m.from_on = k.from_on and m.to_on = k.to_on
  )
  select c.estate_id, c.code, c.month_on, c.source, c.channel, c.figure,
    case when not c.has_whole then count(*)::int end,
    sum(c.amount)::bigint, sum(c.recorded_then)::bigint, (sum(c.recorded_then) - sum(c.amount))::bigint
  from compared c
  group by c.estate_id, c.code, c.month_on, c.source, c.channel, c.figure, c.has_whole
  order by c.code, c.month_on, c.source, c.figure, c.channel nulls first;
end $$;
comment on function figures.reconciliation is 'The ledger against bank and finance 对账差异, in fen.';
