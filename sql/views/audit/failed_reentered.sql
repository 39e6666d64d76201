-- requires: audit_hit policy_at
-- Question: which failed payment was entered again without a transaction of its own (P3.4)?
-- Grain: the later receipt.
-- Formula: a FAILED receipt, and within `days` days a payment of the same household, liable person, fee class and amount that has no
--   transaction number, or the failed one's.
-- Counts: standing receipts, the payment from the first day to A.
-- Excludes: a second attempt with a number of its own, which the payer made.
-- Decided: cash has no transaction number, so a failed payment entered as cash is looked at.

create function figures.audit_failed_reentered(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.failed_reentered.days', p_as_of);
begin
  return query
  select distinct on (p.estate_id, p.receipt_no) p.estate_id, 'failed_reentered'::text, p.receipt_no, u.building_id, p.unit_id, p.paid_on, p.amount,
    jsonb_build_object('failed', f.receipt_no, 'failedOn', f.paid_on, 'receipt', p.receipt_no, 'paidOn', p.paid_on,
      'amount', figures.fen(p.amount), 'channel', jsonb_build_object('channel', p.channel)),
    figures.proof_of('receipts', array[f.receipt_no, p.receipt_no])
  from figures.audit_receipts(p_estates, 'FAILED', p_from - days, p_as_of) f
  join figures.audit_receipts(p_estates, 'PAYMENT', p_from, p_as_of) p on p.estate_id = f.estate_id and p.unit_id = f.unit_id and p.party_code = f.party_code
    and p.fee_class = f.fee_class and p.amount = f.amount and p.paid_on between f.paid_on and f.paid_on + days
    and (p.external_ref is null or p.external_ref = f.external_ref)
  join public.unit u on u.estate_id = p.estate_id and u.unit_id = p.unit_id
  order by p.estate_id, p.receipt_no, f.paid_on desc;
end $$;

select figures.define_audit_rule('failed_reentered', 1, 'GENERAL', 'EVENT', 'P3.4, P2.1', true,
  array[
    'Failed payment entered again',
    'Payment {failed} of {failedOn} failed; receipt {receipt} of {paidOn} records {amount} by {channel} without a new transaction number.',
    'A failed payment brings no money. Entered again without a transaction of its own it may credit what never arrived.',
    'The household may have paid another way, or the failed amount was entered as if it had arrived.',
    'Whether {amount} arrived, in the bank''s record or the cash book of that day.'
  ],
  array[
    '支付失败后补录',
    '支付 {failed}（{failedOn}）失败后，收据 {receipt}（{paidOn}）以{channel}记收 {amount}，无新的交易流水号。',
    '支付失败即未到账；没有新流水而补录收款，可能虚记未到账的款项。',
    '业户可能改用其他方式缴费，也可能将失败金额直接补录为已收。',
    '核对当日银行流水或现金日记账，确认 {amount} 是否到账。'
  ]);
