-- requires: audit_hit policy_at working_day
-- Question: in which months was cash not banked the next working day (P4.3)?
-- Grain: estate and month.
-- Formula: cash payments banked later than the first working day after their day and `grace` days, or not yet although that has passed
--   as of A; together at least `amount`.
-- Counts: standing cash payments from the month of the first day to A.
-- Excludes: estates that have never told when any cash was banked.
-- Decided: a month is told as one, since the same person carries the same cash to the bank; dated with its latest late payment.

create function figures.audit_cash_banked_late(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  grace int := figures.policy_number('audit.cash_banked_late.grace', p_as_of);
  least_amount bigint := figures.policy_number('audit.cash_banked_late.amount', p_as_of);
  banking int[] := array(select k.estate_id from public.receipt k
    where k.estate_id = any (p_estates) and k.channel = 'CASH' and k.banked_on is not null group by 1);
begin
  return query
  with cash as materialized (
    select p.estate_id, p.receipt_no, p.paid_on, p.amount, p.banked_on from figures.audit_receipts(banking, 'PAYMENT', date_trunc('month', p_from::timestamp)::date, p_as_of) p
    where p.channel = 'CASH'
  ),
  days as materialized (
    select d.paid_on, figures.working_days_after(d.paid_on + 1, 0) + grace as bank_by from (select distinct c.paid_on from cash c) d
  ),
  late as (
    select c.*, coalesce(c.banked_on, p_as_of) - d.bank_by as days_late
    from cash c join days d on d.paid_on = c.paid_on
    where coalesce(c.banked_on, p_as_of) > d.bank_by
  )
  select l.estate_id, 'cash_banked_late'::text, to_char(l.paid_on, 'YYYY-MM'), null::bigint, null::bigint, max(l.paid_on), sum(l.amount)::bigint,
    jsonb_build_object('month', to_char(l.paid_on, 'YYYY-MM'), 'receipts', count(*), 'amount', figures.fen(sum(l.amount)),
      'longest', max(l.days_late), 'never', count(*) filter (where l.banked_on is null)),
    figures.proof_of('receipts', array_agg(l.receipt_no order by l.days_late desc, l.receipt_no))
  from late l
  group by l.estate_id, to_char(l.paid_on, 'YYYY-MM')
  having sum(l.amount) >= least_amount and max(l.paid_on) >= p_from;
end $$;

select figures.define_audit_rule('cash_banked_late', 1, 'MORE_SERIOUS', 'EVENT', 'P4.3', true,
  array[
    'Cash banked late',
    'In {month}, {receipts|cash receipt was|cash receipts were} not banked the next working day ({amount} in total), the latest {longest|day|days} after it[never?; {never} without a day of banking].',
    'Cash is banked the next working day; income and spending are kept apart.',
    'The bank may have been out of reach, the day of banking may be missing from the record, or cash was kept.',
    'Paying-in slips and the cash book of these days; count the cash where it is still there.'
  ],
  array[
    '现金未及时缴存',
    '{month} 有 {receipts} 笔现金收款（合计 {amount}）未在次一工作日缴存，最长逾期 {longest} 天[never?，其中 {never} 笔无进账日期]。',
    '现金应于次一工作日缴存，收支两条线。',
    '可能缴存不便、进账日期漏记，也可能现金滞留。',
    '核对缴款单和现金日记账；尚未缴存的进行现金盘点。'
  ]);
