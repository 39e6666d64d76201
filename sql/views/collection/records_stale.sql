-- Question: have the records of a scope stopped before the day as of which its figures are read?
-- Grain: one scope.
-- Formula: no bill, receipt or adjustment is dated within the 35 days up to A.
-- Counts: the latest entry known at K and not dated after K's day, whatever it is.
-- Excludes: a scope without any entry, which is incomplete rather than stale.
-- Decided: 35 days: whoever bills by the month writes at least once in them, a few days late included.

create function figures.records_stale(latest_entry_on date, as_of date) returns boolean language sql immutable as $$
  select coalesce(latest_entry_on < as_of - 35, false)
$$;
comment on function figures.records_stale is 'Whether the records stopped more than 35 days before the as-of date.';
