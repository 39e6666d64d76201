-- requires: audit_hit policy_at
-- Question: which money has had no household for long (P2.1, P3.1)?
-- Grain: receipt.
-- Formula: a payment without a household, received `days` days before A or earlier.
-- Counts: standing payments.
-- Excludes: reversed ones, which were claimed and entered again.
-- Decided: transfers without a name are common, and most are claimed within weeks: younger ones are nobody's exception.

create function figures.audit_unidentified_receipt(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.unidentified_receipt.days', p_as_of);
begin
  return query
  select p.estate_id, 'unidentified_receipt'::text, p.receipt_no, null::bigint, null::bigint, p.paid_on, p.amount,
    jsonb_build_object('receipt', p.receipt_no, 'paidOn', p.paid_on, 'amount', figures.fen(p.amount), 'days', p_as_of - p.paid_on),
    figures.proof_of('receipts', array[p.receipt_no])
  from public.receipt p
  where p.estate_id = any (p_estates) and p.kind = 'PAYMENT' and p.unit_id is null and p.paid_on <= p_as_of - days
    and (p.estate_id, p.receipt_no) not in (select * from figures.audit_reversed(p_estates))
    and not exists (select from public.void v
      where v.estate_id = p.estate_id and v.entry_table = 'receipts' and v.entry_id = p.receipt_id);
end $$;

select figures.define_audit_rule('unidentified_receipt', 1, 'GENERAL', 'STATE', 'P2.1, P3.1', true,
  array[
    'Money without a household',
    'Receipt {receipt} of {paidOn} for {amount} has had no household for {days|day|days}.',
    'Every receipt belongs to one household; money nobody claims cannot settle anybody''s bill.',
    'The payer has not been found yet, or a claim was settled outside the ledger.',
    'Ask the bank for the payer, publish the list of unclaimed money, and enter the receipt again under its household.'
  ],
  array[
    '款项长期未认领',
    '收据 {receipt}（{paidOn}，{amount}）已 {days} 天未对应到户。',
    '每笔收款都应对应一户；无人认领的款项不能冲抵任何账单。',
    '可能尚未查明缴费人，或已在账外认领。',
    '向银行查询付款人、公示待认领款，查明后冲销并重新入账到户。'
  ]);
