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
  with month as materialized (
    select g::date as starts, (g + interval '1 month')::date - 1 as ends, (g + interval '2 months')::date - 1 as next_ends
    from generate_series(first::timestamp, closed::timestamp, interval '1 month') g
  ),
  seen as materialized (
    select s.group_key, s.estate_id, s.bill_id, s.unit_id, s.amount, s.issued_on, s.due_on, m.starts as due_month, m.ends, m.next_ends
    from figures.bill_scope(p_by, closed, p_known_at, p_fee_class, p_slice) s
    join month m on m.starts = s.due_on - extract(day from s.due_on)::int + 1
  ),
  moved as (
    select p.estate_id, p.bill_id,
      sum(p.amount) filter (where p.kind <> 'ALLOCATION' and p.effective_on <= s.ends) as lowered,
      sum(p.amount) filter (where p.kind <> 'ALLOCATION') as next_lowered,
      sum(p.amount) filter (where p.kind = 'ALLOCATION' and p.effective_on <= s.due_on) as paid_by_due,
      sum(p.amount) filter (where p.kind = 'ALLOCATION') as next_paid
    from seen s
    join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id
    where p.effective_on <= s.next_ends and p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')
      and (batches is null or p.batch_id = any (batches)) and (estates is null or p.estate_id = any (estates))
    group by p.estate_id, p.bill_id
  ),
  position as (
    select s.group_key, s.estate_id, s.unit_id, s.due_month, s.ends, s.next_ends, s.issued_on,
      s.amount - coalesce(m.lowered, 0) as net, s.amount - coalesce(m.next_lowered, 0) as next_net,
      coalesce(m.paid_by_due, 0) as paid_by_due, coalesce(m.next_paid, 0) as next_paid
    from seen s
    left join moved m on m.estate_id = s.estate_id and m.bill_id = s.bill_id
  ),
  household as (
    select o.group_key, o.due_month, a.age, sum(a.paid) as n, sum(a.net) as d
    from position o
    cross join lateral (values (0, o.ends, o.net, least(o.paid_by_due, o.net)), (1, o.next_ends, o.next_net, o.next_paid)) a (age, day, net, paid)
    where a.day <= closed and o.issued_on <= a.day
    group by o.group_key, o.due_month, a.age, o.estate_id, o.unit_id
    having sum(a.net) <> 0
  )
  select h.group_key, h.due_month, h.age, count(*), sum(h.n)::bigint, sum(h.d)::bigint, sum(h.n * h.n), sum(h.d * h.d), sum(h.n * h.d)
  from household h
  group by h.group_key, h.due_month, h.age
  order by h.group_key, h.due_month, h.age;
end $$;
comment on function figures.money_months is 'Rates of money of each month due, at the end of that month and of the next, with their spread over households.';
