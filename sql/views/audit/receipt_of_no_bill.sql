-- requires: audit_hit policy_at
-- Question: which payment names a bill that does not exist (P2.1)?
-- Grain: receipt.
-- Formula: a standing payment, or a line of one, names a bill number of which there is no standing bill `days` days after it was paid.
-- Counts: standing payments paid `days` days before A or earlier.
-- Excludes: payments that name no bill: their money is free and goes to the oldest.
-- Decided: a bill may be recorded after its payment, hence the days.

create function figures.audit_receipt_of_no_bill(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.receipt_of_no_bill.days', p_as_of);
begin
  return query
  with named as materialized (
    select n.* from figures.audit_named(p_estates, '-infinity', p_as_of - days) n
    where (n.estate_id, n.bill_no) not in (select b.estate_id, b.bill_no from figures.audit_bills(p_estates, p_as_of) b)
  ),
  place as materialized (
    select u.estate_id, u.unit_id, u.building_id from public.unit u
    where (u.estate_id, u.unit_id) in (select n.estate_id, n.unit_id from named n)
  )
  select n.estate_id, 'receipt_of_no_bill'::text, n.receipt_no, u.building_id, n.unit_id, n.paid_on, sum(n.amount)::bigint,
    jsonb_build_object('receipt', n.receipt_no, 'paidOn', n.paid_on, 'amount', figures.fen(sum(n.amount)),
      'bills', to_jsonb(array_agg(n.bill_no order by n.bill_no))),
    figures.proof_of('receipts', array[n.receipt_no])
  from named n
  left join place u on u.estate_id = n.estate_id and u.unit_id = n.unit_id
  group by n.estate_id, n.receipt_no, u.building_id, n.unit_id, n.paid_on;
end $$;

select figures.define_audit_rule('receipt_of_no_bill', 1, 'GENERAL', 'STATE', 'P2.1, P3.4', true,
  array[
    'Receipt for a bill that does not exist',
    'Receipt {receipt} of {paidOn} for {amount} names {bills}, of which the ledger has no bill in force.',
    'Money is taken against a bill; without one nobody can tell what was charged.',
    'The bill''s number may be wrong, the bill may have been withdrawn, or it never reached the ledger.',
    'The number on the receipt; whether the bill was voided; then mend the number or bill what was charged.'
  ],
  array[
    '收款对应的账单不存在',
    '收据 {receipt}（{paidOn}，{amount}）指定账单 {bills}，台账中无此有效账单。',
    '收款应有对应账单，否则无法说明所收费用。',
    '账单号可能有误，账单可能已作废，或账单未进入台账。',
    '核对收据上的账单号、账单是否作废；更正编号或补录账单。'
  ]);
