-- requires: audit_hit policy_at
-- Question: where does what was received for a bill differ from the bill, without instalments (P2.1)?
-- Grain: bill.
-- Formula: sum of the payments that name the bill against its net amount (amount − credit notes − waivers). Too much: over net by more
--   than `tolerance`, both then and as of A. Too little: one payment alone, below net, and more than `tolerance` still unpaid
--   `instalment_days` later.
-- Counts: standing payments, and lines of payments, that name a standing bill; the last of them from the first day to A.
-- Excludes: several payments that together stay below the bill: instalments (P1.3). Equal payments of one bill, which are another
--   rule's. What was paid out again in the amount of the surplus.
-- Decided: paying full tens at the counter is customary, hence the tolerance.

create function figures.audit_receipt_sum_differs(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  tolerance bigint := figures.policy_number('audit.receipt_sum_differs.tolerance', p_as_of);
  days int := figures.policy_number('audit.receipt_sum_differs.instalment_days', p_as_of);
begin
  return query
  with named as materialized (
    select n.estate_id, n.bill_no, sum(n.amount)::bigint as received, count(*)::int as receipts, count(distinct n.amount)::int as amounts,
      max(n.paid_on) as last_on, array_agg(n.receipt_no order by n.paid_on, n.receipt_no) as numbers
    from figures.audit_named(p_estates, '-infinity', p_as_of) n
    group by n.estate_id, n.bill_no
    having max(n.paid_on) >= p_from
  ),
  compared as materialized (
    select n.*, b.bill_id, b.unit_id, b.building_id, b.amount as billed
    from named n join figures.audit_bills(p_estates, p_as_of) b on b.estate_id = n.estate_id and b.bill_no = n.bill_no
    where n.received <> b.amount and n.amounts = n.receipts
  ),
  moved as materialized (
    select p.estate_id, p.bill_id, figures.total(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER')) as lowered,
      figures.total(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER') and p.effective_on <= c.last_on) as lowered_then,
      figures.total(p.amount) filter (where p.kind = 'ALLOCATION') as paid
    from compared c
    join public.posting p on p.estate_id = c.estate_id and p.bill_id = c.bill_id and p.effective_on <= p_as_of and p.estate_id = any (p_estates)
    group by p.estate_id, p.bill_id
  ),
  netted as (
    select c.*, (c.billed - coalesce(m.lowered, 0))::bigint as net, (c.billed - coalesce(m.lowered_then, 0))::bigint as net_then,
      (c.billed - coalesce(m.lowered, 0) - coalesce(m.paid, 0))::bigint as unpaid
    from compared c left join moved m on m.estate_id = c.estate_id and m.bill_id = c.bill_id
  )
  select n.estate_id, 'receipt_sum_differs'::text, n.bill_no, n.building_id, n.unit_id, n.last_on, abs(n.received - n.net)::bigint,
    jsonb_build_object('bill', n.bill_no, 'net', figures.fen(n.net), 'received', figures.fen(n.received),
      'difference', figures.fen(n.received - n.net), 'receipts', to_jsonb(n.numbers)),
    figures.proof_of('bills', array[n.bill_no]) || figures.proof_of('receipts', n.numbers)
  from netted n
  where (n.received > n.net + tolerance and n.received > n.net_then + tolerance
      and not exists (select from figures.audit_receipts(p_estates, 'REFUND', p_from, p_as_of) r
        where r.estate_id = n.estate_id and r.unit_id = n.unit_id and r.amount = n.received - n.net and r.paid_on >= n.last_on))
    or (n.receipts = 1 and n.received < n.net - tolerance and n.unpaid > tolerance and n.last_on + days <= p_as_of);
end $$;

select figures.define_audit_rule('receipt_sum_differs', 1, 'GENERAL', 'EVENT', 'P2.1, P3.4', true,
  array[
    'Receipts do not match their bill',
    'Bill {bill} stands at {net}, but {received} was received for it ({receipts}): a difference of {difference}.',
    'Review compares the amount with the bill; a difference without an agreed instalment plan is explained or put right.',
    'An amount may have been entered wrongly, or an instalment was agreed and not recorded.',
    'The receipt''s slip against the bank''s record; whether the household agreed to instalments; refund or collect the rest.'
  ],
  array[
    '收款与账单不符',
    '账单 {bill} 应收净额 {net}，对应收据 {receipts} 合计 {received}，相差 {difference}。',
    '审核环节应核对缴费金额与账单；无分期约定的差额应说明原因并更正。',
    '金额可能录入有误，或分期缴费约定未登记。',
    '核对收据存根与银行流水，确认是否有分期约定；多收退还，少收补缴。'
  ]);
