-- requires: bill_position current_rate on_time_rate overdue_rate recovery_rate
-- Question: how do households differ behind an estate's rates of money, so that chance can be told from achievement?
-- Grain: estate and indicator.
-- Formula: over households, sums of numerator and denominator, of their squares and of their products.
-- Counts: households with something in either.
-- Excludes: counts of findings and checks, which no household decides.
-- Decided: households, not bills or yuan, are what varies: one that pays late pays all its bills late. Squares are of yuan, so that they
--   stay within what a float holds exactly enough; they decide no score.

create type figures.review_cluster as (
  estate_id int, indicator text, clusters int, numerator float8, denominator float8, numerator_squares float8, denominator_squares float8,
  products float8
);

create function figures.review_clusters(p_from date, p_to date, p_as_of date, p_known_at timestamptz)
returns setof figures.review_cluster language plpgsql stable rows 100 as $$
begin
  return query
  select h.estate_id, v.indicator, count(*)::int, sum(v.n), sum(v.d), sum(v.n * v.n), sum(v.d * v.d), sum(v.n * v.d)
  from (
    select b.estate_id, b.unit_id,
      sum(figures.current_rate_numerator(b)) / 100.0 as current_n, sum(figures.current_rate_denominator(b)) / 100.0 as current_d,
      sum(figures.on_time_rate_numerator(b)) / 100.0 as on_time_n, sum(figures.on_time_rate_denominator(b)) / 100.0 as on_time_d,
      sum(figures.overdue_rate_numerator(b)) / 100.0 as overdue_n, sum(figures.overdue_rate_denominator(b)) / 100.0 as overdue_d,
      sum(figures.recovery_rate_numerator(b)) / 100.0 as recovery_n, sum(figures.recovery_rate_denominator(b)) / 100.0 as recovery_d
    from figures.bill_position('portfolio', p_from, p_to, p_as_of, p_known_at, 'PROPERTY_FEE', '{}') b
    group by b.estate_id, b.unit_id
  ) h
  cross join lateral (values
    ('CURRENT_RATE', h.current_n::float8, h.current_d::float8), ('ON_TIME_RATE', h.on_time_n::float8, h.on_time_d::float8),
    ('OVERDUE_RATE', h.overdue_n::float8, h.overdue_d::float8), ('RECOVERY_RATE', h.recovery_n::float8, h.recovery_d::float8)
  ) v (indicator, n, d)
  where v.n <> 0 or v.d <> 0
  group by h.estate_id, v.indicator;
end $$;
comment on function figures.review_clusters is 'Sums over households behind rates of money, in yuan.';
