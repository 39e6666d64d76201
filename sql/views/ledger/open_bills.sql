-- Question: of which bills is or may yet something be unpaid?
-- Grain: bill.
-- Formula: settled from the day of its last posting when net - paid is 0 after it; from its issue when it was for nothing.
-- Counts: bills known now and not voided.
-- Excludes: bills settled from a day that has passed in every time zone; the latest such day is the estate's horizon.
-- Decided: only a hint where to look. As of the horizon or later every bill with something unpaid is among them, so a list that
--   looks here and then works out each bill's state misses none. Since the last thing moved on a bill it stands as told here.

create function figures.refresh_open_bills(p_estates int[], p_bills bigint[]) returns void
language plpgsql volatile set plan_cache_mode = force_custom_plan as $$
declare
  -- Business days differ by a day at most between time zones.
  passed date := (statement_timestamp() at time zone 'UTC')::date - 1;
begin
  delete from public.open_bill o using unnest(p_estates, p_bills) as c(e, b) where o.estate_id = c.e and o.bill_id = c.b;

  with settled as materialized (
    select b.estate_id, b.bill_id, b.building_id, b.unit_id, b.fee_class, b.fee_item, b.use, b.liable_kind, b.issued_on, b.due_on, b.amount,
      case when b.amount = coalesce(m.lowered, 0) then coalesce(m.latest, b.issued_on) end as settled_from,
      greatest(b.issued_on, m.latest) as stands_from, (b.amount - coalesce(m.lowered, 0))::bigint as unpaid,
      (b.amount - coalesce(m.lowered, 0) - coalesce(m.written_off, 0))::bigint as open
    from unnest(p_estates, p_bills) as c(e, b)
    cross join lateral (select * from public.bill own where own.estate_id = c.e and own.bill_id = c.b) b
    cross join lateral (
      select sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')) as lowered,
        sum(p.amount) filter (where p.kind = 'WRITE_OFF') as written_off, max(p.effective_on) as latest
      from public.posting p where p.estate_id = b.estate_id and p.bill_id = b.bill_id
    ) m
    where not exists (select from public.void v
      where v.estate_id = b.estate_id and v.entry_table = 'bills' and v.entry_id = b.bill_id)
  ),
  horizon as (
    insert into public.open_bill_horizon as k (estate_id, settled_from)
    select s.estate_id, max(s.settled_from) from settled s where s.settled_from < passed group by s.estate_id
    on conflict (estate_id) do update set settled_from = greatest(k.settled_from, excluded.settled_from)
  )
  insert into public.open_bill (estate_id, bill_id, building_id, unit_id, fee_class, fee_item, use, liable_kind, issued_on, due_on, amount,
    settled_from, stands_from, unpaid, open)
  select s.estate_id, s.bill_id, s.building_id, s.unit_id, s.fee_class, s.fee_item, s.use, s.liable_kind, s.issued_on, s.due_on, s.amount,
    s.settled_from, s.stands_from, s.unpaid, s.open from settled s
  where s.settled_from is null or s.settled_from >= passed;
end $$;
comment on function figures.refresh_open_bills is 'Works out anew which of some bills are open; called by whoever writes bills, voids or postings.';

-- Bills whose last day with something unpaid has passed by the calendar alone.
create function figures.forget_settled_bills(p_estates int[]) returns void language plpgsql volatile as $$
declare
  passed date := (statement_timestamp() at time zone 'UTC')::date - 1;
begin
  with gone as (
    delete from public.open_bill o where o.estate_id = any (p_estates) and o.settled_from < passed
    returning o.estate_id, o.settled_from
  )
  insert into public.open_bill_horizon as k (estate_id, settled_from)
  select g.estate_id, max(g.settled_from) from gone g group by g.estate_id
  on conflict (estate_id) do update set settled_from = greatest(k.settled_from, excluded.settled_from);
end $$;
comment on function figures.forget_settled_bills is 'Leaves settled bills of some estates out of the open ones once their day has passed everywhere.';
