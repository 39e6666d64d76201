-- requires: finding_part metric_catalogue
-- Question: how many problems that were closed came back 复发率?
-- Grain: finding; sums over any scope.
-- Formula: accepted ones that recurred within 180 days / accepted
-- Counts: accepted findings that a new finding names as the one it is the return of.
-- Excludes: returns later than the days that policy says.
-- Decided: a finding that came back twice counts once: the second return names the first.

create function figures.finding_recurrence_rate_numerator(f figures.finding_part) returns int language sql immutable as $$
  select (f.accepted_on is not null and f.returned)::int
$$;

create function figures.finding_recurrence_rate_denominator(f figures.finding_part) returns int language sql immutable as $$
  select (f.accepted_on is not null)::int
$$;

select figures.define_metric('finding_recurrence_rate', 1, 'COUNT_RATE',
  array['Recurred', 'Of the findings accepted, the share that a new finding within 180 days names as its earlier occurrence.', 'Recurred within 180 days ÷ accepted',
    'Findings of the period accepted by the as-of date.', 'Returns later than 180 days.'],
  array['复发率', '已销号的问题中，180 日内再次出现的比例。', '180 日内复发 ÷ 已销号', '期内登记、截止日前已销号的问题。', '超过 180 日的再次出现。']);
