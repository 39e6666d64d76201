-- requires: instant finding_counted finding_on_time_rate finding_first_pass_rate plan_item_state target_at collection_money collection_households
--   complaint_response_rate satisfaction
-- Question: from which figures is an estate scored for a period, as of A and as known at K?
-- Grain: estate and indicator.
-- Formula: the numerator and denominator of the metric that the indicator names; findings by severity as counts.
-- Counts: property fee; findings raised in the period; planned checks that end in it; complaints received and surveys answered in it.
-- Excludes: improvement measures of reviews, which are no new problem; voided findings.
-- Decided: a year's planned amount is spread evenly over its months, so a quarter is held to three twelfths: planned times months over
--   twelve, written as numerator times twelve. Satisfaction is the mean score as a share of the five points that are most, in sixths of a
--   point: a mean of 4.2 is 84 %. What cannot be computed has a reason and no denominator.

create type figures.review_input as (
  estate_id int, indicator text, numerator bigint, denominator bigint, general int, more_serious int, severe int, target int, reason text,
  returned int, sent int
);

create function figures.review_inputs(p_from date, p_to date, p_as_of date, p_known_at timestamptz)
returns setof figures.review_input language plpgsql stable rows 500 as $$
declare
  months int := (extract(year from age(p_to + 1, p_from)) * 12 + extract(month from age(p_to + 1, p_from)))::int;
begin
  return query
  with money as materialized (
    select * from figures.instant_money('estate', p_from, p_to, p_as_of, p_known_at, 'PROPERTY_FEE', '{}')
  ),
  households as materialized (
    select * from figures.instant_households('estate', p_from, p_to, p_as_of, p_known_at, 'PROPERTY_FEE', '{}')
  ),
  target as materialized (
    select * from figures.target_at(p_as_of) t where t.year = extract(year from p_from)::int
  ),
  found as materialized (
    select f.estate_id,
      sum(figures.finding_on_time_rate_numerator(f, f.original_due_on))::bigint as on_time,
      sum(figures.finding_on_time_rate_denominator(f, f.original_due_on))::bigint as due,
      sum(figures.finding_first_pass_rate_numerator(f))::bigint as first_pass,
      sum(figures.finding_first_pass_rate_denominator(f))::bigint as submitted,
      (count(*) filter (where f.severity = 'GENERAL'))::int as general,
      (count(*) filter (where f.severity = 'MORE_SERIOUS'))::int as more_serious,
      (count(*) filter (where f.severity = 'SEVERE'))::int as severe
    from figures.finding_counted('RAISED', p_from, p_to, p_as_of) f group by f.estate_id
  ),
  planned as materialized (
    select i.estate_id, count(*) as planned, count(*) filter (where i.done_on <= p_as_of) as done
    from figures.plan_item_state i where i.ends_on between p_from and p_to group by i.estate_id
  ),
  complained as materialized (
    select c.estate_id, sum(figures.complaint_response_rate_numerator(c, p_as_of))::bigint as in_time,
      sum(figures.complaint_response_rate_denominator(c, p_as_of))::bigint as due
    from figures.complaint_at(p_known_at) c where c.received_on between p_from and least(p_to, p_as_of) group by c.estate_id
  ),
  answered as materialized (
    select * from figures.satisfaction('ESTATE', p_from, p_to, p_as_of, p_known_at, null, null)
  )
  select e.estate_id, v.indicator, coalesce(v.numerator, 0), greatest(coalesce(v.denominator, 0), 0),
    coalesce(f.general, 0), coalesce(f.more_serious, 0), coalesce(f.severe, 0), v.target,
    case when v.indicator = 'FINDINGS' then null
      when v.indicator = 'PLAN_AMOUNT' and t.planned is null then 'NO_TARGET'
      when v.indicator = 'SATISFACTION' and a.hidden then 'TOO_FEW_ANSWERS'
      when coalesce(v.denominator, 0) <= 0 then 'NOTHING_TO_MEASURE' end,
    case when v.indicator = 'SATISFACTION' then coalesce(a.answers_to_sent, 0) end, case when v.indicator = 'SATISFACTION' then coalesce(a.sent, 0) end
  from public.estate e
  left join money m on m.group_key = e.estate_code
  left join households h on h.group_key = e.estate_code
  left join target t on t.estate_id = e.estate_id
  left join found f on f.estate_id = e.estate_id
  left join planned p on p.estate_id = e.estate_id
  left join complained c on c.estate_id = e.estate_id
  left join answered a on a.group_key = e.estate_code
  cross join lateral (values
    ('CURRENT_RATE', m.collected, m.net_billed, t.current_rate),
    ('ON_TIME_RATE', m.on_time, m.on_time_base, t.on_time_rate),
    ('OVERDUE_RATE', m.overdue, m.overdue_base, t.overdue_rate),
    ('RECOVERY_RATE', m.arrears_recovered, m.recovery_base, t.recovery_rate),
    ('HOUSEHOLD_ON_TIME_RATE', h.households_on_time, h.households_on_time_base, null),
    ('PLAN_AMOUNT', m.combined_collected * 12, t.planned * months, 10000),
    ('RECTIFIED_ON_TIME', f.on_time, f.due, null),
    ('FIRST_PASS', f.first_pass, f.submitted, null),
    ('FINDINGS', 0::bigint, 0::bigint, null),
    ('PLAN_COMPLETION', p.done, p.planned, null),
    ('COMPLAINTS_RESPONDED', c.in_time, c.due, null),
    ('SATISFACTION', a.sixths, a.counted * 30, null)
  ) v (indicator, numerator, denominator, target);
end $$;
comment on function figures.review_inputs is 'What estates are scored from: numerators and denominators, counts of findings, targets in ten-thousandths.';
