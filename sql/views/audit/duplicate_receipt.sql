-- requires: audit_hit policy_at
-- Question: which payment was taken or recorded twice (P2.1, P3.4)?
-- Grain: the later receipt.
-- Formula: two payments of one household, liable person, fee class and amount for the same bill or bills, at most `days` apart; or of one
--   household and amount under the same transaction number.
-- Counts: standing payments with a household, the later one paid from the first day to A.
-- Excludes: reversed and voided ones; what was paid out again in the same amount; equal amounts of which both name different bills.
-- Decided: one transaction may pay several households, so the number alone proves nothing.

create function figures.audit_duplicate_receipt(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 100 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.duplicate_receipt.days', p_as_of);
begin
  return query
  with paid as materialized (
    select p.* from figures.audit_receipts(p_estates, 'PAYMENT', p_from - days, p_as_of) p where p.unit_id is not null
  ),
  pairs as materialized (
    select p.estate_id, p.receipt_id, p.paid_on, lag(p.receipt_id) over w as earlier_id
    from paid p
    window w as (partition by p.estate_id, p.unit_id, p.party_code, p.fee_class, p.amount, p.bill_no
      order by p.paid_on, p.receipt_no collate "C")
    union
    select p.estate_id, p.receipt_id, p.paid_on, lag(p.receipt_id) over w
    from paid p where p.external_ref is not null
    window w as (partition by p.estate_id, p.unit_id, p.amount, p.external_ref order by p.paid_on, p.receipt_no collate "C")
  ),
  alike as materialized (
    select p.estate_id, p.receipt_id, p.receipt_no, p.unit_id, p.paid_on, p.amount, e.receipt_id as first_id, e.receipt_no as first_no,
      e.paid_on as first_on
    from pairs q
    join paid p on p.estate_id = q.estate_id and p.receipt_id = q.receipt_id
    join paid e on e.estate_id = q.estate_id and e.receipt_id = q.earlier_id
    where q.earlier_id is not null and p.paid_on >= p_from
      and (p.paid_on - e.paid_on <= days and p.fee_class = e.fee_class and p.bill_no is not distinct from e.bill_no
        or p.external_ref = e.external_ref)
      and not exists (select from figures.audit_receipts(p_estates, 'REFUND', p_from, p_as_of) b
        where b.estate_id = p.estate_id and b.unit_id = p.unit_id and b.amount = p.amount and b.paid_on >= p.paid_on)
  ),
  -- What the lines of a receipt pay for.
  lines as materialized (
    select l.estate_id, l.receipt_id, string_agg(l.bill_no, ',' order by l.line_no) as bills
    from (select a.estate_id, a.receipt_id from alike a union select a.estate_id, a.first_id from alike a) r
    join public.receipt_line l on l.estate_id = r.estate_id and l.receipt_id = r.receipt_id and l.estate_id = any (p_estates)
    group by l.estate_id, l.receipt_id
  ),
  same as materialized (
    select distinct on (a.estate_id, a.receipt_no) a.* from alike a
    left join lines p on p.estate_id = a.estate_id and p.receipt_id = a.receipt_id
    left join lines e on e.estate_id = a.estate_id and e.receipt_id = a.first_id
    where p.bills is not distinct from e.bills
    order by a.estate_id, a.receipt_no, a.first_on desc
  )
  select p.estate_id, 'duplicate_receipt'::text, p.receipt_no, u.building_id, p.unit_id, p.paid_on, p.amount,
    jsonb_build_object('first', p.first_no, 'firstOn', p.first_on, 'second', p.receipt_no, 'secondOn', p.paid_on, 'amount', figures.fen(p.amount)),
    figures.proof_of('receipts', array[p.first_no, p.receipt_no])
  from same p join public.unit u on u.estate_id = p.estate_id and u.unit_id = p.unit_id;
end $$;

select figures.define_audit_rule('duplicate_receipt', 1, 'MORE_SERIOUS', 'EVENT', 'P2.1, P3.4', true,
  array[
    'Payment received twice',
    'Receipts {first} of {firstOn} and {second} of {secondOn} record {amount} each from one household for the same purpose.',
    'Repeated payments must be stopped at review; money taken twice belongs to the payer.',
    'The same payment may have been taken or entered twice.',
    'Whether the money arrived twice; if so refund or reverse the second receipt, if not void it.'
  ],
  array[
    '重复收款',
    '收据 {first}（{firstOn}）与 {second}（{secondOn}）均为同一户、同一用途收款 {amount}。',
    '审核环节应拦截重复缴费，多收的款项应退还缴费人。',
    '同一笔缴费可能被重复收取或重复录入。',
    '核对银行流水是否两次到账：到账的办理退款或冲销，未到账的作废第二张收据。'
  ]);
