-- requires: closing_figures
-- Question: what was a rate of a closed month when it was closed, and what is it now?
-- Grain: estate; without one (estate_id null) the viewer's estates together.
-- Formula: numerator and denominator frozen at the close, and those of the same month as of the same last day with everything recorded
--   since; each rate divided once, sums over sums.
-- Counts: estates that were closed with the month.
-- Excludes: estates registered since.
-- Decided: both sides are read as of the month's last day, so the difference is what was recorded later, never what happened later.

-- Where a rate's parts stand in money figures or, of households, in household figures.
create function figures.closed_parts(p_rate text, p_money jsonb, p_households jsonb, out numerator bigint, out denominator bigint)
language sql immutable as $$
  select coalesce((s.of ->> s.n)::bigint, 0), coalesce((s.of ->> s.d)::bigint, 0)
  from (
    select case when t.rate like 'household%' then p_households else p_money end as of, t.n, t.d
    from (values
      ('current_rate', 'collected', 'net_billed'),
      ('rate_before_waivers', 'collected', 'billed'),
      ('waiver_rate', 'waived', 'billed'),
      ('on_time_rate', 'on_time', 'on_time_base'),
      ('overdue_rate', 'overdue', 'overdue_base'),
      ('recovery_rate', 'arrears_recovered', 'recovery_base'),
      ('prior_recovery_rate', 'recovered_prior_years', 'prior_recovery_base'),
      ('combined_rate', 'combined_collected', 'combined_base'),
      ('household_rate', 'households_settled', 'households_billed'),
      ('household_overdue_rate', 'households_overdue', 'households_due'),
      ('household_on_time_rate', 'households_on_time', 'households_on_time_base')
    ) t (rate, n, d)
    where t.rate = p_rate
  ) s
$$;
comment on function figures.closed_parts is 'Numerator and denominator of a rate in frozen figures.';

create type figures.restated_rate as (
  estate_id int, then_numerator bigint, then_denominator bigint, then_value numeric,
  now_numerator bigint, now_denominator bigint, now_value numeric
);

create function figures.restatement(p_rate text, p_month date, p_slice jsonb) returns setof figures.restated_rate
language plpgsql stable rows 100 as $$
declare
  ends constant date := (p_month::timestamp + interval '1 month')::date - 1;
  estates constant int[] := figures.slice_estates(p_slice);
begin
  return query
  with closed as (
    select c.estate_id, e.estate_code, p.numerator, p.denominator
    from public.month_close_estate c
    join public.estate e on e.estate_id = c.estate_id
    cross join lateral figures.closed_parts(p_rate, c.figures::jsonb -> 'money', c.figures::jsonb -> 'households') p
    where c.month = p_month and (estates is null or c.estate_id = any (estates))
  ),
  current as (
    select m.group_key, p.numerator, p.denominator
    from figures.instant_money('estate', p_month, ends, ends, null, 'PROPERTY_FEE', p_slice) m
    cross join lateral figures.closed_parts(p_rate, to_jsonb(m), null) p
    where p_rate not like 'household%'
    union all
    select h.group_key, p.numerator, p.denominator
    from figures.instant_households('estate', p_month, ends, ends, null, 'PROPERTY_FEE', p_slice) h
    cross join lateral figures.closed_parts(p_rate, null, to_jsonb(h)) p
    where p_rate like 'household%'
  )
  select s.e, s.n0, s.d0, figures.ratio(s.n0, s.d0), s.n1, s.d1, figures.ratio(s.n1, s.d1)
  from (
    select c.estate_id as e, sum(c.numerator)::bigint as n0, sum(c.denominator)::bigint as d0,
      coalesce(sum(n.numerator), 0)::bigint as n1, coalesce(sum(n.denominator), 0)::bigint as d1
    from closed c left join current n on n.group_key = c.estate_code
    group by grouping sets ((c.estate_id), ())
  ) s
  order by s.e nulls first;
end $$;
comment on function figures.restatement is 'A rate of a closed month when it was closed and now, by estate and together.';
