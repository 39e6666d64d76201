-- requires: audit_hit policy_at warning_now due_flow
-- Question: where do fewer households pay than in the same month of the reference year, beyond chance (P4.3)?
-- Grain: estate, rate and month since which it falls.
-- Formula: what early warning last found (figures.warning_now); money at stake is what is open at A of bills due since then.
-- Counts: warnings whose fall is at least `points`.
-- Excludes: warnings that ended: two months in a row within one deviation of what was expected.
-- Decided: the estimator runs in the server and keeps what it found; this rule reads that, so that exceptions and the outlook agree.

-- What is open at A of an estate's bills that fell due since a day.
create function figures.open_since(p_estate int, p_since date, p_as_of date, out open bigint, out bills bigint, out numbers text[])
language plpgsql stable as $$
begin
  select sum(d.open)::bigint, count(*), array_agg(d.bill_no order by d.open desc, d.bill_no) into open, bills, numbers
  from (
    select b.bill_no, b.amount - coalesce(sum(p.amount), 0) as open
    from figures.audit_bills(array[p_estate], p_as_of) b
    left join public.posting p on p.estate_id = b.estate_id and p.bill_id = b.bill_id and p.effective_on <= p_as_of
    where b.due_on >= p_since and b.due_on < p_as_of and b.fee_class = 'PROPERTY_FEE'
    group by b.bill_no, b.amount
  ) d
  where d.open > 0;
end $$;

create function figures.audit_collection_falling(p_estates int[], p_from date, p_as_of date) returns setof figures.audit_hit
language plpgsql stable rows 10 set plan_cache_mode = force_custom_plan as $$
declare
  points numeric := figures.policy_number('audit.collection_falling.points', p_as_of);
begin
  return query
  select w.estate_id, 'collection_falling'::text, w.rate || '/' || to_char(w.since_month, 'YYYY-MM'), null::bigint, null::bigint, w.since_month,
    coalesce(o.open, 0),
    jsonb_build_object('rate', jsonb_build_object('figure', w.rate), 'since', to_char(w.since_month, 'YYYY-MM'),
      'at', to_char(w.at_month, 'YYYY-MM'), 'expected', jsonb_build_object('share', round(w.expected, 4)),
      'observed', jsonb_build_object('share', round(w.observed, 4)), 'open', figures.fen(coalesce(o.open, 0)), 'bills', coalesce(o.bills, 0)),
    figures.proof_of('bills', o.numbers)
  from figures.warning_now(p_estates, p_as_of) w
  cross join lateral figures.open_since(w.estate_id, w.since_month, p_as_of) o
  where w.expected - w.observed >= points;
end $$;

select figures.define_audit_rule('collection_falling', 1, 'MORE_SERIOUS', 'STATE', 'P4.3, P3.3', true,
  array[
    'Collection is falling',
    'Since {since}, {rate}: {observed}, against {expected} expected from the reference year; still open: {bills|bill|bills} due since then, {open} in total.',
    'Months differ by chance and season; this fall is larger than both explain, by the limits of a control chart.',
    'Service, a dispute, a change of team or of billing may have made households hold back. The chart tells when, not why.',
    'The estate''s outlook and its buildings, complaints and contacts of those months, and who changed what when it began.'
  ],
  array[
    '收缴持续下滑',
    '自 {since} 起，{rate}为 {observed}，按对照期应为 {expected}；此后到期仍未缴清账单 {bills} 张，合计 {open}。',
    '月度之间有季节和随机波动；本次下滑超出控制图的合理波动区间。',
    '可能因服务质量、争议、人员或出账方式变化使业主观望缴费；控制图只说明何时开始，不说明原因。',
    '查看项目展望和各楼栋指标，核对同期投诉与沟通记录，以及起始时点前后的人员和流程变化。'
  ]);
