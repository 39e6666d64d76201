-- requires: due_flow metric_catalogue
-- Question: of what fell due in each month, how much had been collected by the end of that month and of each month after it?
-- Grain: group of p_by, month due and age: whole months since the month due.
-- Formula: sums of due_flow up to the end of the month due plus age; net = charged - waived.
-- Counts: the p_months months due up to the last whole month by A, at every age that has ended by A.
-- Excludes: months in which nothing fell due; of an estate that bills by the quarter, two in three.
-- Decided: ages are calendar months, since figures stand at month ends: that is what can be told at once. The first age holds what came
--   before the due date, too.

create type figures.cohort_age as (
  group_key text, due_month date, age int, bills bigint, billed bigint, net bigint, collected bigint, open bigint
);
comment on column figures.cohort_age.open is 'Net less collected and written off, in fen.';

-- p_source: the function that tells the flows, of bills or of cells: the sums are the same.
create function figures.cohorts_from(
  p_source text, p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.cohort_age
language plpgsql stable rows 600 as $$
declare
  closed constant date := figures.month_closed(p_as_of);
  last constant date := date_trunc('month', closed::timestamp)::date;
  first constant date := (last - make_interval(months => p_months - 1))::date;
begin
  return query execute format($q$
  with flow as materialized (
    select f.group_key as g, date_trunc('month', f.due_on::timestamp)::date as due, f.month, sum(f.bills) as bills, sum(f.charged) as charged,
      sum(f.waived) as waived, sum(f.written_off) as written_off, sum(f.paid) as paid
    from figures.%I($1, $2, $3, $4, $5, $6) f
    where f.due_on <= $3
    group by 1, 2, 3
  ),
  aged as (
    select c.g, c.due, a.age,
      f.bills, f.charged, f.waived, f.written_off, f.paid
    from (select distinct flow.g, flow.due from flow) c
    cross join lateral generate_series(0, (extract(year from $7) * 12 + extract(month from $7) - extract(year from c.due) * 12
      - extract(month from c.due))::int) as a (age)
    left join flow f on f.g = c.g and f.due = c.due
      -- What moved before the month due stands at age 0.
      and a.age = greatest(0, (extract(year from f.month) * 12 + extract(month from f.month) - extract(year from c.due) * 12
        - extract(month from c.due))::int)
  ),
  stepped as (
    select g, due, age, sum(bills) as bills, sum(charged) as charged, sum(waived) as waived, sum(written_off) as written_off, sum(paid) as paid
    from aged group by g, due, age
  )
  select s.g, s.due, s.age, (coalesce(sum(s.bills) over w, 0))::bigint, (coalesce(sum(s.charged) over w, 0))::bigint,
    (coalesce(sum(s.charged - s.waived) over w, 0))::bigint, (coalesce(sum(s.paid) over w, 0))::bigint,
    (coalesce(sum(s.charged - s.waived - s.paid - s.written_off) over w, 0))::bigint
  from stepped s
  window w as (partition by s.g, s.due order by s.age)
  order by s.g, s.due, s.age
  $q$, p_source)
  using p_by, first, closed, p_known_at, p_fee_class, p_slice, last;
end $$;

create function figures.cohort_triangle(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.cohort_age
language plpgsql stable rows 600 as $$
begin
  return query select * from figures.cohorts_from('due_flow', p_by, p_months, p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.cohort_triangle is 'Cohorts of bills by month due, as they stood at the end of each month after.';
