-- requires: audit_hit policy_at
-- Question: which bill is not standard × area × ratio (P1.2)?
-- Grain: bill.
-- Formula: rate × area × ratio × months of the bill's period, by the standard that is valid when the period begins: of several the one
--   that names the building, then the use, then a tier of area, then the latest; billed differs by more than `tolerance`.
-- Counts: standing bills issued from the first day to A whose item has a standard there.
-- Excludes: periods that are not whole months; units without the area that the standard asks for; vacant units and those not handed
--   over, whose share is agreed apart.
-- Decided: the tier is chosen by the unit's whole area. Area and standard count as registered last before the bill was recorded;
--   of a first load, as registered with it or right after it.

create function figures.audit_billed_amount_differs(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  tolerance numeric := figures.policy_number('audit.billed_amount_differs.tolerance', p_as_of);
  with_standard int[] := array(select distinct s.estate_id from public.fee_standard s where s.estate_id = any (p_estates));
begin
  if with_standard = '{}' then
    return;
  end if;
  return query
  with standards as materialized (
    select distinct on (s.estate_id, s.key_digest) s.*
    from public.fee_standard s
    where s.estate_id = any (with_standard) and not exists (select from public.batch w where w.withdraws_batch_id = s.batch_id)
    order by s.estate_id, s.key_digest, s.row_id desc
  ),
  billed as materialized (
    select b.*, ((extract(year from b.period_end) - extract(year from b.period_start)) * 12
      + extract(month from b.period_end) - extract(month from b.period_start) + 1)::int as months
    from figures.audit_bills(with_standard, p_as_of) b
    where b.issued_on >= p_from and coalesce(b.occupancy, 'OCCUPIED') = 'OCCUPIED'
      and extract(day from b.period_start) = 1 and b.period_end = figures.last_of_month(b.period_end)
  ),
  -- The areas of a bill's unit as registered when it came, else those told first.
  areas as materialized (
    select distinct on (b.estate_id, b.bill_id) b.estate_id, b.bill_id, v.gross_area_m2, v.usable_area_m2
    from billed b join public.unit_version v on v.estate_id = b.estate_id and v.unit_id = b.unit_id and v.estate_id = any (with_standard)
    order by b.estate_id, b.bill_id, v.batch_id <= b.batch_id desc,
      case when v.batch_id <= b.batch_id then v.version_id else -v.version_id end desc
  ),
  expected as (
    select b.estate_id, b.bill_no, b.building_id, b.unit_id, b.issued_on, b.amount, b.months, s.rate, s.ratio, a.area,
      round(s.rate * 100 * a.area * s.ratio * b.months) as should
    from billed b
    join areas v on v.estate_id = b.estate_id and v.bill_id = b.bill_id
    join lateral (
      select s.* from standards s
      where s.estate_id = b.estate_id and s.fee_item = b.fee_item and (s.building_id is null or s.building_id = b.building_id)
        and (s.use is null or s.use = b.use) and b.period_start >= s.valid_from and (s.valid_to is null or b.period_start <= s.valid_to)
        and (s.area_from is null or case s.basis when 'GROSS_AREA' then v.gross_area_m2 else v.usable_area_m2 end >= s.area_from)
        and (s.area_to is null or case s.basis when 'GROSS_AREA' then v.gross_area_m2 else v.usable_area_m2 end < s.area_to)
      order by s.building_id is not null desc, s.use is not null desc, s.area_from is not null desc, s.valid_from desc limit 1
    ) s on true
    cross join lateral (select case s.basis when 'GROSS_AREA' then v.gross_area_m2 else v.usable_area_m2 end as area) a
    where a.area is not null
  )
  select e.estate_id, 'billed_amount_differs'::text, e.bill_no, e.building_id, e.unit_id, e.issued_on, abs(e.amount - e.should)::bigint,
    jsonb_build_object('bill', e.bill_no, 'billed', figures.fen(e.amount), 'expected', figures.fen(e.should),
      'rate', e.rate::text, 'area', e.area::text, 'ratio', e.ratio::text, 'months', e.months, 'difference', figures.fen(e.amount - e.should)),
    figures.proof_of('bills', array[e.bill_no])
  from expected e where abs(e.amount - e.should) > tolerance;
end $$;

select figures.define_audit_rule('billed_amount_differs', 1, 'MORE_SERIOUS', 'EVENT', 'P1.2, P7.1', true,
  array[
    'Bill differs from the fee standard',
    'Bill {bill} charges {billed}; the standard gives {rate} × {area} m² × {ratio} × {months|month|months} = {expected}: a difference of {difference}.',
    'Fees are standard × area × ratio as filed; anything else charges an owner too much or the others'' money too little.',
    'Area, rate or ratio in the billing system may differ from what is registered, or an agreement is not recorded.',
    'The unit''s area in its deed, the standard in force, and any agreement with the household.'
  ],
  array[
    '应收与收费标准不符',
    '账单 {bill} 应收 {billed}；按标准 {rate} × {area} m² × {ratio} × {months} 个月 = {expected}，相差 {difference}。',
    '收费应按备案标准 × 面积 × 比例计算，偏差即多收或少收。',
    '计费系统中的面积、单价或比例可能与登记不一致，或有约定未登记。',
    '核对产权面积、现行收费标准及与业户的约定。'
  ]);
