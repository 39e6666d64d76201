-- requires: estate_at
-- Question: what happened to a household, event by event, and what did it owe and have held after each, by A, as known at K?
-- Grain: bill issued; adjustment, receipt or allocation by day.
-- Formula: owed after an event = sum of what was charged - credit notes, waivers, write-offs and allocations up to it; held = receipts -
--   reversals - refunds - allocations up to it. The last row's owed is the open balance of unit_standing, its held the held money there.
-- Counts: every fee class and liable person; failed payments too, which moved nothing.
-- Excludes: what was effective after A or recorded after K, and voided entries.
-- Decided: within a day bills, money released from bills, adjustments, payments, reversals, refunds, then money put on bills: so
--   neither what is owed nor what is held is shown below 0 by the order of a day alone. An adjustment counts for what it took, not for what it asked.

create function figures.unit_timeline(p_estate int, p_unit bigint, p_as_of date, p_known_at timestamptz) returns table (
  place int, happened_on date, kind text, bill_no text, receipt_no text, adjustment_no text, fee_class text, fee_item text,
  reason text, reverses_receipt_no text, channel text, amount bigint, owed_change bigint, held_change bigint, owed bigint, held bigint, recorded_at timestamptz
)
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  with posted as (
    select p.kind, p.bill_id, p.receipt_id, p.adjustment_id, p.effective_on, sum(p.amount)::bigint as amount, max(t.recorded_at) as recorded_at
    from public.account a
    join public.posting p on p.estate_id = a.estate_id and p.account_id = a.account_id
    join public.batch t on t.batch_id = p.batch_id
    where a.estate_id = p_estate and a.unit_id = p_unit and p.effective_on <= p_as_of and (batches is null or p.batch_id = any (batches))
    group by p.kind, p.bill_id, p.receipt_id, p.adjustment_id, p.effective_on
    having sum(p.amount) <> 0
  ),
  billed as (
    select b.* from public.bill b
    where b.estate_id = p_estate and b.unit_id = p_unit and b.issued_on <= p_as_of and (batches is null or b.batch_id = any (batches))
      and not exists (select from public.void v where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id
        and (batches is null or v.batch_id = any (batches)))
  ),
  received as (
    select r.* from public.receipt r
    where r.estate_id = p_estate and r.unit_id = p_unit and r.paid_on <= p_as_of and (batches is null or r.batch_id = any (batches))
      and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
        and v.entry_id = r.receipt_id and (batches is null or v.batch_id = any (batches)))
  ),
  event as (
    select b.issued_on as happened_on, 1 as turn, b.bill_no as number, 'BILL' as kind, b.bill_no, null as receipt_no,
      null as adjustment_no, b.fee_class, b.fee_item, null as reason,
      null as reverses_receipt_no, null as channel, b.amount, b.amount as owed_change,
      0::bigint as held_change, t.recorded_at
    from billed b join public.batch t on t.batch_id = b.batch_id
    union all
    select p.effective_on, 3, j.adjustment_no, j.kind, b.bill_no, null, j.adjustment_no, b.fee_class, b.fee_item, j.reason, null, null,
      abs(p.amount), -p.amount, 0, p.recorded_at
    from posted p
    join billed b on b.bill_id = p.bill_id
    join public.adjustment j on j.estate_id = p_estate and j.adjustment_id = p.adjustment_id
    where p.kind in ('WAIVER', 'CREDIT_NOTE', 'WRITE_OFF')
    union all
    select r.paid_on, case r.kind when 'REVERSAL' then 5 when 'REFUND' then 6 else 4 end, r.receipt_no, r.kind, r.bill_no, r.receipt_no,
      null, r.fee_class, null, null, r.reverses_receipt_no, r.channel, r.amount, 0, coalesce(m.amount, 0), t.recorded_at
    from received r
    join public.batch t on t.batch_id = r.batch_id
    left join lateral (select sum(p.amount)::bigint as amount from posted p where p.kind = 'CASH' and p.receipt_id = r.receipt_id) m on true
    union all
    select p.effective_on, case when p.amount < 0 then 2 else 7 end, b.bill_no || '/' || r.receipt_no, 'ALLOCATION', b.bill_no,
      r.receipt_no, null, b.fee_class, b.fee_item, null, null, r.channel, p.amount, -p.amount, -p.amount, p.recorded_at
    from posted p
    join billed b on b.bill_id = p.bill_id
    join public.receipt r on r.estate_id = p_estate and r.receipt_id = p.receipt_id
    where p.kind = 'ALLOCATION'
  )
  select row_number() over this::int, e.happened_on, e.kind, e.bill_no, e.receipt_no, e.adjustment_no, e.fee_class, e.fee_item,
    e.reason, e.reverses_receipt_no, e.channel, e.amount, e.owed_change, e.held_change, sum(e.owed_change) over this::bigint, sum(e.held_change) over this::bigint,
    e.recorded_at
  from event e
  window this as (order by e.happened_on, e.turn, e.number collate "C" rows unbounded preceding)
  order by 1;
end $$;
comment on function figures.unit_timeline is 'Everything that happened to a household in order, with what it owed and had held after each event, in fen.';
