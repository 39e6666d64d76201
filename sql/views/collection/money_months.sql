-- requires: bill_scope on_time_rate current_rate
-- Question: what share of the money of each month due had come, and how is it spread over households?
-- Grain: group, month due and age: 0 on time, as of the end of the month; 1 collected, as of the end of the next.
-- Formula: on_time_rate and current_rate of a month's bills, with the sums over households of squares and products of numerator and
--   denominator, from which a rate's error is told by household.
-- Counts: ages whose day has come by the end of the last whole month by A.
-- Excludes: households of which nothing is due net.
-- Decided: one pass over the bills for all months; it answers as the metrics do month by month, which a test holds it to.

create type figures.money_month_rate as (
  group_key text, due_month date, age int, clusters bigint, numerator bigint, denominator bigint,
  numerator_squares numeric, denominator_squares numeric, products numeric
);

create function figures.money_months(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.money_month_rate
language plpgsql stable rows 600 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
  closed constant date := figures.month_closed(p_as_of);
  first constant date := (date_trunc('month', closed::timestamp) - make_interval(months => p_months - 1))::date;
begin
  return query
  with seen as materialized (
    select s.group_key, s.estate_id, s.bill_id, s.unit_id, s.amount, s.due_on, d.due_month, a.age, a.day
    from figures.bill_scope(p_by, closed, p_known_at, p_fee_class, p_slice) s
    cross join lateral (select date_trunc('month', s.due_on::timestamp)::date as due_month) d
    cross join lateral (values (0, (d.due_month + interval '1 month')::date - 1), (1, (d.due_month + interval '2 months')::date - 1)) a(age, day)
    where s.due_on between first and closed and a.day <= closed and s.issued_on <= a.day
  ),
  position as (
    select s.group_key, s.estate_id, s.unit_id, s.due_month, s.age,
      s.amount - coalesce(sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER')), 0) as net,
      coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION'), 0) as paid,
      coalesce(sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on), 0) as paid_by_due
    from seen s
    left join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id and p.effective_on <= s.day
      and (batches is null or p.batch_id = any (batches)) and (estates is null or p.estate_id = any (estates))
    group by s.group_key, s.estate_id, s.bill_id, s.unit_id, s.amount, s.due_month, s.age
  ),
  household as (
    select o.group_key, o.due_month, o.age, sum(case o.age when 0 then least(o.paid_by_due, o.net) else o.paid end) as n, sum(o.net) as d
    from position o
    group by o.group_key, o.due_month, o.age, o.estate_id, o.unit_id
    having sum(o.net) <> 0
  )
  select h.group_key, h.due_month, h.age, count(*), sum(h.n)::bigint, sum(h.d)::bigint, sum(h.n * h.n), sum(h.d * h.d), sum(h.n * h.d)
  from household h
  group by h.group_key, h.due_month, h.age
  order by h.group_key, h.due_month, h.age;
end $$;
comment on function figures.money_months is 'Rates of money of each month due, at the end of that month and of the next, with their spread over households.';
