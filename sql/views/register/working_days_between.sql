-- requires: working_day
-- Question: how many working days lie between two days?
-- Grain: two days.
-- Formula: days after the first, up to and with the last, that are worked.
-- Counts: days of the calendar.
-- Excludes: the first day itself.
-- Decided: none where the last day does not follow the first.

create function figures.working_days_between(p_from date, p_to date) returns int language sql stable as $$
  select count(*)::int from generate_series((p_from + 1)::timestamp, p_to::timestamp, interval '1 day') s (day)
  where figures.is_working_day(s.day::date)
$$;
comment on function figures.working_days_between is 'Working days after the first day, up to and with the last.';
