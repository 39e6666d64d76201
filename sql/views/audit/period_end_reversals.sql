-- requires: audit_hit policy_at
-- Question: in which months was money that came on the last days reversed right after (P3.5, P4.3)?
-- Grain: estate and month.
-- Formula: payments of the month's last `days` days lie above `spike` times the daily average of the month's other days; of them at least
--   `count`, and at least `share` of the amount, were reversed within `within` days after the month's end.
-- Counts: payments of months that end from the first day to A, reversed by A.
-- Excludes: voided entries.
-- Decided: only reversals dated after the month's end: an error mended within the month changes no month's figure.

create function figures.audit_period_end_reversals(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  last_days int := figures.policy_number('audit.period_end_reversals.days', p_as_of);
  within_days int := figures.policy_number('audit.period_end_reversals.within', p_as_of);
  least_count int := figures.policy_number('audit.period_end_reversals.count', p_as_of);
  least_share numeric := figures.policy_number('audit.period_end_reversals.share', p_as_of);
  spike numeric := figures.policy_number('audit.period_end_reversals.spike', p_as_of);
begin
  return query
  with reversed as materialized (
    select v.estate_id, v.reverses_receipt_no as receipt_no, min(v.paid_on) as on_day
    from figures.audit_receipts(p_estates, 'REVERSAL', p_from - 31, p_as_of) v
    group by v.estate_id, v.reverses_receipt_no
  ),
  received as (
    select r.estate_id, r.receipt_no, r.amount, r.paid_on, null::date as undone_on
    from figures.audit_receipts(p_estates, 'PAYMENT', date_trunc('month', p_from::timestamp)::date, p_as_of) r
    union all
    select r.estate_id, r.receipt_no, r.amount, r.paid_on, v.on_day
    from reversed v join public.receipt r on r.estate_id = v.estate_id and r.receipt_no = v.receipt_no
    where r.kind = 'PAYMENT' and r.paid_on >= date_trunc('month', p_from::timestamp)::date
      and not exists (select from public.void o where o.estate_id = r.estate_id and o.entry_table = 'receipts' and o.entry_id = r.receipt_id)
  ),
  paid as (
    select r.estate_id, r.receipt_no, r.amount, m.ends, r.paid_on > m.ends - last_days as late,
      coalesce(r.undone_on > m.ends and r.undone_on <= m.ends + within_days, false) as undone
    from received r
    cross join lateral (select figures.last_of_month(r.paid_on) as ends) m
    where m.ends between p_from and p_as_of
  )
  select p.estate_id, 'period_end_reversals'::text, to_char(p.ends, 'YYYY-MM'), null::bigint, null::bigint, p.ends,
    (sum(p.amount) filter (where p.late and p.undone))::bigint,
    jsonb_build_object('month', to_char(p.ends, 'YYYY-MM'), 'days', last_days, 'came', figures.fen(sum(p.amount) filter (where p.late)),
      'reversed', count(*) filter (where p.late and p.undone), 'amount', figures.fen(sum(p.amount) filter (where p.late and p.undone)),
      'share', figures.share(sum(p.amount) filter (where p.late and p.undone), sum(p.amount) filter (where p.late))),
    figures.proof_of('receipts', array_agg(p.receipt_no order by p.receipt_no) filter (where p.late and p.undone))
  from paid p
  group by p.estate_id, p.ends
  having count(*) filter (where p.late and p.undone) >= least_count
    and sum(p.amount) filter (where p.late and p.undone) >= least_share * sum(p.amount) filter (where p.late)
    and sum(p.amount) filter (where p.late) / last_days
      > spike * coalesce(sum(p.amount) filter (where not p.late), 0) / (extract(day from p.ends) - last_days);
end $$;

select figures.define_audit_rule('period_end_reversals', 1, 'SEVERE', 'EVENT', 'P3.5, P4.3', true,
  array[
    'Month-end payments reversed afterwards',
    'Of {came} that came in during the last {days|day|days} of {month}, {reversed|receipt was|receipts were} reversed soon after the month''s end: {amount} ({share}).',
    'Money that is there when a month is read and gone right after lifts the rate for nothing.',
    'Cheques or transfers may have bounced together, or receipts were entered to reach a target.',
    'Whether each payment reached the bank, and why it was reversed.'
  ],
  array[
    '期末冲高后冲销',
    '{month} 最后 {days} 天收款 {came}，其中 {reversed} 笔合计 {amount}（{share}）在月末后不久被冲销。',
    '月末入账、月初冲销会虚增当期收缴率。',
    '可能为退票或退汇，也可能为完成指标而虚记收款。',
    '核对各笔款项是否实际到账及冲销原因。'
  ]);
