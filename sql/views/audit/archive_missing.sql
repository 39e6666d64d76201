-- requires: audit_hit policy_at
-- Question: in which months do too many receipts lack an archive number (P2.4)?
-- Grain: estate and month.
-- Formula: payments without an archive number ÷ payments, where more than `share`, of at least `receipts` payments.
-- Counts: standing payments of months that end from the first day to A.
-- Excludes: estates whose records carry no archive numbers at all.
-- Decided: single gaps are mended in the day's work; a month of them shows that the archive is not kept.

create function figures.audit_archive_missing(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  least_receipts int := figures.policy_number('audit.archive_missing.receipts', p_as_of);
  most_missing numeric := figures.policy_number('audit.archive_missing.share', p_as_of);
  archiving int[] := array(select r.estate_id from public.receipt r where r.estate_id = any (p_estates) and r.archive_no is not null group by 1);
begin
  return query
  select p.estate_id, 'archive_missing'::text, to_char(p.paid_on, 'YYYY-MM'), null::bigint, null::bigint, figures.last_of_month(min(p.paid_on)),
    (sum(p.amount) filter (where p.archive_no is null))::bigint,
    jsonb_build_object('month', to_char(p.paid_on, 'YYYY-MM'), 'missing', count(*) filter (where p.archive_no is null), 'receipts', count(*),
      'share', figures.share(count(*) filter (where p.archive_no is null), count(*)),
      'amount', figures.fen(sum(p.amount) filter (where p.archive_no is null))),
    figures.proof_of('receipts', array_agg(p.receipt_no order by p.receipt_no) filter (where p.archive_no is null))
  from figures.audit_receipts(archiving, 'PAYMENT', date_trunc('month', p_from::timestamp)::date, p_as_of) p
  where figures.last_of_month(p.paid_on) between p_from and p_as_of
  group by p.estate_id, to_char(p.paid_on, 'YYYY-MM')
  having count(*) >= least_receipts and count(*) filter (where p.archive_no is null) > most_missing * count(*);
end $$;

select figures.define_audit_rule('archive_missing', 1, 'GENERAL', 'EVENT', 'P2.4', true,
  array[
    'Archive numbers missing',
    'In {month}, {missing} of {receipts|receipt|receipts} came without an archive number ({share}; {amount} in total).',
    'Records are complete and traceable, and each has its archive number.',
    'Vouchers of the month may not have been filed, or were filed and not registered.',
    'The month''s vouchers in the archive; file and register what is missing.'
  ],
  array[
    '档案号缺失',
    '{month} 有 {missing}/{receipts} 张收据（{share}，合计 {amount}）无档案号。',
    '收费记录应完整、可追溯并编有档案号。',
    '当月凭证可能未归档，或归档后未登记。',
    '查验当月凭证档案，补归档并登记档案号。'
  ]);
