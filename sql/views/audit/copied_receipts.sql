-- requires: audit_hit policy_at
-- Question: which month's receipts repeat another month's (P4.3)?
-- Grain: estate and month.
-- Formula: at least `share` of the month's payments, and at least `receipts` of them, have the household, day of the month and amount of a
--   payment of one earlier month, at most 12 months before.
-- Counts: standing payments with a household, of months that end from the first day to A.
-- Excludes: bank collection, which takes the same money on the same day by its nature.
-- Decided: the nearest of several such months is told.

create function figures.audit_copied_receipts(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  least_receipts int := figures.policy_number('audit.copied_receipts.receipts', p_as_of);
  least_share numeric := figures.policy_number('audit.copied_receipts.share', p_as_of);
begin
  return query
  with paid as materialized (
    select p.estate_id, p.receipt_no, p.unit_id, p.amount, extract(day from p.paid_on)::int as day_of_month,
      date_trunc('month', p.paid_on::timestamp)::date as month
    from figures.audit_receipts(p_estates, 'PAYMENT', (date_trunc('month', p_from::timestamp) - interval '12 months')::date, p_as_of) p
    where p.unit_id is not null and p.channel <> 'BANK_COLLECTION'
  ),
  months as (
    select p.estate_id, p.month, count(*) as receipts from paid p
    where figures.last_of_month(p.month) between p_from and p_as_of
    group by p.estate_id, p.month having count(*) >= least_receipts
  ),
  repeats as (
    select p.estate_id, p.month, o.month as other, m.receipts, count(distinct p.receipt_no) as repeated,
      array_agg(distinct p.receipt_no) as numbers
    from months m
    join paid p on p.estate_id = m.estate_id and p.month = m.month
    join paid o on o.estate_id = p.estate_id and o.unit_id = p.unit_id and o.amount = p.amount and o.day_of_month = p.day_of_month
      and o.month < p.month and o.month >= (p.month::timestamp - interval '12 months')::date
    group by p.estate_id, p.month, o.month, m.receipts
    having count(distinct p.receipt_no) >= greatest(least_receipts, least_share * m.receipts)
  )
  select distinct on (r.estate_id, r.month) r.estate_id, 'copied_receipts'::text, to_char(r.month, 'YYYY-MM'), null::bigint, null::bigint,
    figures.last_of_month(r.month),
    (select sum(p.amount)::bigint from paid p where p.estate_id = r.estate_id and p.receipt_no = any (r.numbers)),
    jsonb_build_object('month', to_char(r.month, 'YYYY-MM'), 'other', to_char(r.other, 'YYYY-MM'), 'repeated', r.repeated, 'receipts', r.receipts,
      'share', figures.share(r.repeated, r.receipts)),
    figures.proof_of('receipts', r.numbers)
  from repeats r
  order by r.estate_id, r.month, r.other desc;
end $$;

select figures.define_audit_rule('copied_receipts', 1, 'SEVERE', 'EVENT', 'P4.3, P5.3', true,
  array[
    'Receipts copied from another month',
    '{repeated} of {receipts} receipts of {month} ({share}) repeat those of {other} in household, day of the month and amount.',
    'People do not pay the same sums on the same days month after month; a ledger that says so was not kept from vouchers.',
    'A month''s file may have been delivered again under another month, or entered from the earlier one.',
    'Vouchers and the bank''s record of the month, receipt by receipt.'
  ],
  array[
    '收款记录与其他月份雷同',
    '{month} 的 {receipts} 笔收款中有 {repeated} 笔（{share}）与 {other} 的户、日、金额完全相同。',
    '各户不会逐月在同日缴纳同额费用；如此雷同说明台账并非据实登记。',
    '可能重复报送了其他月份的文件，或照抄前期记录。',
    '逐笔核对当月凭证与银行流水。'
  ]);
