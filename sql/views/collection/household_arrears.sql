-- requires: bill_position register_at ratio
-- Question: which households owe overdue money as of A, how much, since when?
-- Grain: household (unit) with something overdue, the largest first.
-- Formula: sum of open(A) over its bills due before A; since: the earliest of their due dates.
-- Counts: every unit with a bill, parking and storage as well: what is owed is owed. `households` counts all units billed by A, owing or not.
-- Excludes: bills not overdue; written-off balances; a household whose overdue balances come to 0 or less.
-- Decided: worked out bill by bill, since cells know no household.

create type figures.household_arrears as (
  estate_code text, estate_name text, household_code text, open bigint, since date, bills bigint,
  running bigint, estate_total bigint, total bigint, households bigint
);
comment on column figures.household_arrears.running is 'Of this household and all that owe more.';
comment on column figures.household_arrears.total is 'Of all households together.';

create type figures.household_owed as (estate_id int, unit_id bigint, due_on date, open bigint, owes boolean);
comment on column figures.household_owed.owes is 'Something is overdue. Other rows only tell that the household was billed.';

create function figures.owed_by_bill(p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb)
returns setof figures.household_owed
language plpgsql stable rows 20000 as $$
begin
  return query
  select b.estate_id, b.unit_id, b.due_on, b.open, b.is_overdue and b.open > 0
  from figures.bill_position('portfolio', p_as_of, p_as_of, p_as_of, p_known_at, p_fee_class, p_slice) b;
end $$;

-- p_source: the function that tells what is owed, of all bills or of those that may owe: the households are the same.
create function figures.arrears_from(
  p_source text, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_arrears
language plpgsql stable rows 1000 as $$
begin
  return query execute format($q$
  with told as materialized (select * from figures.%I($1, $2, $3, $4)),
  owing as materialized (
    select t.estate_id, t.unit_id, sum(t.open)::bigint as open, min(t.due_on) as since, count(*) as bills
    from told t where t.owes
    group by t.estate_id, t.unit_id
  ),
  whole as (
    select (select count(*) from (select distinct t.estate_id, t.unit_id from told t) u) as households,
      (select sum(o.open)::bigint from owing o) as total
  )
  select e.estate_code, e.name, e.estate_code || '/' || u.unit_code, o.open, o.since, o.bills,
    sum(o.open) over (order by o.open desc, e.estate_code collate "C", u.unit_code collate "C")::bigint,
    sum(o.open) over (partition by e.estate_code)::bigint, w.total, w.households
  from owing o
  join public.unit u on u.estate_id = o.estate_id and u.unit_id = o.unit_id
  join figures.estate_at($2) e on e.estate_id = o.estate_id
  cross join whole w
  order by o.open desc, e.estate_code collate "C", u.unit_code collate "C"$q$, p_source)
  using p_as_of, p_known_at, p_fee_class, p_slice;
end $$;

create function figures.household_arrears(
  p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_arrears
language plpgsql stable rows 1000 as $$
begin
  return query select * from figures.arrears_from('owed_by_bill', p_as_of, p_known_at, p_fee_class, p_slice);
end $$;
comment on function figures.household_arrears is 'Households with overdue money, the largest first.';
