-- requires: audit_hit policy_at
-- Question: which household has no bill in a period that was billed (P2.1, P2.4)?
-- Grain: unit and period.
-- Formula: of a building's units of one use at least `share` (and at least `units`) were billed an item for a period; a unit of that use
--   has no bill of the class for any day of it.
-- Counts: property fees; bills issued from the first day to A.
-- Excludes: units whose first bill begins after the period: they were handed over later.
-- Decided: use is the unit's as registered now. The money at stake is the average of the bills that were made.

create function figures.audit_unit_without_bill(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  least_share numeric := figures.policy_number('audit.unit_without_bill.share', p_as_of);
  least_units int := figures.policy_number('audit.unit_without_bill.units', p_as_of);
begin
  return query
  with units as materialized (
    select u.estate_id, u.unit_id, u.building_id, u.unit_code, v.use,
      count(*) over (partition by u.estate_id, u.building_id, v.use) as alike
    from public.unit u
    join lateral (select n.use from public.unit_version n where n.estate_id = u.estate_id and n.unit_id = u.unit_id
      order by n.version_id desc limit 1) v on true
    where u.estate_id = any (p_estates)
  ),
  billed as materialized (
    select b.estate_id, b.building_id, b.use, b.unit_id, b.fee_item, b.period_start, b.period_end, b.amount, b.issued_on
    from figures.audit_bills(p_estates, p_as_of) b where b.fee_class = 'PROPERTY_FEE'
  ),
  runs as (
    select b.estate_id, b.building_id, b.use, b.fee_item, b.period_start, b.period_end, count(distinct b.unit_id) as units,
      min(b.issued_on) as issued_on, round(avg(b.amount))::bigint as usual, u.alike
    from billed b
    join (select distinct a.estate_id, a.building_id, a.use, a.alike from units a) u
      on u.estate_id = b.estate_id and u.building_id = b.building_id and u.use = b.use
    group by b.estate_id, b.building_id, b.use, b.fee_item, b.period_start, b.period_end, u.alike
    having min(b.issued_on) >= p_from and count(distinct b.unit_id) >= greatest(least_share * u.alike, least_units)
      and count(distinct b.unit_id) < u.alike
  ),
  first_bill as (
    select b.estate_id, b.unit_id, min(b.period_start) as begins from billed b group by b.estate_id, b.unit_id
  )
  select r.estate_id, 'unit_without_bill'::text, u.unit_code || '/' || to_char(r.period_start, 'YYYY-MM-DD'), u.building_id, u.unit_id, r.issued_on,
    r.usual,
    jsonb_build_object('item', jsonb_build_object('item', r.fee_item), 'from', r.period_start, 'to', r.period_end, 'units', r.units, 'alike', r.alike,
      'usual', figures.fen(r.usual)),
    figures.proof_of('units', array[u.unit_code])
  from runs r
  join units u on u.estate_id = r.estate_id and u.building_id = r.building_id and u.use = r.use
  left join first_bill f on f.estate_id = u.estate_id and f.unit_id = u.unit_id
  where (f.begins is null or f.begins <= r.period_end)
    and not exists (select from billed b where b.estate_id = u.estate_id and b.unit_id = u.unit_id
      and b.period_start <= r.period_end and b.period_end >= r.period_start);
end $$;

select figures.define_audit_rule('unit_without_bill', 1, 'MORE_SERIOUS', 'EVENT', 'P2.1, P2.4', true,
  array[
    'Household without a bill',
    'For {from} to {to}, {units} of {alike} comparable units were billed {item}, on average {usual}; this unit has no bill for the period.',
    'Whoever is not billed is in no rate: the figures look better than they are, and the others pay for it.',
    'The unit may have been left out of the bill run, its bill may have been withdrawn, or it is exempt without a record.',
    'Why the unit was not billed; bill it, or record the exemption and who agreed to it.'
  ],
  array[
    '漏计应收户',
    '{from} 至 {to} 同楼栋同用途 {alike} 户中已有 {units} 户出账{item}（户均 {usual}），该户无账单。',
    '未出账的户不计入任何收缴率，指标会偏高，且对其他业户不公平。',
    '出账时可能遗漏该户，账单可能已作废，或减免未登记。',
    '查明未出账原因；补出账单，或登记免收依据及批准情况。'
  ]);
