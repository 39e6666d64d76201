-- requires: audit_hit policy_at
-- Question: where is a receipt's number missing from a consecutive series (P2.4)?
-- Grain: gap, named after its first missing number.
-- Formula: receipt numbers that share what stands before their last digits are a series; between two neighbours of it numbers are missing.
-- Counts: series of at least `receipts` receipts of which at least `density` of the numbers between first and last are there; all
--   receipts, failed, reversed and voided ones too: a number that was used is accounted for.
-- Excludes: series that are not consecutive by nature, such as order numbers.
-- Decided: dated with the receipt after the gap. The number of a quarantined row is missing until the row is accepted.

create function figures.audit_number_gap(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  least_receipts int := figures.policy_number('audit.number_gap.receipts', p_as_of);
  least_density numeric := figures.policy_number('audit.number_gap.density', p_as_of);
begin
  return query
  with numbered as materialized (
    select r.estate_id, r.receipt_no, r.paid_on, s.series, substr(r.receipt_no, length(s.series) + 1)::bigint as n,
      length(r.receipt_no) - length(s.series) as width
    from public.receipt r
    cross join lateral (select rtrim(r.receipt_no, '0123456789') as series) s
    where r.estate_id = any (p_estates) and length(r.receipt_no) - length(s.series) between 1 and 18 and r.paid_on <= p_as_of
  ),
  consecutive as (
    select s.estate_id, s.series from numbered s
    group by s.estate_id, s.series
    having count(*) >= least_receipts and count(distinct s.n) >= least_density * (max(s.n) - min(s.n) + 1)
  ),
  neighbours as (
    select n.*, lag(n.n) over w as before_n, lag(n.receipt_no) over w as before_no
    from numbered n join consecutive c using (estate_id, series)
    window w as (partition by n.estate_id, n.series order by n.n)
  )
  select g.estate_id, 'number_gap'::text, g.series || lpad((g.before_n + 1)::text, g.width, '0'), null::bigint, null::bigint, g.paid_on, null::bigint,
    jsonb_build_object('from', g.series || lpad((g.before_n + 1)::text, g.width, '0'), 'to', g.series || lpad((g.n - 1)::text, g.width, '0'),
      'missing', g.n - g.before_n - 1, 'before', g.before_no, 'after', g.receipt_no),
    figures.proof_of('receipts', array[g.before_no, g.receipt_no])
  from neighbours g
  where g.n > g.before_n + 1 and g.paid_on >= p_from;
end $$;

select figures.define_audit_rule('number_gap', 1, 'MORE_SERIOUS', 'EVENT', 'P2.4', true,
  array[
    'Receipt numbers not consecutive',
    '{missing|number is|numbers are} missing between receipts {before} and {after}: [missing|{from}|{from} to {to}].',
    'Consecutive numbers prove that no receipt was left out of the ledger.',
    'Receipts may have been spoiled, or issued and not recorded.',
    'The receipt book: spoiled receipts with all their copies, or the missing entries.'
  ],
  array[
    '收据号不连续',
    '收据 {before} 与 {after} 之间缺号 {missing} 个：[missing|{from}|{from} 至 {to}]。',
    '收据连号可证明没有收据漏记。',
    '缺号收据可能已作废，也可能已开具而未入账。',
    '查验收据领用登记簿和作废收据全部联次，补录遗漏收据。'
  ]);
