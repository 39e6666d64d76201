-- requires: bill_state
-- Question: how does a household stand as of A, as known at K: what is open, what is overdue, what is held?
-- Grain: household (unit).
-- Formula: the most pressing state of its bills: OVERDUE, UNPAID, WRITTEN_OFF, PAID, WAIVED, in this order; null without a bill.
--   Open and overdue are sums over its bills; held = all its cash - all its allocations.
-- Counts: bills of every fee class and liable person issued by A; money of every account of the household.
-- Excludes: unidentified money, which has no household.
-- Decided: open leaves written-off balances out; overdue is the part of it whose due date lies before A.

create function figures.unit_standing(p_as_of date, p_known_at timestamptz, p_slice jsonb) returns table (
  estate_id int, unit_id bigint, status text, open bigint, overdue bigint, held bigint
)
language plpgsql stable rows 200 set plan_cache_mode = force_custom_plan as $$
declare
  batches int[] := case when p_known_at is not null then figures.batches_at(p_known_at) end;
  estates int[] := figures.slice_ids(p_slice, 'estates')::int[];
  buildings bigint[] := figures.slice_ids(p_slice, 'buildings');
  units bigint[] := figures.slice_ids(p_slice, 'units');
begin
  return query
  with billed as (
    select s.estate_id as e, s.unit_id as u,
      case
        when bool_or(s.status = 'OVERDUE') then 'OVERDUE'
        when bool_or(s.status = 'UNPAID') then 'UNPAID'
        when bool_or(s.status = 'WRITTEN_OFF') then 'WRITTEN_OFF'
        when bool_or(s.status = 'PAID') then 'PAID'
        else 'WAIVED'
      end as worst,
      sum(s.open)::bigint as open, coalesce(sum(s.open) filter (where s.status = 'OVERDUE'), 0)::bigint as overdue
    from figures.bill_state(p_as_of, p_known_at, p_slice) s
    group by s.estate_id, s.unit_id
  ),
  kept as (
    select a.estate_id as e, a.unit_id as u, sum(case p.kind when 'CASH' then p.amount else -p.amount end)::bigint as held
    from public.account a
    join public.posting p on p.estate_id = a.estate_id and p.account_id = a.account_id
    where p.kind in ('CASH', 'ALLOCATION') and p.effective_on <= p_as_of
      and (batches is null or p.batch_id = any (batches))
      and (estates is null or a.estate_id = any (estates))
      and (buildings is null or a.building_id = any (buildings))
      and (units is null or a.unit_id = any (units))
    group by a.estate_id, a.unit_id
  )
  select coalesce(b.e, k.e), coalesce(b.u, k.u), b.worst, coalesce(b.open, 0), coalesce(b.overdue, 0), coalesce(k.held, 0)
  from billed b full join kept k on k.e = b.e and k.u = b.u;
end $$;
comment on function figures.unit_standing is 'How each household stands: most pressing state, open, overdue and held money in fen.';
