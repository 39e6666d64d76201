-- requires: audit_hit policy_at
-- Question: in which months do waivers fall together on the last days (P4.3)?
-- Grain: estate and month.
-- Formula: waivers of the month's last `days` days are at least `count`, over at least `amount`, and at least `share` of the month's.
-- Counts: standing waivers of months that end from the first day to A.
-- Excludes: credit notes and write-offs.
-- Decided: a rate looks better by a waiver just before the month is read, hence the last days.

create function figures.audit_waivers_bunched(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 50 set plan_cache_mode = force_custom_plan as $$
declare
  last_days int := figures.policy_number('audit.waivers_bunched.days', p_as_of);
  least_count int := figures.policy_number('audit.waivers_bunched.count', p_as_of);
  least_amount bigint := figures.policy_number('audit.waivers_bunched.amount', p_as_of);
  least_share numeric := figures.policy_number('audit.waivers_bunched.share', p_as_of);
begin
  return query
  with waived as (
    select j.estate_id, j.adjustment_no, j.amount, m.ends, j.effective_on > m.ends - last_days as late
    from figures.audit_adjustments(p_estates, p_as_of) j
    cross join lateral (select figures.last_of_month(j.effective_on) as ends) m
    where j.kind = 'WAIVER' and m.ends between p_from and p_as_of
  )
  select w.estate_id, 'waivers_bunched'::text, to_char(w.ends, 'YYYY-MM'), null::bigint, null::bigint, w.ends,
    (sum(w.amount) filter (where w.late))::bigint,
    jsonb_build_object('month', to_char(w.ends, 'YYYY-MM'), 'days', last_days, 'waivers', count(*) filter (where w.late),
      'amount', figures.fen(sum(w.amount) filter (where w.late)),
      'share', figures.share(sum(w.amount) filter (where w.late), sum(w.amount))),
    figures.proof_of('adjustments', array_agg(w.adjustment_no order by w.adjustment_no) filter (where w.late))
  from waived w
  group by w.estate_id, w.ends
  having count(*) filter (where w.late) >= least_count and sum(w.amount) filter (where w.late) >= greatest(least_amount, least_share * sum(w.amount));
end $$;

select figures.define_audit_rule('waivers_bunched', 1, 'MORE_SERIOUS', 'EVENT', 'P4.3, P3.5', true,
  array[
    'Waivers bunched at the month''s end',
    'In the last {days|day|days} of {month}, {waivers|waiver was|waivers were} made, {amount} in total: {share} of the month''s.',
    'A waiver lowers what is due and lifts the collection rate without any money coming in.',
    'The waivers may have been decided together, or made to reach a target.',
    'When each was applied for and approved, and the rate with and without them.'
  ],
  array[
    '期末集中减免',
    '{month} 最后 {days} 天办理减免 {waivers} 笔，合计 {amount}，占当月减免的 {share}。',
    '减免会降低应收、抬高收缴率，却没有实际收款。',
    '可能为集中审批，也可能为完成指标而办理。',
    '核对各笔申请与审批时间，比较减免前后的收缴率。'
  ]);
