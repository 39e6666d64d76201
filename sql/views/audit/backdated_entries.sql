-- requires: audit_hit policy_at
-- Question: in which months were receipts and adjustments entered long after their date (P2.4, P4.3)?
-- Grain: estate, month of entry and table.
-- Formula: the day of entry is more than `days` days after the entry's date; at least `count` such entries of a month, or one that is
--   over `amount`.
-- Counts: standing receipts and adjustments, entered from the first day to A.
-- Excludes: reversed payments; entries of which the source does not say when it recorded them, unless the estate's records had already been taken in up to
--   a day more than `days` after the entry's date: it was missing there.
-- Decided: days of entry are those in China. A few late slips are usual; many, or a large one, change what was reported.

create function figures.audit_backdated_entries(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  days int := figures.policy_number('audit.backdated_entries.days', p_as_of);
  least_count int := figures.policy_number('audit.backdated_entries.count', p_as_of);
  large bigint := figures.policy_number('audit.backdated_entries.amount', p_as_of);
begin
  return query
  with entry as materialized (
    select r.estate_id, 'receipts'::text as entry_table, r.receipt_no as no, r.paid_on as on_day, r.amount, r.entered_at, r.batch_id
    from unnest(array['PAYMENT', 'REVERSAL', 'REFUND']) k cross join lateral figures.audit_receipts(p_estates, k, '-infinity', p_as_of) r
    union all
    select j.estate_id, 'adjustments', j.adjustment_no, j.effective_on, j.amount, j.entered_at, j.batch_id
    from figures.audit_adjustments(p_estates, p_as_of) j
  ),
  batches as materialized (
    select m.estate_id, m.batch_id, (t.recorded_at at time zone 'Asia/Shanghai')::date as on_day,
      lag((t.recorded_at at time zone 'Asia/Shanghai')::date) over (partition by m.estate_id order by t.recorded_at) as before_on
    from public.batch_estate m join public.batch t on t.batch_id = m.batch_id
    where m.estate_id = any (p_estates)
  ),
  late as (
    select e.*, case when e.entered_at is not null then (e.entered_at at time zone 'Asia/Shanghai')::date
      when b.before_on > e.on_day + days then b.on_day end as entered_on
    from entry e left join batches b on b.estate_id = e.estate_id and b.batch_id = e.batch_id
  ),
  told as (
    select l.*, to_char(l.entered_on, 'YYYY-MM') as month from late l
    where l.entered_on > l.on_day + days and l.entered_on between p_from and p_as_of
  )
  select t.estate_id, 'backdated_entries'::text, t.month || '/' || t.entry_table, null::bigint, null::bigint, max(t.entered_on), sum(t.amount)::bigint,
    jsonb_build_object('month', t.month, 'entries', count(*), 'amount', figures.fen(sum(t.amount)), 'days', days,
      'longest', max(t.entered_on - t.on_day)),
    figures.proof_of(t.entry_table, array_agg(t.no order by t.entered_on - t.on_day desc, t.no))
  from told t
  group by t.estate_id, t.month, t.entry_table
  having count(*) >= least_count or max(t.amount) > large;
end $$;

select figures.define_audit_rule('backdated_entries', 1, 'GENERAL', 'EVENT', 'P2.4, P4.3', true,
  array[
    'Entries made long after their date',
    'In {month}, {entries|entry was|entries were} recorded more than {days|day|days} after the fact ({amount} in total), the latest after {longest|day|days}.',
    'What is entered late changes months that were reported already.',
    'Vouchers may have been collected late, or entries dated back.',
    'The vouchers'' own dates, and when the money reached the bank.'
  ],
  array[
    '滞后入账（倒签）',
    '{month} 有 {entries} 笔记录（合计 {amount}）在业务日期 {days} 天之后才录入，最长滞后 {longest} 天。',
    '滞后入账会改变已报告月份的数据。',
    '可能凭证传递滞后，也可能倒签日期。',
    '核对原始凭证日期及款项到账日期。'
  ]);
