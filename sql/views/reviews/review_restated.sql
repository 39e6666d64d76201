-- requires: rate_rows
-- Question: which rows make a figure of a review another one today than when it was frozen at K?
-- Grain: row behind the rate: bill or household.
-- Formula: what the row gives today less what it gave as known at K; the differences add up to the change of numerator and denominator.
-- Counts: rows of one estate, of one rate; where only its numerator is told of, as against a plan, no denominator.
-- Excludes: rows that give the same.
-- Decided: a published score stays; this only says what came in since.

create function figures.review_restated(
  p_estate_id int, p_rate text, p_from date, p_to date, p_as_of date, p_known_at timestamptz, p_paid_alone boolean, p_limit int
) returns table (household_code text, bill_no text, numerator bigint, denominator bigint)
language plpgsql stable rows 100 as $$
declare
  slice jsonb := jsonb_build_object('estates', jsonb_build_array(p_estate_id));
begin
  return query
  with was as materialized (
    select * from figures.rate_rows(p_rate, p_from, p_to, p_as_of, p_known_at, 'PROPERTY_FEE', slice, null, 1000000)
  ),
  is_now as materialized (
    select * from figures.rate_rows(p_rate, p_from, p_to, p_as_of, null, 'PROPERTY_FEE', slice, null, 1000000)
  ),
  changed as (
    select coalesce(n.row_key, w.row_key) as row_key, coalesce(n.estate_id, w.estate_id) as estate_id, coalesce(n.unit_id, w.unit_id) as unit_id,
      coalesce(n.bill_id, w.bill_id) as bill_id, coalesce(n.numerator, 0) - coalesce(w.numerator, 0) as numerator,
      case when p_paid_alone then 0 else coalesce(n.denominator, 0) - coalesce(w.denominator, 0) end as denominator
    from was w full join is_now n on n.row_key = w.row_key
  )
  select e.estate_code || '/' || u.unit_code, b.bill_no, c.numerator, c.denominator
  from changed c
  join public.estate e on e.estate_id = c.estate_id
  join public.unit u on u.estate_id = c.estate_id and u.unit_id = c.unit_id
  left join public.bill b on b.estate_id = u.estate_id and b.bill_id = c.bill_id
  where c.numerator <> 0 or c.denominator <> 0
  order by c.row_key collate "C" limit p_limit;
end $$;
comment on function figures.review_restated is 'Rows that give something else to a rate today than as known at K, with the difference.';
