-- Question: of which bills is or may yet something be unpaid?
-- Grain: bill.
-- Formula: settled from the day of its last posting when net - paid is 0 after it; from its issue when it was for nothing.
-- Counts: bills known now and not voided.
-- Excludes: bills settled from a day that has passed in every time zone; the latest such day is the estate's horizon.
-- Decided: only a hint where to look. As of the horizon or later every bill with something unpaid is among them, so a list that
--   looks here and then works out each bill's state misses none.

create function figures.refresh_open_bills(p_estates int[], p_units bigint[]) returns void
language plpgsql volatile set plan_cache_mode = force_custom_plan as $$
declare
  -- Business days differ by a day at most between time zones.
  passed date := (statement_timestamp() at time zone 'UTC')::date - 1;
begin
  delete from public.open_bill o using (
    select b.estate_id, b.bill_id from unnest(p_estates, p_units) as h(e, u)
    cross join lateral (select * from public.bill own where own.estate_id = h.e and own.unit_id = h.u) b
  ) b
  where o.estate_id = b.estate_id and o.bill_id = b.bill_id;

  with settled as materialized (
    select b.estate_id, b.bill_id, b.building_id, b.fee_class, b.fee_item, b.due_on, b.amount,
      case when b.amount = coalesce(m.lowered, 0) then coalesce(m.latest, b.issued_on) end as settled_from
    from unnest(p_estates, p_units) as h(e, u)
    cross join lateral (select * from public.bill own where own.estate_id = h.e and own.unit_id = h.u) b
    cross join lateral (
      select sum(p.amount) filter (where p.kind in ('CREDIT_NOTE', 'WAIVER', 'ALLOCATION')) as lowered, max(p.effective_on) as latest
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
  insert into public.open_bill (estate_id, bill_id, building_id, fee_class, fee_item, due_on, amount, settled_from)
  select s.estate_id, s.bill_id, s.building_id, s.fee_class, s.fee_item, s.due_on, s.amount, s.settled_from from settled s
  where s.settled_from is null or s.settled_from >= passed;
end $$;
comment on function figures.refresh_open_bills is 'Works out anew which bills of households are open; called by the ledger''s one door.';
