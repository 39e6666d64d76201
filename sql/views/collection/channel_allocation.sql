-- Question: through which channel did the money of each allocation come?
-- Grain: posting of kind ALLOCATION.
-- Formula: the channel of the receipt that the money came from.
-- Counts: allocations, those taken back with their minus.
-- Excludes: held money, adjustments.
-- Decided: what a receipt was for is known only by its allocations. Money without a receipt is a channel of its own, ''.

create view figures.channel_allocation with (security_invoker = true) as
  select p.estate_id, p.bill_id, p.receipt_id, p.batch_id, p.effective_on, p.amount, coalesce(r.channel, '') as channel,
    r.receipt_no, r.paid_on
  from public.posting p
  left join public.receipt r on r.estate_id = p.estate_id and r.receipt_id = p.receipt_id
  where p.kind = 'ALLOCATION';
comment on view figures.channel_allocation is 'Money on bills with the channel it came through.';
