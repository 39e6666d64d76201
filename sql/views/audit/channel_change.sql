-- requires: audit_hit policy_at
-- Question: which household that always paid one way has changed to cash (P3.4)?
-- Grain: the first cash receipt.
-- Formula: a cash payment after at least `payments` payments of the household in a row by one other channel.
-- Counts: standing payments, the cash one from the first day to A.
-- Excludes: households that change often.
-- Decided: off until headquarters tries it: where counters are busy it finds much that is usual.

create function figures.audit_channel_change(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  payments int := figures.policy_number('audit.channel_change.payments', p_as_of);
begin
  return query
  with ordered as (
    select p.estate_id, p.receipt_no, p.unit_id, p.paid_on, p.amount, p.channel, lag(p.channel) over w as usual,
      lag(p.receipt_no) over w as before_no, row_number() over w as place,
      count(*) over (partition by p.estate_id, p.unit_id, p.channel order by p.paid_on, p.receipt_no collate "C") as nth_of_channel
    from figures.audit_receipts(p_estates, 'PAYMENT', '-infinity', p_as_of) p
    where p.unit_id is not null
    window w as (partition by p.estate_id, p.unit_id order by p.paid_on, p.receipt_no collate "C")
  ),
  runs as (
    -- Within a run of one channel the place grows as the count of the channel does.
    select o.*, count(*) over (partition by o.estate_id, o.unit_id, o.channel, o.place - o.nth_of_channel
      order by o.place) as length_so_far
    from ordered o
  ),
  changes as (
    select r.*, lag(r.length_so_far) over (partition by r.estate_id, r.unit_id order by r.place) as usual_length from runs r
  )
  select c.estate_id, 'channel_change'::text, c.receipt_no, u.building_id, c.unit_id, c.paid_on, c.amount,
    jsonb_build_object('receipt', c.receipt_no, 'paidOn', c.paid_on, 'amount', figures.fen(c.amount), 'payments', c.usual_length,
      'usual', jsonb_build_object('channel', c.usual)),
    figures.proof_of('receipts', array[c.before_no, c.receipt_no])
  from changes c join public.unit u on u.estate_id = c.estate_id and u.unit_id = c.unit_id
  where c.channel = 'CASH' and c.usual <> 'CASH' and c.usual_length >= payments and c.paid_on >= p_from;
end $$;

select figures.define_audit_rule('channel_change', 1, 'GENERAL', 'EVENT', 'P3.4', false,
  array[
    'Change of payment method to cash',
    'After {payments|payment|payments} in a row by {usual}, the household''s receipt {receipt} of {paidOn} for {amount} is cash.',
    'A change of payment method is an exception to be looked at; cash leaves no trace of its own.',
    'The household may have come to the counter, or the channel was entered wrongly.',
    'The cash book and the banking of that day; ask the household where in doubt.'
  ],
  array[
    '缴费方式变更为现金',
    '该户连续 {payments} 次以{usual}缴费后，收据 {receipt}（{paidOn}，{amount}）为现金。',
    '缴费方式变更属异常情形；现金本身不留痕迹。',
    '业户可能到柜台缴费，也可能是收款方式录入有误。',
    '核对当日现金日记账和缴存记录，必要时向业户回访。'
  ]);
