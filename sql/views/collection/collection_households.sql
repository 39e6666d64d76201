-- requires: ratio household_rate household_overdue_rate household_on_time_rate
-- Question: how many households were billed, settled, overdue and on time?
-- Grain: group of p_by.
-- Formula: counts of households; each rate is the count of its numerator over that of its denominator.
-- Counts: distinct units with a bill of the period whose net is not 0.
-- Excludes: parking and storage units.
-- Decided: by liable kind or fee item a household may stand in two groups, so groups need not add up to the total.

create type figures.household_count as (
  group_key text, billed bigint, settled bigint, due bigint, overdue bigint, fell_due bigint, on_time bigint
);
create type figures.household_figures as (
  group_key text, households_billed bigint, households_settled bigint, household_rate numeric,
  households_due bigint, households_overdue bigint, household_overdue_rate numeric,
  households_on_time_base bigint, households_on_time bigint, household_on_time_rate numeric
);

create function figures.household_count(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_count
language plpgsql stable rows 100 as $$
begin
  return query
  select h.group_key,
    sum(figures.household_rate_denominator(h))::bigint,
    sum(figures.household_rate_numerator(h))::bigint,
    sum(figures.household_overdue_rate_denominator(h))::bigint,
    sum(figures.household_overdue_rate_numerator(h))::bigint,
    sum(figures.household_on_time_rate_denominator(h))::bigint,
    sum(figures.household_on_time_rate_numerator(h))::bigint
  from figures.household_position(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) h
  group by h.group_key;
end $$;

create function figures.household_rates(s figures.household_count) returns figures.household_figures language sql immutable as $$
  select row(s.group_key, s.billed, s.settled, figures.ratio(s.settled, s.billed), s.due, s.overdue,
    figures.ratio(s.overdue, s.due), s.fell_due, s.on_time, figures.ratio(s.on_time, s.fell_due))::figures.household_figures
$$;

create function figures.collection_households(
  p_by text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_figures
language plpgsql stable rows 100 as $$
begin
  return query
  select r.* from figures.household_count(p_by, p_from, p_to, p_as_of, p_known_at, p_fee_class, p_slice) s
  cross join lateral figures.household_rates(s) r;
end $$;
comment on function figures.collection_households is 'Household figures 户数 of a period by group.';
