-- requires: audit_hit reconciliation
-- Question: which stated month's total repeats another month's (P4.3, P5.1)?
-- Grain: estate, month, source and channel.
-- Formula: the total received of a whole month is, to the fen, that of another of the 12 months before.
-- Counts: whole months that end from the first day to A; totals other than 0.
-- Excludes: totals billed or opening, which may well stay the same; months whose receipts come to what is stated: where everybody pays
--   the same fee every month, months are alike.
-- Decided: the nearest of several such months is told.

create function figures.audit_copied_totals(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
begin
  if not exists (select from public.control_total t where t.estate_id = any (p_estates)) then
    return;
  end if;
  return query
  with totals as materialized (
    select t.* from figures.control_total_at(null) t
    where t.estate_id = any (p_estates) and t.figure = 'RECEIVED' and t.amount <> 0
      and extract(day from t.from_on) = 1 and t.to_on = figures.last_of_month(t.from_on)
  )
  select distinct on (t.estate_id, t.from_on, t.source, t.channel) t.estate_id, 'copied_totals'::text,
    to_char(t.from_on, 'YYYY-MM') || '/' || t.source || coalesce('/' || t.channel, ''), null::bigint, null::bigint, t.to_on, t.amount,
    jsonb_build_object('month', to_char(t.from_on, 'YYYY-MM'), 'other', to_char(o.from_on, 'YYYY-MM'), 'amount', figures.fen(t.amount)),
    '[]'::jsonb
  from totals t
  join totals o on o.estate_id = t.estate_id and o.source = t.source and o.channel is not distinct from t.channel and o.amount = t.amount
    and o.from_on < t.from_on and o.from_on >= (t.from_on::timestamp - interval '12 months')::date
  join figures.reconciliation(p_from, p_as_of, null, jsonb_build_object('estates', to_jsonb(p_estates))) d
    on d.estate_id = t.estate_id and d.month = t.from_on and d.source = t.source and d.channel is not distinct from t.channel
    and d.figure = t.figure and d.difference <> 0
  where t.to_on between p_from and p_as_of
  order by t.estate_id, t.from_on, t.source, t.channel, o.from_on desc;
end $$;

select figures.define_audit_rule('copied_totals', 1, 'MORE_SERIOUS', 'EVENT', 'P4.3, P5.1', true,
  array[
    'Stated total copied from another month',
    'The total stated as received in {month}, {amount}, is to the fen that of {other}; the receipts of the month do not come to it.',
    'A month is stated from its own statement of account, not from another''s.',
    'The earlier month''s figure may have been stated again by mistake.',
    'The month''s own statement of account.'
  ],
  array[
    '申报总额与其他月份相同',
    '{month} 申报收款总额 {amount}，与 {other} 分文不差，且与当月收款记录不符。',
    '申报数应依据当月对账单，而非沿用其他月份。',
    '可能误将前期数字重复申报。',
    '核对当月对账单。'
  ]);
