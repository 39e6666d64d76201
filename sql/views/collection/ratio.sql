-- Question: what is one amount divided by another?
-- Grain: one figure.
-- Formula: numerator / denominator, rounded to 10 places.
-- Counts: any two sums of fen or households.
-- Excludes: a denominator of 0 or less: there is nothing to take a share of, so the answer is null, never 0 % or 100 %.
-- Decided: divided once, as numeric; pages round further for display only.

create function figures.ratio(numerator numeric, denominator numeric) returns numeric language sql immutable as $$
  select case when denominator > 0 then round(numerator / denominator, 10) end
$$;
