-- requires: bill_scope
-- Question: what was billed, waived, written off and collected in each month, by the day on which the bills fall due?
-- Grain: group of p_by (portfolio or estate), due date and calendar month.
-- Formula: entries of the month, each on the later of its effective date and its bill's issue; bills on their day of issue.
-- Counts: bills of the fee class due from p_first on that were issued, and entries effective, by A.
-- Excludes: months in which nothing moved.
-- Decided: cohorts of bills and movements between ageing buckets are both sums of these flows, so they agree with each other and with
--   the figures at every month's end.

create type figures.due_flow as (
  group_key text, due_on date, month date, bills bigint, charged bigint, waived bigint, written_off bigint, paid bigint
);

create function figures.due_flow(
  p_by text, p_first date, p_as_of date, p_known_at timestamptz, p_fee_class text, p_slice jsonb
) returns setof figures.due_flow
language plpgsql stable rows 2000 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_estates(p_slice);
begin
  return query
  with scope as materialized (
    select s.group_key as g, s.estate_id, s.bill_id, s.amount, s.issued_on, s.due_on
    from figures.bill_scope(p_by, p_as_of, p_known_at, p_fee_class, p_slice) s where s.due_on >= p_first
  ),
  moved as (
    select s.g, s.due_on, s.issued_on as day, 1 as bills, s.amount as charged, 0::bigint as waived, 0::bigint as written_off, 0::bigint as paid
    from scope s
    union all
    select s.g, s.due_on, greatest(p.effective_on, s.issued_on), 0,
      case p.kind when 'CREDIT_NOTE' then -p.amount else 0 end, case p.kind when 'WAIVER' then p.amount else 0 end,
      case p.kind when 'WRITE_OFF' then p.amount else 0 end, case p.kind when 'ALLOCATION' then p.amount else 0 end
    from scope s
    join public.posting p on p.estate_id = s.estate_id and p.bill_id = s.bill_id
    where p.effective_on <= p_as_of and (batches is null or p.batch_id = any (batches))
      and (estates is null or p.estate_id = any (estates))
  )
  select m.g, m.due_on, date_trunc('month', m.day::timestamp)::date, sum(m.bills)::bigint, sum(m.charged)::bigint, sum(m.waived)::bigint,
    sum(m.written_off)::bigint, sum(m.paid)::bigint
  from moved m
  group by 1, 2, 3;
end $$;
comment on function figures.due_flow is 'What moved in each month, by due date.';

-- The last day of the last whole month by A.
create function figures.month_closed(p_as_of date) returns date language sql immutable as $$
  select date_trunc('month', (p_as_of + 1)::timestamp)::date - 1
$$;
comment on function figures.month_closed is 'A itself where it ends a month, else the end of the month before.';
