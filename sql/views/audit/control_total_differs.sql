-- requires: audit_hit policy_at reconciliation
-- Question: where does the ledger differ from what bank and finance say (P5.1)?
-- Grain: estate, month, source, channel and figure.
-- Formula: |recorded − stated| of the reconciliation 对账差异 over `tolerance`.
-- Counts: what reconciliation.sql counts, of months that end from the first day to A.
-- Excludes: months that have not ended.
-- Decided: in automatic reconciliation nothing is tolerated unless the company says so.

create function figures.audit_control_total_differs(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
declare
  tolerance bigint := figures.policy_number('audit.control_total_differs.tolerance', p_as_of);
begin
  if not exists (select from public.control_total t where t.estate_id = any (p_estates)) then
    return;
  end if;
  return query
  select d.estate_id, 'control_total_differs'::text,
    to_char(d.month, 'YYYY-MM') || '/' || d.source || '/' || d.figure || coalesce('/' || d.channel, ''), null::bigint, null::bigint,
    figures.last_of_month(d.month), abs(d.difference),
    jsonb_build_object('month', to_char(d.month, 'YYYY-MM'), 'source', jsonb_build_object('source', d.source),
      'figure', jsonb_build_object('figure', d.figure), 'stated', figures.fen(d.stated), 'recorded', figures.fen(d.recorded),
      'difference', figures.fen(d.difference)),
    '[]'::jsonb
  from figures.reconciliation(p_from, p_as_of, null, jsonb_build_object('estates', to_jsonb(p_estates))) d
  where abs(d.difference) > tolerance and figures.last_of_month(d.month) between p_from and p_as_of;
end $$;

select figures.define_audit_rule('control_total_differs', 1, 'MORE_SERIOUS', 'EVENT', 'P5.1', true,
  array[
    'Ledger differs from bank or finance',
    'For {month} {source} states {stated} as {figure}; the ledger has {recorded}: a difference of {difference}.',
    'What was collected is what reached the bank; differences are cleared month by month.',
    'Entries may be missing or dated in another month, or the stated total may be wrong.',
    'The statement of account against the month''s receipts.'
  ],
  array[
    '台账与银行或财务不符',
    '{month} {source}申报{figure} {stated}，台账为 {recorded}，相差 {difference}。',
    '实收以到账为准，差异应逐月核清。',
    '可能漏记、跨月入账，或申报数有误。',
    '以对账单逐笔核对当月收款。'
  ]);
