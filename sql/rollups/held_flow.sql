-- requires: cell_row without_fences
-- Question: by how much did held money change on some days?
-- Grain: estate, building (0: money without a household), fee class and day on which it changed.
-- Formula: cash received less what was allocated on the day.
-- Counts: money that has an account, in the building of its unit; other money under the fee class of its receipt, a reversal's under
--   that of the receipt which it undoes.
-- Excludes: days on which as much was allocated as came in.
-- Decided: nearly all money is allocated on the day it comes, so that what is left to add up is little.

create type figures.held_flow as (estate_id int, building_id bigint, fee_class text, day date, amount bigint);

-- The flows of some postings p, as steps of a query: from p_source on, narrowed by p_where.
create function figures.held_flow_of(p_source text, p_where text) returns text language sql immutable as $$
  select format($q$
  -- Added up by account first: what came in and was allocated on the same day is gone before any name is looked up.
  with moved as materialized (
    select p.estate_id, p.account_id, case when p.account_id is null then p.receipt_id end as receipt_id, p.effective_on,
      sum(case p.kind when 'CASH' then p.amount else -p.amount end) as amount
    from %s
    where p.kind in ('CASH', 'ALLOCATION') and %s
    group by 1, 2, 3, 4
    having sum(case p.kind when 'CASH' then p.amount else -p.amount end) <> 0
  )
  select m.estate_id, m.building_id, m.fee_class, m.effective_on, sum(m.amount)::bigint
  from (
    select p.estate_id, a.building_id, a.fee_class, p.effective_on, p.amount
    from moved p
    join public.account a on a.estate_id = p.estate_id and a.account_id = p.account_id
    union all
    select p.estate_id, 0, coalesce(o.fee_class, r.fee_class), p.effective_on, p.amount
    from moved p
    join public.receipt r on r.estate_id = p.estate_id and r.receipt_id = p.receipt_id
    left join public.receipt o on o.estate_id = r.estate_id and o.receipt_no = r.reverses_receipt_no
    where p.account_id is null
  ) m
  group by 1, 2, 3, 4
  having sum(m.amount) <> 0$q$, p_source, p_where)
$$;

create function figures.held_flow(p_estates int[], p_days date[]) returns setof figures.held_flow
language plpgsql stable rows 5000 as $$
begin
  return query execute figures.held_flow_of(figures.without_fences('unnest($1, $2) as g (e, d)
    cross join lateral (select * from public.posting own where own.estate_id = g.e and own.effective_on = g.d offset 0) p'), 'true')
  using p_estates, p_days;
end $$;
comment on function figures.held_flow is 'What held money changed by, by day, worked out from the postings.';

-- What some batches recorded of it, effective by a day.
create function figures.held_recorded(p_batches int[], p_day date, p_estates int[]) returns setof figures.held_flow
language plpgsql stable rows 5000 as $$
begin
  return query execute figures.held_flow_of('public.posting p', 'p.batch_id >= (select min(b) from unnest($1) as b) and p.batch_id = any ($1)
    and p.effective_on <= $2 and ($3 is null or p.estate_id = any ($3))')
  using p_batches, p_day, p_estates;
end $$;

-- Recomputes up to p_limit marked days and their months; returns how many there were. The caller holds the lock of refresh_cells.
create function figures.refresh_held(p_limit int) returns int language plpgsql as $$
declare
  estates int[];
  days date[];
begin
  select array_agg(c.estate_id), array_agg(c.day) into estates, days from (
    select distinct m.estate_id, m.day from (select m.estate_id, m.day from public.held_mark m order by m.estate_id, m.day limit p_limit) m
  ) c;
  if estates is null then
    return 0;
  end if;
  delete from public.held_mark m using unnest(estates, days) as c (estate_id, day) where m.estate_id = c.estate_id and m.day = c.day;
  delete from public.held_day h using unnest(estates, days) as g (e, d) where h.estate_id = g.e and h.day = g.d;
  insert into public.held_day select f.* from figures.held_flow(estates, days) f;

  delete from public.held_month h using (select distinct e, figures.month_of(d) as m from unnest(estates, days) as g (e, d)) g
    where h.estate_id = g.e and h.month = g.m;
  insert into public.held_month
  select h.estate_id, h.building_id, h.fee_class, g.m, sum(h.amount)::bigint
  from (select distinct e, figures.month_of(d) as m from unnest(estates, days) as g (e, d)) g
  join public.held_day h on h.estate_id = g.e and h.day >= g.m and h.day < figures.month_after(g.m)
  group by 1, 2, 3, 4 having sum(h.amount) <> 0;
  return cardinality(estates);
end $$;
comment on function figures.refresh_held is 'Recomputes days of held money that the postings have outrun.';
