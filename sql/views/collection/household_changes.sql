-- requires: bill_scope household_position
-- Question: of households billed in two months, how many did otherwise in the one than in the other?
-- Grain: group, month due, age (0: on time, as of the end of the month; 1: settled, as of the end of the next) and how many months apart.
-- Formula: on_time and settled of household_position, each month alone; households with bills due in both months, and of them those that differ.
-- Counts: months and ages whose day has come by the end of the last whole month by A.
-- Excludes: as household_position: parking and storage, bills whose net is 0.
-- Decided: one pass over the bills for all months; it answers as household_position does month by month, which a test holds it to.
--   Neighbouring months, and months half a year apart: what early warning learns from.

create type figures.household_change as (
  group_key text, due_month date, age int, apart int, households bigint, changed bigint
);
comment on column figures.household_change.households is 'Households with bills due in the month and so many months before.';
comment on column figures.household_change.changed is 'Of them, those that were on time, or settled, in one of the two alone.';

create function figures.household_changes(
  p_by text, p_months int, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.household_change
language plpgsql stable rows 600 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
  month_end constant date := figures.month_closed(p_as_of);
  first constant date := (date_trunc('month', month_end::timestamp) - make_interval(months => p_months - 1))::date;
begin
  return query
  with seen as materialized (
    select s.group_key, s.estate_id, s.bill_id, s.unit_id, s.amount, s.issued_on, s.due_on, d.due_month,
      array[(d.due_month + interval '1 month')::date - 1, (d.due_month + interval '2 months')::date - 1] as days
    from figures.bill_scope(p_by, month_end, p_known_at, p_fee_class, p_slice) s
    cross join lateral (select date_trunc('month', s.due_on::timestamp)::date as due_month) d
    where s.due_on between first and month_end and s.use not in ('PARKING', 'STORAGE')
  ),
  moved as (
    select s.group_key, s.estate_id, s.unit_id, s.due_month, s.days, s.amount, s.issued_on,
      sum(p.amount) filter (where p.kind <> 'ALLOCATION' and p.effective_on <= s.days[1]) as lowered_0,
      sum(p.amount) filter (where p.effective_on <= s.due_on) as settled_0,
      sum(p.amount) filter (where p.kind <> 'ALLOCATION') as lowered_1,
      sum(p.amount) as settled_1
    from seen s
    left join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id and p.effective_on <= s.days[2]
      and p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')
      and (batches is null or p.batch_id = any (batches)) and (estates is null or p.estate_id = any (estates))
    group by s.group_key, s.estate_id, s.bill_id, s.unit_id, s.due_month, s.days, s.amount, s.issued_on
  ),
  household as (
    select v.group_key, v.estate_id, v.unit_id, v.due_month, a.age, bool_and(v.amount = coalesce(a.settled, 0)) as did
    from moved v
    cross join lateral (values (0, v.days[1], v.lowered_0, v.settled_0), (1, v.days[2], v.lowered_1, v.settled_1)) a(age, day, lowered, settled)
    where a.day <= month_end and v.issued_on <= a.day and v.amount <> coalesce(a.lowered, 0)
    group by v.group_key, v.estate_id, v.unit_id, v.due_month, a.age
  ),
  pair as (
    select h.group_key, h.due_month, h.age, h.did,
      first_value(h.did) over (w range between '1 month' preceding and '1 month' preceding) as near,
      first_value(h.did) over (w range between '6 months' preceding and '6 months' preceding) as far
    from household h
    window w as (partition by h.group_key, h.estate_id, h.unit_id, h.age order by h.due_month)
  )
  select p.group_key, p.due_month, p.age, b.apart, count(*), count(*) filter (where p.did <> b.did)
  from pair p
  cross join lateral (values (1, p.near), (6, p.far)) b(apart, did)
  where b.did is not null
  group by p.group_key, p.due_month, p.age, b.apart
  order by p.group_key, p.due_month, p.age, b.apart;
end $$;
comment on function figures.household_changes is 'How many households did otherwise than a month, and half a year, before.';
