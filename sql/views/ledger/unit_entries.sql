-- requires: estate_at
-- Question: which receipts and adjustments has a household, and what became of each by A, as known at K?
-- Grain: receipt; adjustment; allocation (receipt, bill and day).
-- Formula: entries recorded and not voided by K, effective by A; allocated and effective amounts are sums of their postings.
-- Counts: failed payments too, which moved no money.
-- Excludes: entries of other households.
-- Decided: an adjustment that a later entry made too large shows what it took (effective) beside what it asked for (amount).

-- What became of a receipt: its money on bills, and whether it was reversed 冲销; p_batches null for all.
create function figures.receipt_fate(p_estate int, p_receipt bigint, p_no text, p_as_of date, p_batches int[])
returns table (allocated bigint, reversed boolean) language plpgsql stable rows 1 as $$
begin
  return query
  select
    coalesce((select sum(p.amount) from public.posting p where p.estate_id = p_estate and p.receipt_id = p_receipt
      and p.kind = 'ALLOCATION' and p.effective_on <= p_as_of and (p_batches is null or p.batch_id = any (p_batches))), 0)::bigint,
    exists (select from public.receipt r where r.estate_id = p_estate and r.reverses_receipt_no = p_no and r.kind = 'REVERSAL'
      and r.paid_on <= p_as_of and (p_batches is null or r.batch_id = any (p_batches))
      and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
        and v.entry_id = r.receipt_id and (p_batches is null or v.batch_id = any (p_batches))));
end $$;
comment on function figures.receipt_fate is 'Money of a receipt on bills by A, as known at K, and whether it was reversed.';

create function figures.unit_receipts(p_estate int, p_unit bigint, p_as_of date, p_known_at timestamptz) returns table (
  receipt_id bigint, receipt_no text, kind text, amount bigint, channel text, paid_on date, fee_class text, party_code text,
  bill_no text, prepay boolean, reverses_receipt_no text, recorded_at timestamptz, allocated bigint, reversed boolean
)
language plpgsql stable rows 50 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select r.receipt_id, r.receipt_no, r.kind, r.amount, r.channel, r.paid_on, r.fee_class, r.party_code, r.bill_no, r.prepay,
    r.reverses_receipt_no, t.recorded_at, f.allocated, f.reversed
  from public.receipt r join public.batch t on t.batch_id = r.batch_id
  cross join lateral figures.receipt_fate(r.estate_id, r.receipt_id, r.receipt_no, p_as_of, batches) f
  where r.estate_id = p_estate and r.unit_id = p_unit and r.paid_on <= p_as_of and (batches is null or r.batch_id = any (batches))
    and not exists (select from public.void v where v.estate_id = r.estate_id and v.entry_table = 'receipts'
      and v.entry_id = r.receipt_id and (batches is null or v.batch_id = any (batches)))
  order by r.paid_on, r.receipt_no collate "C";
end $$;
comment on function figures.unit_receipts is 'Receipts of a household by A, as known at K.';

create function figures.unit_adjustments(p_estate int, p_unit bigint, p_as_of date, p_known_at timestamptz) returns table (
  adjustment_id bigint, adjustment_no text, bill_id bigint, kind text, amount bigint, effective bigint, effective_on date,
  reason text, recorded_at timestamptz
)
language plpgsql stable rows 20 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select j.adjustment_id, j.adjustment_no, j.bill_id, j.kind, j.amount,
    coalesce((select abs(sum(p.amount)) from public.posting p where p.estate_id = j.estate_id and p.bill_id = j.bill_id
      and p.adjustment_id = j.adjustment_id and (batches is null or p.batch_id = any (batches))), 0)::bigint,
    j.effective_on, j.reason, t.recorded_at
  from public.bill b
  join public.adjustment j on j.estate_id = b.estate_id and j.bill_id = b.bill_id
  join public.batch t on t.batch_id = j.batch_id
  where b.estate_id = p_estate and b.unit_id = p_unit and j.effective_on <= p_as_of and (batches is null or j.batch_id = any (batches))
    and not exists (select from public.void v where v.estate_id = j.estate_id and v.entry_table = 'adjustments'
      and v.entry_id = j.adjustment_id and (batches is null or v.batch_id = any (batches)))
  order by j.effective_on, j.adjustment_no collate "C";
end $$;
comment on function figures.unit_adjustments is 'Adjustments of a household by A, as known at K.';

create function figures.unit_allocations(p_estate int, p_unit bigint, p_as_of date, p_known_at timestamptz) returns table (
  bill_id bigint, receipt_id bigint, effective_on date, amount bigint, recorded_at timestamptz
)
language plpgsql stable rows 50 as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
begin
  return query
  select p.bill_id, p.receipt_id, p.effective_on, sum(p.amount)::bigint, max(t.recorded_at)
  from public.account a
  join public.posting p on p.estate_id = a.estate_id and p.account_id = a.account_id
  join public.batch t on t.batch_id = p.batch_id
  where a.estate_id = p_estate and a.unit_id = p_unit and p.kind = 'ALLOCATION' and p.effective_on <= p_as_of
    and (batches is null or p.batch_id = any (batches))
  group by p.bill_id, p.receipt_id, p.effective_on
  having sum(p.amount) <> 0
  order by p.effective_on, p.bill_id, p.receipt_id;
end $$;
comment on function figures.unit_allocations is 'Where the money of a household''s receipts stands by A, as known at K.';
